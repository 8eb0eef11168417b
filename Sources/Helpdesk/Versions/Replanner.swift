import EventStore
package import Logging
import Workflow

/// Brings open tickets under calendars that have changed: at the start, before anybody is served.
///
/// Only where nothing but calendars differs. A ticket under another text counts on that text's calendars until somebody
/// migrates it, and the log says so.
package struct Replanner: Sendable {
    private let database: any Database
    private let library: Library
    private let crossings: Crossings
    private let logger: Logger

    package init(_ installation: Installation, logger: Logger) {
        database = installation.database
        library = installation.library
        crossings = Crossings(installation)
        self.logger = logger
    }

    /// Nothing is written where nothing changed, however often it runs.
    package func run() async throws {
        for current in library.current {
            for earlier in library.versions(of: current.reference.name) where earlier.reference != current.reference {
                try await replan(earlier, to: current)
            }
        }
    }

    private func replan(_ earlier: Library.Published, to current: Library.Published) async throws {
        let calendars = current.definition.changedCalendars(since: earlier.definition)
        guard !calendars.isEmpty else { return }
        let open = try await database.read { try OpenTickets($0).count(under: earlier.reference) }
        guard open > 0 else { return }
        let words: Logger.Metadata = [
            "workflow": "\(current.reference.name)", "from": "\(earlier.reference.version)",
            "to": "\(current.reference.version)", "calendars": "\(calendars.map(\.name).joined(separator: " "))",
            "tickets": "\(open)",
        ]
        guard current.replans(ticketsOf: earlier) else {
            return logger.notice(
                "open tickets count on calendars that have changed, until `tangga workflow migrate`", metadata: words)
        }
        logger.notice("a calendar has changed: planning open tickets anew", metadata: words)
        let report = try await crossings.run(CrossingOrder(.replanning, to: current), from: earlier.reference) {
            report in
            guard report.seen.isMultiple(of: 5_000) else { return }
            logger.notice("planning open tickets anew", metadata: ["done": "\(report.seen)", "of": "\(open)"])
        }
        logger.notice(
            "planned open tickets anew",
            metadata: words.merging(["moved": "\(report.otherwiseDue)", "failed": "\(report.failed.count)"]) { $1 })
    }
}
