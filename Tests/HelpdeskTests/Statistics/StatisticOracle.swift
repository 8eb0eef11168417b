import EventStore
import Logging
import Workflow

@testable import Helpdesk

/// What is to be counted, the slow way: from whole histories, and from tickets as they are in the end.
enum StatisticOracle {
    static func tally(of histories: [[TicketEvent]]) -> StatisticTally {
        histories.reduce(into: [:]) { all, history in all.merge(tally(of: history), uniquingKeysWith: +) }
    }

    private static func tally(of history: [TicketEvent]) -> StatisticTally {
        guard let ticket = Ticket(folding: history) else { return [:] }
        var counted: [(Statistic.Measure, CivilDay, String)] = [(.opened, monday(ticket.openedAt), "")]
        let answer = history.firstIndex { if case .answered = $0.fact { true } else { false } }
        let limits = history.indices.filter { limit(history[$0]) != nil }
        counted += limits.compactMap { index in limit(history[index]).map { ($0, monday(history[index].at), "") } }
        if let first = limits.first, first < answer ?? .max {
            counted.append((.late, monday(history[first].at), ""))
        } else if let answer {
            counted.append((.inTime, monday(history[answer].at), ""))
        }
        if let answer {
            let hours = Double(history[answer].at - ticket.openedAt) / Double(Milliseconds.perHour)
            let bands: [Double] = [1, 2, 4, 8, 24, 48, 72, 120, 168, 336]
            counted.append((.wait, monday(history[answer].at), bands.first { hours <= $0 }.map { "\(Int($0))" } ?? ""))
        }
        if let end = ticket.end {
            counted.append((.closed, monday(end.at), ""))
        } else {
            counted.append((.open, Zone.wib.local(ticket.openedAt).day, ticket.holder.tier.rawValue))
        }
        let places = (0...2).compactMap { depth in
            depth <= ticket.requesterPlace.codes.count
                ? (["ID"] + ticket.requesterPlace.codes.prefix(depth)).joined(separator: "/") : nil
        }
        let keys = counted.flatMap { measure, day, item in
            places.map {
                Statistic(workflow: ticket.workflow.name, place: $0, measure: measure, on: day, item: item)
            }
        }
        return Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// What a clock passed by acting.
    private static func limit(_ event: TicketEvent) -> Statistic.Measure? {
        guard case .clock = event.by else { return nil }
        return switch event.fact {
        case .forwarded: .climbed
        case .flagged: .missed
        case .closed(let closing) where closing.unanswered: .lapsed
        default: nil
        }
    }

    /// Counted back day by day.
    private static func monday(_ instant: Instant) -> CivilDay {
        var day = Zone.wib.local(instant).day
        while day.weekday != .monday { day = day.advanced(by: -1) }
        return day
    }
}

extension TestInstallation {
    var statistics: Statistics { Statistics(installation) }

    func statistician(perPage: Int = 500) -> Statistician {
        Statistician(database, perPage: perPage, logger: Logger(label: "tests"))
    }

    func counted() async throws -> StatisticTally {
        try await database.read { connection in
            let rows = try StatisticTable(connection: connection).all()
            return Dictionary(uniqueKeysWithValues: rows.compactMap { row in row.0.map { ($0, row.1) } })
        }
    }

    func countable() async throws -> StatisticTally {
        let numbers = try await allTickets().map(\.number)
        var histories: [[TicketEvent]] = []
        for number in numbers { histories.append(try await events(of: number)) }
        return StatisticOracle.tally(of: histories)
    }
}
