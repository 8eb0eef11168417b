package import EventStore
package import Logging
import Metrics
import ServiceLifecycle
import Workflow

/// Rings every clock when it is due: sleeps until the next one, and is woken by an earlier one.
///
/// It decides nothing. A ring is a command like any other, and counts only while its arming stands, so a clock acts
/// once however often it is rung.
package actor Timekeeper {
    private let database: any Database
    private let desk: Desk
    private let time: any Timepiece
    private let wakeUp: WakeUpCall
    private let attachments: Attachments
    private let mailroom: Mailroom?
    private let longestSleep: Int64
    private let logger: Logger
    private let lateness = Metrics.Timer(label: "tangga_clock_lateness")
    private let rings = Counter(label: "tangga_clock_rings")
    private var tidiedAt: Instant?
    private var isAdvancing = false

    package enum Limit {
        /// Clocks rung in one go.
        static let page = 200
        /// The pause between full pages, so that catching up after downtime leaves room for people.
        static let pause = Duration.milliseconds(250)
        /// The longest sleep; also how often a sign of life is left.
        package static let sleep: Int64 = 30_000
    }

    /// - Parameters:
    ///   - mailroom: kept in step with practice time while that is moved on.
    ///   - longestSleep: in milliseconds.
    package init(
        database: any Database, desk: Desk, time: any Timepiece, wakeUp: WakeUpCall, attachments: Attachments,
        mailroom: Mailroom? = nil, longestSleep: Int64 = Limit.sleep, logger: Logger
    ) {
        self.database = database
        self.desk = desk
        self.time = time
        self.wakeUp = wakeUp
        self.attachments = attachments
        self.mailroom = mailroom
        self.longestSleep = longestSleep
        self.logger = logger
    }

    // MARK: Due clocks

    /// Rings a page of the clocks that are due, in due order.
    /// - Returns: how many there were; fewer than a page means that none is left.
    @discardableResult
    package func ringDue() async throws -> Int {
        let now = time.now()
        let due = try await database.read { try DueClocks(connection: $0).awake(at: now, limit: Limit.page) }
        guard !due.isEmpty else { return 0 }
        let outcomes = await desk.submit(all: due.map { DeskRequest(.ring($0)) })
        for (clock, outcome) in zip(due, outcomes) { note(clock, outcome, at: now) }
        try await checkProgress(since: due[0])
        return due.count
    }

    /// A clock that can't be rung would be first in line again at once: better to fail, and try again later.
    private func checkProgress(since first: DueClock) async throws {
        let now = time.now()
        let next = try await database.read { try DueClocks(connection: $0).awake(at: now, limit: 1) }.first
        if next == first { throw ClockIsStuck(clock: first) }
    }

    private func note(_ due: DueClock, _ outcome: Result<DeskOutcome, any Error>, at now: Instant) {
        switch outcome {
        case .success:
            rings.increment()
            lateness.recordMilliseconds(now - due.wakesAt)
        case .failure(let error):
            logger.error(
                "clock could not be rung",
                metadata: ["ticket": "\(due.number)", "clock": "\(due.clock)", "error": "\(error)"])
        }
    }

    // MARK: Downtime

    /// To be called before anybody is served: clocks that wait for people's silence don't count the time in which we
    /// were down. What else fell due meanwhile is rung by `run`, in due order and at a bounded rate.
    package func makeUpForDowntime() async throws {
        let now = time.now()
        let outages = try await database.write { try OutageRecords(connection: $0).pending(at: now) }
        for outage in outages {
            logger.notice(
                "making up for downtime", metadata: ["from": "\(outage.from)", "through": "\(outage.through)"])
            guard try await excuse(outage) else { continue }
            try await database.write { try OutageRecords(connection: $0).markExcused(outage) }
        }
    }

    /// - Returns: whether every ticket took it. One that can't must not keep all others from being served; the outage
    ///   stays on record, and the next start tries again.
    private func excuse(_ outage: TicketEvent.Outage) async throws -> Bool {
        var isComplete = true
        var last: TicketNumber = 0
        while true {
            let numbers = try await database.read { [last] in
                try DueClocks(connection: $0).tickets(after: last, limit: Limit.page)
            }
            guard let next = numbers.last else { return isComplete }
            let outcomes = await desk.submit(all: numbers.map { DeskRequest(.excuse($0, outage)) })
            for case (let number, .failure(let error)) in zip(numbers, outcomes) {
                isComplete = false
                logger.error(
                    "downtime could not be made up for", metadata: ["ticket": "\(number)", "error": "\(error)"])
            }
            last = next
        }
    }

    // MARK: Practice

    /// Moves practice time on by `milliseconds`, ringing each clock at its own due moment, in order. A second call under
    /// one key goes on to where the first was to go, which may be where time stands already.
    /// - Returns: whether the key was known.
    /// - Throws: `PracticeTimeIsMoving` while somebody else moves it; `DeskError.keyReused`.
    @discardableResult
    package func advance(
        _ practice: PracticeTime, by milliseconds: Int64, idempotency key: IdempotencyKey? = nil
    ) async throws -> Bool {
        guard !isAdvancing else { throw PracticeTimeIsMoving() }
        isAdvancing = true
        defer { isAdvancing = false }
        let wanted = practice.now() + milliseconds
        guard let key else {
            try await move(practice, to: wanted)
            return false
        }
        let known = try await database.write { connection in
            let records = IdempotencyRecords(connection: connection)
            let known = try records.moment(of: key)
            if known == nil { try records.record(key, moment: wanted, at: SystemTime().now()) }
            return known
        }
        try await move(practice, to: known ?? wanted)
        return known != nil
    }

    private func move(_ practice: PracticeTime, to target: Instant) async throws {
        guard target > practice.now() else { return }
        practice.stand(at: practice.now())
        do {
            // What happened before belongs to before.
            try await mailroom?.work()
            while let wake = try await nextMoment(), wake <= target {
                practice.stand(at: max(wake, practice.now()))
                try await remember(practice)
                while try await ringDue() == Limit.page {}
                try await mailroom?.work()
            }
            practice.stand(at: target)
        } catch {
            _ = practice.flow()
            throw error
        }
        try await flow(practice)
        wakeUp.call()
    }

    /// When the next clock wakes, or the next letter falls due.
    private func nextMoment() async throws -> Instant? {
        let wake = try await database.read { try DueClocks(connection: $0).nextWake() }
        return [wake, try await mailroom?.nextDue()].compactMap(\.self).min()
    }

    private func remember(_ practice: PracticeTime) async throws {
        let ahead = practice.ahead
        try await database.write { try Settings($0).set(.practiceAhead, to: String(ahead)) }
    }

    private func flow(_ practice: PracticeTime) async throws {
        let ahead = practice.flow()
        let now = practice.now()
        try await database.write { connection in
            try Settings(connection).set(.practiceAhead, to: String(ahead))
            try OutageRecords(connection: connection).noteAlive(at: now)
        }
    }
}

/// Rung, and still there as it was: its row says something else than its ticket.
package struct ClockIsStuck: Error, Equatable {
    package var clock: DueClock
}

/// Practice time is being moved on already.
package struct PracticeTimeIsMoving: Error {}

// MARK: The loop

extension Timekeeper: Service {
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled { await self.turn() }
        }
        let now = time.now()
        try await database.write { try OutageRecords(connection: $0).noteAlive(at: now) }
    }

    private func turn() async {
        wakeUp.plan(until: nil)
        do {
            // First, so that we count as alive however long the ringing takes.
            try await tidy(at: time.now())
            guard try await ringDue() < Limit.page else {
                // The bounded rate: between full pages people's commands get their turn.
                try await rest(for: Limit.pause)
                return
            }
            let now = time.now()
            let wake = try await database.read { try DueClocks(connection: $0).nextWake() }
            await sleep(until: min(wake ?? now + longestSleep, now + longestSleep), from: now)
        } catch is CancellationError {
            return
        } catch {
            logger.error("timekeeper will try again", metadata: ["error": "\(error)"])
            await sleep(until: time.now() + 1_000, from: time.now())
        }
    }

    private func tidy(at now: Instant) async throws {
        if let tidiedAt, now >= tidiedAt, now - tidiedAt < Limit.sleep { return }
        tidiedAt = now
        try await database.write { connection in
            try OutageRecords(connection: connection).noteAlive(at: now)
            try IdempotencyRecords(connection: connection).sweep(at: SystemTime().now())
            _ = try LogSealer().seal(through: EventLog(connection).head(), on: connection)
        }
        await sweepAttachments()
    }

    /// Files live on the real clock, like sign-ins. What can't be swept must not keep a clock from ringing.
    private func sweepAttachments() async {
        do {
            try await attachments.sweep(at: SystemTime().now())
        } catch {
            logger.error("files could not be swept", metadata: ["error": "\(error)"])
        }
    }

    private func sleep(until wake: Instant, from now: Instant) async {
        wakeUp.plan(until: wake)
        await rest(for: .milliseconds(max(1, wake - now))) { [wakeUp] in await wakeUp.wait() }
    }
}
