package import EventStore
package import Logging
import ServiceLifecycle
import Workflow

/// Counts what happens to tickets, behind the commits and outside every request: how far it came is stored with what it
/// counted, so that two of it at work, or one that crashed half-way, count nothing twice.
package actor Statistician {
    private let database: any Database
    private let perPage: Int
    private let logger: Logger

    /// - Parameter perPage: events that are counted in one transaction.
    package init(_ database: any Database, perPage: Int = 500, logger: Logger) {
        self.database = database
        self.perPage = perPage
        self.logger = logger
    }

    /// Everything that there is to count now.
    package func work() async throws {
        while try await countPage() {}
    }

    /// - Returns: whether there may be more.
    private func countPage() async throws -> Bool {
        let page = try await database.read { [perPage] connection in
            try Count(connection, perPage)
        }
        guard page.end > page.start else { return false }
        return try await database.write { connection in
            let table = StatisticTable(connection: connection)
            // Somebody else may have been faster: then it is theirs, and we look again.
            guard try table.position() == page.start else { return true }
            try table.add(page.count, through: page.end)
            return page.isFull
        }
    }

    /// What one page of the log adds.
    private struct Count: Sendable {
        let start: Int
        let end: Int
        let isFull: Bool
        let count: StatisticCount

        init(_ connection: any Connection, _ limit: Int) throws {
            let streams = TicketStreams(connection)
            start = try StatisticTable(connection: connection).position()
            let page = try EventLog(connection).events(after: start, limit: limit)
            var fold = StatisticFold()
            for recorded in page {
                guard let number = TicketStreams.number(in: recorded.stream) else { continue }
                if recorded.version > 1, !fold.knows(number) {
                    fold.remember(try streams.events(of: number).prefix(recorded.version - 1), of: number)
                }
                fold.note(try streams.event(recorded), of: number)
            }
            end = page.last?.globalPosition ?? start
            isFull = page.count == limit
            count = fold.take()
        }
    }
}

extension Statistician: Service {
    enum Pace {
        /// Between two looks, so that what many commits bring is counted at once, and people's commands get their turn.
        static let pause = Duration.seconds(1)
        static let betweenPages = Duration.milliseconds(50)
        /// Figures may be late on a bad Monday; answers may not.
        static let whileOthersWrite = Duration.milliseconds(500)

        /// - Parameter commits: since the page was begun, its own among them.
        static func rest(amid commits: UInt64) -> Duration { commits > 1 ? whileOthersWrite : betweenPages }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled { await self.turn() }
        }
    }

    private func turn() async {
        // Before the look, so that what is committed during it counts.
        let seen = database.commits.count
        do {
            var before = seen
            while try await countPage() {
                try await rest(for: Pace.rest(amid: database.commits.count - before))
                before = database.commits.count
            }
            try await rest(for: Pace.pause)
            await database.commits.wait(after: seen)
        } catch is CancellationError {
            return
        } catch {
            logger.error("statistics will be tried again", metadata: ["error": "\(error)"])
            // Cancelled, the loop ends by itself.
            try? await rest(for: Pace.pause)
        }
    }
}
