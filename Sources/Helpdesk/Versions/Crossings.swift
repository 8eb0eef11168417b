import EventStore
package import Workflow

/// Carries orders out, through the desk's ordinary queue.
///
/// Each ticket is one request, and one that has come over is not found again: whoever is interrupted begins anew.
package struct Crossings: Sendable {
    private let database: any Database
    private let desk: Desk

    package init(_ installation: Installation) {
        database = installation.database
        desk = installation.desk
    }

    package struct Report: Equatable, Sendable {
        package var moved: [TicketNumber] = []
        /// Of these, clocks that run are due at another moment.
        package var otherwiseDue = 0
        package var untouched = 0
        package var refused: [CrossingObstacle: [TicketNumber]] = [:]
        /// They could not be stored.
        package var failed: [TicketNumber] = []

        package var seen: Int {
            moved.count + untouched + failed.count + refused.values.reduce(0) { $0 + $1.count }
        }
    }

    private enum Limit {
        /// Tickets handed to the desk at once: between two hands others get their turn.
        static let page = 200
    }

    /// - Parameter progress: told of what has been done, page by page.
    package func run(
        _ order: CrossingOrder, from earlier: WorkflowReference, progress: (Report) -> Void = { _ in }
    ) async throws -> Report {
        var report = Report()
        var last: TicketNumber = 0
        while true {
            let before = try await database.read { [last] connection in
                let numbers = try OpenTickets(connection).numbers(under: earlier, after: last, limit: Limit.page)
                let streams = TicketStreams(connection)
                return try numbers.compactMap { try streams.load($0)?.ticket }
            }
            guard let end = before.last else { return report }
            let outcomes = await desk.submit(all: before.map { DeskRequest(.cross($0.number, order)) })
            for (ticket, outcome) in zip(before, outcomes) { report.add(outcome.map(\.ticket), from: ticket, order) }
            progress(report)
            last = end.number
        }
    }
}

extension Crossings.Report {
    fileprivate mutating func add(_ outcome: Result<Ticket, any Error>, from before: Ticket, _ order: CrossingOrder) {
        switch outcome {
        case .success(let ticket) where ticket.workflow == order.to.reference:
            moved.append(ticket.number)
            if ticket.dues != before.dues { otherwiseDue += 1 }
        case .success: untouched += 1
        case .failure(DeskError.refused(.cannotCross(let obstacle))):
            refused[obstacle, default: []].append(before.number)
        case .failure: failed.append(before.number)
        }
    }
}

extension Ticket {
    fileprivate var dues: [ClockName: Instant] { clocks.compactMapValues { $0.run?.until } }
}
