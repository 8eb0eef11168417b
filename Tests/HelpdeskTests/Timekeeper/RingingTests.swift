import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The timekeeper` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
    }

    @Test func `rings nothing before it is due`() async throws {
        try await tangga.open()
        tangga.time.pass(3.days - 1)
        #expect(try await tangga.timekeeper.ringDue() == 0)
        #expect(try await tangga.events(of: 1).count == 1)
    }

    @Test func `rings each clock once, at its own moment`() async throws {
        try await tangga.open()
        try await tangga.pass(30.days)
        let events = try await tangga.events(of: 1)
        #expect(
            events.map(\.type) == ["ticket.opened/1", "ticket.forwarded/1", "ticket.flagged/1", "ticket.closed/1"])
        #expect(events.map { $0.at - .monday } == [0, 3.days, 6.days, 10.days])
        #expect(events.dropFirst().allSatisfy { $0.by.dueAt == $0.at })
        #expect(try await tangga.nextWake() == nil)
        #expect(try await tangga.faults() == [])
    }

    @Test func `may ring twice, late or from two nodes: the clock acts once`() async throws {
        try await tangga.open()
        tangga.time.pass(3.days)
        let now = tangga.time.now()
        let due = try await tangga.database.read { try DueClocks(connection: $0).awake(at: now, limit: 9) }
        _ = await tangga.desk.submit(all: (due + due).map { DeskRequest(.ring($0)) })
        _ = await tangga.desk.submit(all: due.map { DeskRequest(.ring($0)) })
        let other = try await tangga.restarted()
        _ = await other.desk.submit(all: due.map { DeskRequest(.ring($0)) })
        #expect(try await tangga.events(of: 1).count == 2)
    }

    @Test func `rings in due order, page by page`() async throws {
        let draft = try await tangga.draft()
        for _ in 0..<3 {
            _ = await tangga.desk.submit(all: Array(repeating: DeskRequest(.open(draft)), count: 150))
            tangga.time.pass(1.hours)
        }
        tangga.time.pass(4.days)
        #expect(try await tangga.timekeeper.ringDue() == Timekeeper.Limit.page)
        let rung = try await tangga.allTickets().filter { $0.holder.tier == "pusat" }.map(\.number)
        #expect(rung == Array(1...200))
        try await tangga.ringAll()
        #expect(try await tangga.allTickets().allSatisfy { $0.holder.tier == "pusat" })
        #expect(try await tangga.faults() == [])
    }

    @Test func `gives up on a row that says something else than its ticket`() async throws {
        try await tangga.open()
        try await tangga.execute("UPDATE clock SET arming = 7 WHERE name = 'teruskan-otomatis'")
        tangga.time.pass(3.days)
        let stuck = DueClock(number: 1, clock: "teruskan-otomatis", arming: 7, wakesAt: .monday + 3.days)
        await #expect(throws: ClockIsStuck(clock: stuck)) { try await tangga.timekeeper.ringDue() }
    }

    @Test func `rings the others though one row is stuck`() async throws {
        for _ in 1...3 { try await tangga.open() }
        try await tangga.execute("UPDATE clock SET arming = 7 WHERE number = 1 AND name = 'teruskan-otomatis'")
        tangga.time.pass(3.days)
        await #expect(throws: ClockIsStuck.self) { try await tangga.timekeeper.ringDue() }
        #expect(try await tangga.allTickets().map(\.holder.tier) == ["dinas", "pusat", "pusat"])
    }

    @Test func `rings again what could not be stored`() async throws {
        try await tangga.open()
        tangga.time.pass(3.days)
        tangga.database.fail(.nothingStored)
        await #expect(throws: ClockIsStuck.self) { try await tangga.timekeeper.ringDue() }
        #expect(try await tangga.timekeeper.ringDue() == 1)
        #expect(try await tangga.events(of: 1).count == 2)
    }

    @Test func `sends bunched reminders as one`() async throws {
        let tangga = try await TestInstallation(.reminding)
        try await tangga.open()
        try await tangga.pass(1.days)
        #expect(try await tangga.events(of: 1).map(\.type) == ["ticket.opened/1", "ticket.reminded/1"])
        try await tangga.act("dinas1", "jawab", on: 1)
        tangga.time.pass(6.days + 12.hours)
        try await tangga.ringAll()
        guard case .reminded(let reminder) = try await tangga.events(of: 1).last?.fact else {
            Issue.record("not reminded")
            return
        }
        #expect(reminder.clock == "tutup-otomatis")
        #expect(reminder.ordinal == 2)
        #expect(reminder.until == .monday + 8.days)
        #expect(try await tangga.events(of: 1).count == 4)
        #expect(try await tangga.faults() == [])
    }
}

extension TicketEvent.Actor {
    /// When the clock was due that acted; nil where none did.
    var dueAt: Instant? {
        if case .clock(_, let dueAt) = self { dueAt } else { nil }
    }
}
