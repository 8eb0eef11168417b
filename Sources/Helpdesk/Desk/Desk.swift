package import EventStore
package import Workflow

/// Where every command waits its turn: the one write path.
///
/// Whatever waits is decided in order and stored in one transaction; only then does anybody get an answer. There is no
/// task in the background: the first caller that finds nobody writing leads, takes everything that waits, and hands
/// the lead to the next one in line.
package actor Desk {
    private typealias Position = UInt64

    /// A thread of its own: on the shared pool the next batch would stand in line behind the answers to the last one.
    private nonisolated let executor = QueueExecutor(label: "desk")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let database: any Database
    private let library: Library
    private let zone: @Sendable (Place) -> Zone
    private let time: any Timepiece
    private let recordTime: any Timepiece
    /// Told of the earliest moment that a batch set a clock to.
    private let onArmed: @Sendable (Instant) -> Void
    private let coder = TicketEvent.Coder()
    private var cache = BoundedCache<TicketNumber, StoredTicket>(capacity: Limit.cachedTickets)
    /// Everybody in line, in order, and those of them who wait to be woken.
    private var line: [(position: Position, request: DeskRequest)] = []
    private var sleepers: [Position: CheckedContinuation<Void, Never>] = [:]
    private var finished: [Position: Result<DeskOutcome, any Error>] = [:]
    private var lastPosition: Position = 0
    private var isWriting = false

    package enum Limit {
        static let cachedTickets = 20_000
        /// Requests in one transaction: enough to hide the flush, few enough that nobody waits long.
        static let batch = 256
        /// Requests in line; with more, callers hear at once that it is too much.
        static let line = 10_000
    }

    package init(
        database: any Database, library: Library, zone: @escaping @Sendable (Place) -> Zone, time: any Timepiece,
        recordTime: any Timepiece = SystemTime(), onArmed: @escaping @Sendable (Instant) -> Void = { _ in }
    ) {
        self.database = database
        self.library = library
        self.zone = zone
        self.time = time
        self.recordTime = recordTime
        self.onArmed = onArmed
    }

    /// Decides and stores; when it returns the outcome is on disk.
    /// - Throws: `DeskError`; `EventStoreError` where it could not be stored, or nobody knows whether it was.
    package func submit(_ request: DeskRequest) async throws -> DeskOutcome {
        guard line.count < Limit.line else { throw DeskError.overloaded }
        return try await outcome(at: join(request)).get()
    }

    /// Several at once, decided in this order and, up to the batch's limit, in one transaction. For the timekeeper: they
    /// are not turned away however many wait.
    package func submit(all requests: [DeskRequest]) async -> [Result<DeskOutcome, any Error>] {
        let positions = requests.map(join)
        var outcomes: [Result<DeskOutcome, any Error>] = []
        for position in positions { outcomes.append(await outcome(at: position)) }
        return outcomes
    }

    // MARK: The line

    private func join(_ request: DeskRequest) -> Position {
        lastPosition += 1
        line.append((lastPosition, request))
        return lastPosition
    }

    /// Sleeps until somebody wrote the request, or nobody writes and it falls to this caller to do so.
    private func outcome(at position: Position) async -> Result<DeskOutcome, any Error> {
        while true {
            if let outcome = finished.removeValue(forKey: position) { return outcome }
            if isWriting {
                await withCheckedContinuation { sleepers[position] = $0 }
            } else {
                await lead()
            }
        }
    }

    /// Writes one batch, wakes everybody whose request was in it, and the next in line to lead.
    private func lead() async {
        isWriting = true
        let batch = line.prefix(Limit.batch)
        line.removeFirst(batch.count)
        let outcomes = await write(batch.map(\.request))
        isWriting = false
        for (position, outcome) in zip(batch.map(\.position), outcomes) { finished[position] = outcome }
        // The next leader first: the disk must not wait while answers are written.
        if let next = line.first { sleepers.removeValue(forKey: next.position)?.resume() }
        for position in batch.map(\.position) { sleepers.removeValue(forKey: position)?.resume() }
    }

    // MARK: Writing

    private func write(_ requests: [DeskRequest]) async -> [Result<DeskOutcome, any Error>] {
        do {
            return try await store(requests).map { $0.mapError { $0 } }
        } catch {
            forget(requests)
            // One request that the store chokes on must not fail its neighbours. Where the store itself fails, splitting
            // helps nobody; and of a failed commit nobody knows the outcome: the caller's key finds out.
            guard requests.count > 1, !error.isOfStore else { return requests.map { _ in .failure(error) } }
            var results: [Result<DeskOutcome, any Error>] = []
            for request in requests { results += await write([request]) }
            return results
        }
    }

    private func store(_ requests: [DeskRequest]) async throws -> [Result<DeskOutcome, DeskError>] {
        let known = requests.compactMap(\.number).reduce(into: [:]) { $0[$1] = cache[$1] }
        let written = try await database.write {
            [library, zone, coder, now = time.now(), recordedAt = recordTime.now()] connection in
            var batch = DeskBatch(
                connection: connection, library: library, zone: zone, coder: coder, now: now, recordedAt: recordedAt,
                tickets: known)
            let results = try requests.map { try batch.take($0) }
            return Written(results: results, tickets: batch.tickets, earliestWake: batch.earliestWake)
        }
        for (number, stored) in written.tickets { cache[number] = stored }
        if let wake = written.earliestWake { onArmed(wake) }
        return written.results
    }

    private struct Written: Sendable {
        let results: [Result<DeskOutcome, DeskError>]
        let tickets: [TicketNumber: StoredTicket]
        let earliestWake: Instant?
    }

    private func forget(_ requests: [DeskRequest]) {
        for number in requests.compactMap(\.number) { cache[number] = nil }
    }

    /// The requester of a ticket that was just worked on; nil where memory does not know.
    package func rememberedRequester(of number: TicketNumber) -> AccountID? {
        cache[number]?.ticket.requester
    }
}

extension DeskRequest {
    fileprivate var number: TicketNumber? {
        switch kind {
        case .open: nil
        case .act(_, let number, _, _, _): number
        case .ring(let due): due.number
        case .excuse(let number, _): number
        }
    }
}

extension Error {
    /// The store could not begin or commit, whatever was asked of it.
    fileprivate var isOfStore: Bool {
        switch self as? EventStoreError {
        case .notStored, .unavailable: true
        case nil, .some: false
        }
    }
}
