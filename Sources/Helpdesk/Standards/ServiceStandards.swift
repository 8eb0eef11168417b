package import Workflow

/// What came of the tickets that were opened in a stretch of time.
package struct ServiceStandards: Equatable, Sendable {
    package var since: Instant
    package var countedAt: Instant
    package var records: [WorkflowName: ServiceRecord]
}

/// One service's.
package struct ServiceRecord: Equatable, Sendable {
    package var opened: Int
    /// First answers that came before any clock had forwarded or flagged the ticket.
    package var inTime: Int
    /// Tickets that a clock had forwarded or flagged before anybody answered.
    package var late: Int
    /// From the opening to the first answer, in milliseconds of plain time; nil while there is no answer.
    package var median: Int64?
}

/// How long one ticket waited for its first answer, and whether it waited too long.
struct FirstAnswer: Equatable {
    var workflow: WorkflowName
    /// In milliseconds; nil where nobody has answered.
    var after: Int64?
    var isLate: Bool

    /// Nil where nothing was opened.
    init?(in history: [TicketEvent]) {
        guard let opened = history.first, case .opened(let opening) = opened.fact else { return nil }
        let answer = history.firstIndex { $0.fact.isAnswer }
        let limit = history.firstIndex(where: \.isLimit)
        workflow = opening.workflow.name
        after = answer.map { history[$0].at - opened.at }
        isLate = limit.map { $0 < answer ?? .max } ?? false
    }
}

extension TicketEvent {
    /// A promise's time was over.
    fileprivate var isLimit: Bool {
        guard case .clock = by else { return false }
        return switch fact {
        case .forwarded, .flagged: true
        case .opened, .answered, .replied, .asked, .noted, .assigned, .referred, .reported, .inquired, .recategorised,
            .returned, .reminded, .excused, .closed, .rated, .migrated, .replanned:
            false
        }
    }
}

extension TicketEvent.Fact {
    fileprivate var isAnswer: Bool {
        if case .answered = self { true } else { false }
    }
}

struct StandardsTally {
    private var services: [WorkflowName: (opened: Int, late: Int, inTime: Int, waits: [Int64])] = [:]

    mutating func add(_ ticket: FirstAnswer) {
        var service = services[ticket.workflow] ?? (0, 0, 0, [])
        service.opened += 1
        if ticket.isLate {
            service.late += 1
        } else if ticket.after != nil {
            service.inTime += 1
        }
        if let after = ticket.after { service.waits.append(after) }
        services[ticket.workflow] = service
    }

    var records: [WorkflowName: ServiceRecord] {
        services.mapValues { service in
            ServiceRecord(
                opened: service.opened, inTime: service.inTime, late: service.late, median: service.waits.median)
        }
    }
}

extension [Int64] {
    /// Of an even number the lower of the two in the middle: a time that somebody did wait.
    fileprivate var median: Int64? { isEmpty ? nil : sorted()[(count - 1) / 2] }
}
