import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `After downtime` {
    let tangga: TestInstallation

    /// One ticket at the dinas, one that was answered; the last sign of life is six hours later.
    init() async throws {
        tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.open()
        try await tangga.act("dinas1", "jawab", on: 2)
        tangga.time.pass(6.hours)
        try await tangga.noteAlive()
    }

    /// The server comes back, but serves nobody yet.
    private func back(after milliseconds: Int64) async throws -> TestInstallation {
        tangga.time.pass(milliseconds)
        let restarted = try await tangga.restarted()
        try await restarted.timekeeper.makeUpForDowntime()
        return restarted
    }

    @Test func `of ten days nobody loses the days in which nobody could speak`() async throws {
        let back = try await back(after: 10.days)
        #expect(try await back.ticket(2)?.clocks["tutup-otomatis"]?.run?.until == .monday + 17.days)
        #expect(try await back.faults() == [])
    }

    @Test func `what fell due meanwhile rings with its promised and its real moment`() async throws {
        let back = try await back(after: 10.days)
        try await back.ringAll()
        let forwarded = try #require(try await back.events(of: 1).last)
        #expect(forwarded.type == "ticket.forwarded/1")
        #expect(forwarded.at == .monday + 6.hours + 10.days)
        #expect(forwarded.by.dueAt == .monday + 3.days)
        let ticket = try #require(try await back.ticket(1))
        // What it starts runs from the real time.
        #expect(ticket.clocks["target-pusat"]?.run?.until == forwarded.at + 3.days)
        #expect(ticket.clocks["tutup-otomatis"]?.run?.until == forwarded.at + 7.days)
    }

    @Test func `nothing closes that people had no chance to speak on`() async throws {
        let back = try await back(after: 30.days)
        try await back.ringAll()
        #expect(try await back.allTickets().allSatisfy(\.isOpen))
    }

    @Test func `each outage is made up for once, however often it starts`() async throws {
        let back = try await back(after: 10.days)
        let versions = try await back.allTickets().map(\.version)
        for _ in 1...3 { try await back.restarted().timekeeper.makeUpForDowntime() }
        #expect(try await back.allTickets().map(\.version) == versions)
        #expect(try await back.count("SELECT count(*) FROM outage WHERE is_excused = 1") == 1)
    }

    @Test func `a crash in the middle of making up for it does no harm`() async throws {
        tangga.time.pass(10.days)
        let (alive, now) = (Instant.monday + 6.hours, tangga.time.now())
        // As far as it came: the outage is on record, and one ticket of two has been excused.
        let outage = TicketEvent.Outage(from: alive, through: now)
        #expect(try await tangga.database.write { try OutageRecords(connection: $0).pending(at: now) } == [outage])
        _ = try await tangga.desk.submit(DeskRequest(.excuse(1, outage)))
        let back = try await back(after: 1.minutes)
        #expect(try await back.ticket(1)?.clocks["tutup-otomatis"]?.run?.until == .monday + 17.days)
        #expect(try await back.ticket(2)?.clocks["tutup-otomatis"]?.run?.until == .monday + 17.days)
        #expect(try await back.events(of: 1).count { $0.type == "ticket.excused/1" } == 1)
    }

    @Test func `a crash in the middle, and a second outage, are both made up for`() async throws {
        tangga.time.pass(10.days)
        let now = tangga.time.now()
        let pending = try await tangga.database.write { try OutageRecords(connection: $0).pending(at: now) }
        _ = try await tangga.desk.submit(DeskRequest(.excuse(1, pending[0])))
        let back = try await back(after: 2.days)
        for number in [1, 2] {
            #expect(try await back.ticket(number)?.clocks["tutup-otomatis"]?.run?.until == .monday + 19.days)
        }
    }

    @Test func `a commit that fails while it is made up for is tried again at the next start`() async throws {
        tangga.time.pass(10.days)
        tangga.database.fail(nil, .storedAllTheSame)
        _ = try? await tangga.timekeeper.makeUpForDowntime()
        let back = try await back(after: 1.minutes)
        for number in [1, 2] {
            #expect(try await back.events(of: number).count { $0.type == "ticket.excused/1" } == 1)
        }
    }

    @Test func `a ticket that came in after it is not excused`() async throws {
        let back = try await back(after: 10.days)
        try await back.open()
        try await back.execute("UPDATE outage SET is_excused = 0")
        try await back.timekeeper.makeUpForDowntime()
        #expect(try await back.ticket(3)?.version == 1)
    }

    @Test func `a short restart is none`() async throws {
        let back = try await back(after: OutageRecords.shortest - 1)
        #expect(try await back.count("SELECT count(*) FROM outage") == 0)
        #expect(try await back.allTickets().map(\.version) == [1, 2])
    }

    @Test func `a first start is none`() async throws {
        let fresh = try await TestInstallation()
        fresh.time.pass(100.days)
        try await fresh.timekeeper.makeUpForDowntime()
        #expect(try await fresh.count("SELECT count(*) FROM outage") == 0)
    }

    @Test func `more tickets than a page are all excused`() async throws {
        let draft = try await tangga.draft()
        _ = await tangga.desk.submit(all: Array(repeating: DeskRequest(.open(draft)), count: 250))
        let back = try await back(after: 10.days)
        #expect(try await back.allTickets().allSatisfy { $0.excusedThrough == back.time.now() })
        #expect(try await back.faults() == [])
    }
}

extension TestInstallation {
    func noteAlive() async throws {
        let now = time.now()
        try await database.write { try OutageRecords(connection: $0).noteAlive(at: now) }
        _ = database.takeWrites()
    }
}
