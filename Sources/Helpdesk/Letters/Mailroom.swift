package import EventStore
package import Logging
import Metrics
package import Workflow

/// Makes letters of the outbox's notices, one for each person, and says of each letter that falls due what becomes of
/// it. Beside the timekeeper, and outside every request.
///
/// Two of it at work, or one that crashed half-way, change nothing: how far it came is stored with what it wrote, and a
/// letter is unique in its table.
package actor Mailroom {
    private let database: any Database
    private let library: Library
    private let addresses: AddressBook
    private let zone: @Sendable (Place) -> Zone
    let time: any Timepiece
    let logger: Logger
    private let waiting = Meter(label: "tangga_letters_waiting")
    private let overdue = Meter(label: "tangga_letters_overdue_seconds")
    private let unread = Meter(label: "tangga_notices_waiting")

    package enum Limit {
        /// Notices looked at in one go.
        static let notices = 100
        /// Letters written or settled in one transaction.
        static let letters = 200
        static let pagesWhileSomebodyWaits = 5
    }

    package init(
        database: any Database, library: Library, addresses: AddressBook, zone: @escaping @Sendable (Place) -> Zone,
        time: any Timepiece, logger: Logger
    ) {
        self.database = database
        self.library = library
        self.addresses = addresses
        self.zone = zone
        self.time = time
        self.logger = logger
    }

    var commits: CommitSignal { database.commits }

    /// Everything that there is to do now.
    package func work() async throws {
        try await work(pages: .max)
    }

    /// What whoever has just done something waits for before they look at letters: all of it, but where a heap lies
    /// there, which nobody waits for.
    package func catchUp() async throws {
        try await work(pages: Limit.pagesWhileSomebodyWaits)
    }

    /// - Parameter pages: at most so many of notices, and so many of letters.
    private func work(pages: Int) async throws {
        var left = pages
        while left > 0, try await writePage() { left -= 1 }
        left = pages
        var last = LetterRecords.Position.start
        while left > 0, let next = try await settlePage(after: last) { (last, left) = (next, left - 1) }
    }

    /// When the next letter falls due, after now.
    package func nextDue() async throws -> Instant? {
        let now = time.now()
        return try await database.read { try LetterRecords($0).nextDue(after: now) }
    }

    // MARK: From notices to letters

    /// Takes a page of notices further.
    /// - Returns: whether there may be more.
    func writePage() async throws -> Bool {
        let (library, zone) = (library, zone)
        let plan = try await database.read { connection in
            var planning = try LetterPlan(connection, Expansion(connection: connection, library: library, zone: zone))
            try planning.run()
            return planning.result
        }
        for (number, error) in plan.failures {
            logger.error("notice can't be told", metadata: ["ticket": "\(number)", "error": "\(error)"])
        }
        guard plan.end != plan.start else { return false }
        return try await database.write { connection in
            // Somebody else may have been faster: then it is theirs, and we look again.
            guard try NoticePosition.load(connection) == plan.start else { return true }
            for letter in plan.letters { try LetterRecords(connection).add(letter.key, dueAt: letter.dueAt) }
            try plan.end.store(connection)
            return plan.isFull
        }
    }

    // MARK: What becomes of a letter

    /// Settles a page of the letters that are due, in due order.
    /// - Returns: where the next one begins; nil where none is left.
    func settlePage(after last: LetterRecords.Position) async throws -> LetterRecords.Position? {
        let now = time.now()
        let due = try await database.read { connection in
            var histories = Histories(connection)
            return try LetterRecords(connection).due(by: now, after: last, limit: Limit.letters).map { row in
                DueLetter(
                    row: row, occasion: Result { try histories.occasion(of: row.key) },
                    account: try Accounts.account(row.key.recipient, on: connection))
            }
        }
        guard let end = due.last?.row else { return nil }
        let verdicts = try await verdicts(on: due, at: now)
        try await database.write { connection in
            let records = LetterRecords(connection)
            for (id, verdict) in verdicts {
                switch verdict {
                case .settle(let state): try records.settle(id, as: state, at: now)
                case .postpone(let moment): try records.postpone(id, to: moment)
                }
            }
        }
        return LetterRecords.Position(dueAt: end.dueAt, id: end.id)
    }

    private func verdicts(on due: [DueLetter], at now: Instant) async throws -> [(id: Int, LetterVerdict)] {
        var verdicts: [(id: Int, LetterVerdict)] = []
        var sendable: [(id: Int, recipient: AccountID, ticket: Ticket)] = []
        for letter in due {
            do {
                let occasion = try letter.occasion.get()
                let quiet = try library.definition(of: occasion.ticket).quiet
                if let verdict = letter.verdict(on: occasion, quiet: quiet, zone: zone, at: now) {
                    verdicts.append((letter.row.id, verdict))
                } else {
                    sendable.append((letter.row.id, letter.row.key.recipient, occasion.present))
                }
            } catch {
                // It stays, and is tried again; the others go their way.
                logger.error(
                    "letter can't be settled", metadata: ["letter": "\(letter.row.id)", "error": "\(error)"])
            }
        }
        let found = try await addresses.addressees(of: sendable.map { ($0.recipient, $0.ticket) })
        return verdicts
            + zip(sendable, found).map { letter, addressee in
                (letter.id, .settle(addressee.address == nil ? .undeliverable : .ready))
            }
    }

    // MARK: How it goes

    /// For whoever watches: how many letters wait, how long the oldest has been overdue, and how many notices nobody has
    /// made letters of.
    func measure() async throws {
        let now = time.now()
        let (letters, notices) = try await database.read { connection in
            let written = try NoticePosition.load(connection).through
            return (try LetterRecords(connection).waiting(), try Outbox(connection).head() - written)
        }
        waiting.set(letters.count)
        overdue.set(Double(max(0, letters.earliest.map { now - $0 } ?? 0)) / 1_000)
        unread.set(max(0, notices))
    }
}
