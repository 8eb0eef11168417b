package import EventStore
import Synchronization
package import Workflow

/// Where every command waits its turn: the one write path.
///
/// Whatever waits is decided in order and stored in one transaction; only then does anybody get an answer. There is no
/// task in the background: who finds nobody writing has the first batch written, and the writer's thread goes on with
/// whatever arrived meanwhile, until nobody waits.
///
/// No actor, because every hop between threads on the way in and out costs as much as a statement: the line is the
/// only thing shared, and it is behind one lock that is never held for long.
package final class Desk: Sendable {
    private let database: any Database
    private let library: Library
    private let zone: @Sendable (Place) -> Zone
    private let time: any Timepiece
    private let recordTime: any Timepiece
    private let limits: AttachmentLimits
    /// Told of the earliest moment that a batch set a clock to.
    private let onArmed: @Sendable (Instant) -> Void
    private let line = Mutex(Line())
    /// Only used between the beginning and the end of a batch, of which there is one at a time.
    private let cache = Mutex(BoundedCache<TicketNumber, StoredTicket>(capacity: Limit.cachedTickets))

    package enum Limit {
        static let cachedTickets = 20_000
        /// Requests in one transaction: enough to hide the flush, few enough that nobody waits long.
        static let batch = 256
        /// Requests in line; with more, callers hear at once that it is too much.
        static let line = 10_000
    }

    fileprivate typealias Outcome = Result<DeskOutcome, any Error>

    fileprivate struct Waiting: Sendable {
        let request: DeskRequest
        /// Called once, on the writer's thread.
        let answer: @Sendable (Outcome) -> Void
    }

    private struct Line {
        var waiting: [Waiting] = []
        var isBeingWritten = false

        mutating func nextBatch() -> [Waiting] {
            let batch = Array(waiting.prefix(Limit.batch))
            waiting.removeFirst(batch.count)
            isBeingWritten = !batch.isEmpty
            return batch
        }
    }

    package init(
        database: any Database, library: Library, zone: @escaping @Sendable (Place) -> Zone, time: any Timepiece,
        recordTime: any Timepiece = SystemTime(), limits: AttachmentLimits = .standard,
        onArmed: @escaping @Sendable (Instant) -> Void = { _ in }
    ) {
        self.database = database
        self.library = library
        self.zone = zone
        self.time = time
        self.recordTime = recordTime
        self.limits = limits
        self.onArmed = onArmed
    }

    /// Decides and stores; when it returns the outcome is on disk.
    /// - Throws: `DeskError`; `EventStoreError` where it could not be stored, or nobody knows whether it was.
    package func submit(_ request: DeskRequest) async throws -> DeskOutcome {
        try await withCheckedContinuation { continuation in
            let isTooLong = line.withLock { $0.waiting.count >= Limit.line }
            if isTooLong { return continuation.resume(returning: Outcome.failure(DeskError.overloaded)) }
            join([Waiting(request: request) { continuation.resume(returning: $0) }])
        }.get()
    }

    /// Several at once, decided in this order and, up to the batch's limit, in one transaction. For the timekeeper: they
    /// are not turned away however many wait.
    package func submit(all requests: [DeskRequest]) async -> [Result<DeskOutcome, any Error>] {
        guard !requests.isEmpty else { return [] }
        return await withCheckedContinuation { continuation in
            let outcomes = Outcomes(count: requests.count) { continuation.resume(returning: $0) }
            join(requests.map { request in Waiting(request: request, answer: outcomes.add) })
        }
    }

    /// The requester of a ticket that was just worked on; nil where memory does not know.
    package func rememberedRequester(of number: TicketNumber) -> AccountID? {
        cache.withLock { $0[number]?.ticket.requester }
    }

    // MARK: The line

    private func join(_ arrivals: [Waiting]) {
        let batch = line.withLock { line in
            line.waiting += arrivals
            return line.isBeingWritten ? [] : line.nextBatch()
        }
        begin(batch)
    }

    private func begin(_ batch: [Waiting]) {
        guard !batch.isEmpty else { return }
        write(batch) { [self] in begin(line.withLock { $0.nextBatch() }) }
    }

    // MARK: Writing

    /// - Parameter next: called once everybody in the batch has an outcome, before they are told.
    private func write(_ batch: [Waiting], next: @escaping @Sendable () -> Void) {
        store(batch.map(\.request)) { [self] result in
            switch result {
            case .success(let outcomes):
                // The disk must not wait while people are told.
                next()
                for (waiting, outcome) in zip(batch, outcomes) { waiting.answer(outcome.mapError { $0 }) }
            case .failure(let error):
                forget(batch.map(\.request))
                // One request that the store chokes on must not fail its neighbours. Where the store itself fails,
                // splitting helps nobody; and of a failed commit nobody knows the outcome: the caller's key finds out.
                guard batch.count == 1 || error.isOfStore else { return writeEach(batch[...], next: next) }
                next()
                for waiting in batch { waiting.answer(.failure(error)) }
            }
        }
    }

    private func writeEach(_ batch: ArraySlice<Waiting>, next: @escaping @Sendable () -> Void) {
        guard let first = batch.first else { return next() }
        write([first]) { [self] in writeEach(batch.dropFirst(), next: next) }
    }

    private func store(
        _ requests: [DeskRequest],
        then: @escaping @Sendable (Result<[Result<DeskOutcome, DeskError>], any Error>) -> Void
    ) {
        database.enqueueWrite { [self] connection in
            let known = cache.withLock { cache in
                requests.compactMap(\.number).reduce(into: [:]) { $0[$1] = cache[$1] }
            }
            var batch = DeskBatch(
                connection: connection, library: library, zone: zone, now: time.now(),
                recordedAt: recordTime.now(), limits: limits, tickets: known)
            let outcomes = try requests.map { try batch.take($0) }
            return Written(outcomes: outcomes, tickets: batch.tickets, earliestWake: batch.earliestWake)
        } then: { [self] result in
            if case .success(let written) = result { remember(written) }
            then(result.map(\.outcomes))
        }
    }

    private struct Written: Sendable {
        let outcomes: [Result<DeskOutcome, DeskError>]
        let tickets: [TicketNumber: StoredTicket]
        let earliestWake: Instant?
    }

    private func remember(_ written: Written) {
        cache.withLock { cache in
            for (number, stored) in written.tickets { cache[number] = stored }
        }
        if let wake = written.earliestWake { onArmed(wake) }
    }

    private func forget(_ requests: [DeskRequest]) {
        cache.withLock { cache in
            for number in requests.compactMap(\.number) { cache[number] = nil }
        }
    }
}

/// Gathers the outcomes of several requests, which come in their order.
private final class Outcomes: Sendable {
    private let count: Int
    private let whenAll: @Sendable ([Desk.Outcome]) -> Void
    private let gathered = Mutex<[Desk.Outcome]>([])

    init(count: Int, whenAll: @escaping @Sendable ([Desk.Outcome]) -> Void) {
        self.count = count
        self.whenAll = whenAll
    }

    @Sendable func add(_ outcome: Desk.Outcome) {
        let all = gathered.withLock { gathered in
            gathered.append(outcome)
            return gathered.count == count ? gathered : nil
        }
        if let all { whenAll(all) }
    }
}

extension DeskRequest {
    fileprivate var number: TicketNumber? {
        switch kind {
        case .open: nil
        case .act(_, let number, _, _, _, _, _): number
        case .ring(let due): due.number
        case .excuse(let number, _): number
        case .cross(let number, _): number
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
