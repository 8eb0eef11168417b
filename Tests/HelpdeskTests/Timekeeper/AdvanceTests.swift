import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Practice time that is moved on` {
    let tangga: TestInstallation
    let practice: PracticeTime

    init() async throws {
        tangga = try await TestInstallation(practises: true)
        practice = try #require(tangga.installation.practice)
    }

    private func advance(_ milliseconds: Int64) async throws {
        try await tangga.timekeeper.advance(practice, by: milliseconds)
    }

    @Test func `rings each clock at its own moment`() async throws {
        try await tangga.open()
        try await advance(30.days)
        let events = try await tangga.events(of: 1)
        #expect(
            events.map(\.type) == ["ticket.opened/1", "ticket.forwarded/1", "ticket.flagged/1", "ticket.closed/1"])
        #expect(events.map { $0.at - .monday } == [0, 3.days, 6.days, 10.days])
        #expect(practice.now() == .monday + 30.days)
    }

    @Test func `keeps two tickets in order`() async throws {
        try await tangga.open()
        try await advance(1.days)
        try await tangga.open("sekolah2")
        try await advance(30.days)
        let told = try await tangga.database.read { connection in
            try EventLog(connection).events(after: 0, limit: 100).map {
                try TicketStreams(connection).event($0).at
            }
        }
        #expect(told.map { $0 - .monday } == [0, 1.days, 3.days, 4.days, 6.days, 7.days, 10.days, 11.days])
        #expect(try await tangga.faults() == [])
    }

    @Test func `stops where it was told to`() async throws {
        try await tangga.open()
        try await advance(3.days - 1)
        #expect(try await tangga.events(of: 1).count == 1)
        try await advance(1)
        #expect(try await tangga.events(of: 1).count == 2)
    }

    @Test func `goes on with the real clock`() async throws {
        try await advance(3.days)
        tangga.time.pass(1.hours)
        #expect(practice.now() == .monday + 3.days + 1.hours)
    }

    @Test func `is no outage`() async throws {
        try await tangga.open()
        try await advance(2.days)
        let restarted = try await tangga.restarted()
        try await restarted.timekeeper.makeUpForDowntime()
        #expect(try await restarted.count("SELECT count(*) FROM outage") == 0)
    }

    @Test func `is still ahead after a restart`() async throws {
        try await advance(5.days)
        #expect(try await tangga.restarted().installation.time.now() == .monday + 5.days)
    }

    @Test func `is remembered at each moment, should it be cut short`() async throws {
        try await tangga.open()
        try await tangga.mailroom.work()
        // The time of the first ring is noted, and then the ring can't be stored.
        tangga.database.fail(nil, .nothingStored)
        await #expect(throws: ClockIsStuck.self) { try await advance(30.days) }
        #expect(practice.now() == .monday + 3.days)
        let restarted = try await tangga.restarted()
        #expect(restarted.installation.time.now() == .monday + 3.days)
        try await restarted.timekeeper.advance(#require(restarted.installation.practice), by: 30.days)
        #expect(try await restarted.events(of: 1).map { $0.at - .monday } == [0, 3.days, 6.days, 10.days])
    }

    @Test func `is moved by one at a time`() async throws {
        try await tangga.open()
        tangga.database.holdWrites()
        let outcomes = await withTaskGroup { group in
            for _ in 1...2 {
                group.addTask { await isDone { try await advance(3.days) } }
            }
            // One waits at the gate; the other is refused.
            let first = await group.next()
            tangga.database.letWritesGo()
            return [first, await group.next()]
        }
        #expect(outcomes == [false, true])
        #expect(practice.now() == .monday + 3.days)
        try await advance(1.days)
    }
}

/// False where practice time was moving already.
private func isDone(_ body: () async throws -> Void) async -> Bool {
    do {
        try await body()
        return true
    } catch is PracticeTimeIsMoving {
        return false
    } catch {
        Issue.record(error)
        return false
    }
}
