import EventStore
package import Workflow

/// How the installation stands: what whoever watches it would ask first.
package struct Health: Equatable, Sendable {
    /// The last migration of the tables: which Tangga can read the data.
    package var schema: Int
    /// Nil where nobody measured it.
    package var disk: DiskUse?
    /// How many events there are.
    package var logHead: Int
    /// When the earliest clock that is due fell due; nil where all of them have rung.
    package var oldestDue: Instant?
    package var lettersWaiting: Int
    /// When the earliest letter that waits falls or fell due.
    package var earliestLetter: Instant?
    /// Notices that no letters were made of yet.
    package var noticesWaiting: Int
    /// Ticket time of the last sign of life.
    package var aliveAt: Instant?
    package var openTickets: Int
    /// How many are signed in.
    package var sessions: Int

    package init(
        schema: Int, disk: DiskUse?, logHead: Int, oldestDue: Instant?, lettersWaiting: Int, earliestLetter: Instant?,
        noticesWaiting: Int, aliveAt: Instant?, openTickets: Int, sessions: Int
    ) {
        self.schema = schema
        self.disk = disk
        self.logHead = logHead
        self.oldestDue = oldestDue
        self.lettersWaiting = lettersWaiting
        self.earliestLetter = earliestLetter
        self.noticesWaiting = noticesWaiting
        self.aliveAt = aliveAt
        self.openTickets = openTickets
        self.sessions = sessions
    }
}

/// In bytes.
package struct DiskUse: Equatable, Sendable {
    package var data: Int
    package var free: Int

    package init(data: Int, free: Int) {
        self.data = data
        self.free = free
    }
}

extension Health {
    /// What somebody should look into.
    package enum Worry: String, CaseIterable, Sendable {
        case disk, clocks, letters, silence
    }

    private enum Limit {
        static let free = 1 << 30
        /// The timekeeper looks every half minute at least.
        static let clocks = 2 * Milliseconds.perMinute
        static let letters = 10 * Milliseconds.perMinute
        static let silence = 2 * Milliseconds.perMinute
    }

    /// - Parameter now: ticket time.
    package func worries(at now: Instant) -> Set<Worry> {
        func isLate(_ moment: Instant?, _ limit: Int64) -> Bool { moment.map { now - $0 > limit } ?? false }
        let found: [(Worry, Bool)] = [
            (.disk, disk.map { $0.free < Limit.free } ?? false), (.clocks, isLate(oldestDue, Limit.clocks)),
            (.letters, isLate(earliestLetter, Limit.letters)), (.silence, isLate(aliveAt, Limit.silence)),
        ]
        return Set(found.filter(\.1).map(\.0))
    }
}

extension Administration {
    /// - Parameters:
    ///   - real: the real time, by which sessions live.
    ///   - disk: as whoever knows the folder measured it.
    package func health(at real: Instant, disk: DiskUse?) async throws -> Health {
        let now = installation.time.now()
        return try await installation.database.read { connection in
            let letters = try LetterRecords(connection).waiting()
            let written = try NoticePosition.load(connection).through
            return Health(
                schema: Schema.helpdesk.migrations.last?.number ?? 0, disk: disk,
                logHead: try EventLog(connection).head(),
                oldestDue: try DueClocks(connection: connection).awake(at: now, limit: 1).first?.wakesAt,
                lettersWaiting: letters.count, earliestLetter: letters.earliest,
                noticesWaiting: max(0, try Outbox(connection).head() - written),
                aliveAt: try Settings(connection).integer(.aliveAt).map(Instant.init(milliseconds:)),
                openTickets: try OpenTickets(connection).count(),
                sessions: try connection.first(SQL.sessions, [.integer(real.milliseconds)]) { try $0.int(0) } ?? 0)
        }
    }

    enum SQL {
        static let sessions = "SELECT count(*) FROM session WHERE expires_at > $1"
    }
}
