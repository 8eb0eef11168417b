package import EventStore
package import Logging
import ServiceLifecycle
import Workflow

/// How every service has kept what it promises, counted now and then from the tickets themselves. Nobody waits for it: a
/// reader gets the last count, with its moment.
package actor Standards {
    let database: any Database
    let time: any Timepiece
    let logger: Logger
    private let coder = TicketEvent.Coder()

    /// Nil until the first count.
    package private(set) var latest: ServiceStandards?

    /// Ticket time that is looked back on, in days.
    package static let days = 90
    /// Tickets that are read at once: readers behind us wait no longer than that.
    private static let perPage = 200

    package init(_ database: any Database, time: any Timepiece, logger: Logger) {
        self.database = database
        self.time = time
        self.logger = logger
    }

    /// Goes back from the newest ticket as far as there is one that was opened within the time.
    /// - Parameter pause: how many times as long as each page took to leave the machine to others.
    package func count(restingFor pause: Int = 0) async throws {
        let now = time.now()
        let since = now - Int64(Self.days) * Milliseconds.perDay
        var (last, tally) = (TicketNumber.max, StandardsTally())
        while true {
            let start = ContinuousClock.now
            let page = try await page(before: last, openedSince: since)
            for outcome in page.outcomes { tally.add(outcome) }
            guard let lowest = page.lowest, !page.outcomes.isEmpty else { break }
            last = lowest
            try await Task.sleep(for: (ContinuousClock.now - start) * pause)
        }
        latest = ServiceStandards(since: since, countedAt: now, records: tally.records)
    }

    private func page(
        before last: TicketNumber, openedSince since: Instant
    ) async throws -> (outcomes: [FirstAnswer], lowest: TicketNumber?) {
        try await database.read { [coder] connection in
            let rows = try connection.all(SQL.page, [.int(last), .int(Self.perPage)]) { row in
                (number: try row.int(0), openedAt: Instant(milliseconds: try row.integer(1)))
            }
            let streams = TicketStreams(connection, coder: coder)
            let outcomes = try rows.filter { $0.openedAt >= since }.compactMap { row in
                FirstAnswer(in: try streams.events(of: row.number))
            }
            return (outcomes, rows.last?.number)
        }
    }

    enum SQL {
        static let page = "SELECT number, opened_at FROM ticket WHERE number < $1 ORDER BY number DESC LIMIT $2"
    }
}

extension Standards: Service {
    private enum Pace {
        /// The shortest time between two counts.
        static let least = Duration.seconds(600)
        /// A count takes a quarter of a reader at most, and a hundredth of the time.
        static let rest = 3
        static let share = 100
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled { await self.turn() }
        }
    }

    private func turn() async {
        let start = ContinuousClock.now
        do {
            try await count(restingFor: Pace.rest)
        } catch is CancellationError {
            return
        } catch {
            logger.error("standards were not counted", metadata: ["error": "\(error)"])
        }
        // Cancelled, the loop ends by itself.
        try? await Task.sleep(for: max(Pace.least, (ContinuousClock.now - start) * Pace.share))
    }
}
