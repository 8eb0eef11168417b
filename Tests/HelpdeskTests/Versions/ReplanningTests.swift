import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A calendar that changes` {
    let tangga: TestInstallation

    /// One ticket at the dinas, due on Thursday at nine.
    init() async throws {
        tangga = try await TestInstallation(.working())
        try await tangga.open()
    }

    @Test func `moves what is due, and the history says so`() async throws {
        #expect(try await tangga.nextWake() == .monday + 3.days)
        let after = try await tangga.served(with: .working(off: "2026-02-04"))
        #expect(try await after.nextWake() == .monday + 4.days)
        let event = try #require(try await after.events(of: 1).last)
        guard case .replanned(let replanning) = event.fact else {
            Issue.record("\(event)")
            return
        }
        #expect(replanning.moved.map(\.clock) == ["teruskan-otomatis"])
        #expect(replanning.moved.map(\.to) == [.monday + 4.days])
        #expect(replanning.calendars.map(\.name) == ["jam-kerja-wib"])
        #expect(try await after.ticket(1)?.workflow.version == 2)
        #expect(try await after.faults() == [])
        try await after.pass(4.days - 1)
        #expect(try await after.ticket(1)?.holder.tier == "dinas")
        try await after.pass(1)
        #expect(try await after.ticket(1)?.holder.tier == "pusat")
        #expect(try await after.faults() == [])
    }

    @Test func `is what the ticket counts on from then on`() async throws {
        try await tangga.act("dinas1", "teruskan", on: 1)
        // Two weeks from now: beyond everything that is due.
        let after = try await tangga.served(with: .working(off: "2026-02-16"))
        #expect(try await after.types(of: 1).last == "ticket.replanned/1")
        after.time.stand(at: .monday + 2.days)
        try await after.act("pusat1", "jawab", on: 1)
        after.time.stand(at: .monday + 8.days)
        try await after.act("sekolah1", "balas", on: 1)
        try await after.act("pusat1", "jawab", on: 1)
        after.time.stand(at: .monday + 14.days)
        try await after.act("sekolah1", "balas", on: 1)
        // One working day was left on Wednesday the 4th. Monday the 16th is off now, so it is all of Tuesday.
        #expect(try await after.ticket(1)?.clocks["target-pusat"]?.run?.until == .monday + 15.days + 8.hours)
        #expect(try await after.faults() == [])
    }

    @Test func `is made up for once, however often it starts`() async throws {
        let after = try await tangga.served(with: .working(off: "2026-02-04"))
        let types = try await after.types(of: 1)
        var again = after
        for _ in 1...3 { again = try await again.served(with: .working(off: "2026-02-04")) }
        #expect(try await again.types(of: 1) == types)
        #expect(types == ["ticket.opened/1", "ticket.replanned/1"])
    }

    @Test func `is gone on with where a start was interrupted`() async throws {
        for _ in 0..<3 { try await tangga.open() }
        let interrupted = try await tangga.restarted(.working(off: "2026-02-04"))
        let order = interrupted.order().order
        _ = try await interrupted.desk.submit(DeskRequest(.cross(2, order)))
        let after = try await interrupted.served(with: .working(off: "2026-02-04"))
        for number in 1...4 {
            #expect(try await after.types(of: number) == ["ticket.opened/1", "ticket.replanned/1"])
        }
    }

    @Test func `moves ten thousand open tickets, and leaves closed ones alone`() async throws {
        try await tangga.fill(9_999)
        try await tangga.act("sekolah1", "tutup", on: 7, message: nil)
        let after = try await tangga.served(with: .working(off: "2026-02-04"))
        let tickets = try await after.allTickets()
        #expect(tickets.count == 10_000)
        #expect(tickets.filter { $0.workflow.version == 1 }.map(\.number) == [7])
        #expect(
            tickets.filter(\.isOpen).allSatisfy { $0.clocks["teruskan-otomatis"]?.run?.until == .monday + 4.days })
        #expect(try await after.faults() == [])
    }

    @Test func `says nothing to tickets under another text, or in plain time`() async throws {
        var files = try WorkflowFiles.working(off: "2026-02-04")
        files.workflows[0].text = files.workflows[0].text.replacing("after: 7 days", with: "after: 8 days")
        let after = try await tangga.served(with: files)
        #expect(try await after.types(of: 1) == ["ticket.opened/1"])
        let plain = try await TestInstallation()
        try await plain.open()
        var moved = try WorkflowFiles.flagship
        moved.calendars[0].text = moved.calendars[0].text.replacing("zone: WIB", with: "zone: WIT")
        let later = try await plain.served(with: moved)
        #expect(later.installation.library.current.map(\.reference.version) == [2])
        #expect(try await later.types(of: 1) == ["ticket.opened/1"])
    }

    @Test func `follows a file whose comments changed`() async throws {
        var files = try WorkflowFiles.working(off: "2026-02-04")
        files.workflows[0].text += "# Tinjauan 2026\n"
        let after = try await tangga.served(with: files)
        #expect(try await after.types(of: 1) == ["ticket.opened/1", "ticket.replanned/1"])
    }

    @Test func `closes nothing that people had no chance to speak on`() async throws {
        try await tangga.act("dinas1", "jawab", on: 1)
        try await tangga.noteAlive()
        tangga.time.pass(10.days)
        let after = try await tangga.served(with: .working(off: "2026-02-04"))
        try await after.ringAll()
        #expect(try await after.types(of: 1).suffix(2) == ["ticket.excused/1", "ticket.replanned/1"])
        #expect(try await after.ticket(1)?.isOpen == true)
    }
}
