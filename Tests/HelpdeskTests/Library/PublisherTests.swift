import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Publishing` {
    let tangga: TestInstallation
    let changed: WorkflowFiles

    init() async throws {
        tangga = try await TestInstallation()
        changed = try WorkflowFiles(
            WorkflowFiles.flagshipText.replacing(
                "    after: 3 days                     # the published", with: "    after: 2 days  # a"))
    }

    private func versions(_ tangga: TestInstallation) async throws -> Int {
        try await tangga.count("SELECT count(*) FROM workflow")
    }

    @Test func `the same text again changes nothing`() async throws {
        let again = try await tangga.restarted(.flagship)
        #expect(try await versions(again) == 1)
        #expect(
            again.installation.library.current.map(\.reference) == tangga.installation.library.current.map(\.reference))
        #expect(again.diagnostics == [])
    }

    @Test func `another text makes the next version, for new tickets`() async throws {
        try await tangga.open()
        let after = try await tangga.restarted(changed)
        try await after.open()
        #expect(try await after.allTickets().map(\.workflow.version) == [1, 2])
        #expect(try await after.nextWake() == .monday + 2.days)
        try await after.pass(2.days)
        // The old one is still on the text that it was opened under.
        #expect(try await after.allTickets().map(\.holder.tier) == ["dinas", "pusat"])
        try await after.pass(1.days)
        #expect(try await after.allTickets().map(\.holder.tier) == ["pusat", "pusat"])
        #expect(try await after.faults() == [])
    }

    @Test func `a broken text is refused, and the one before it goes on`() async throws {
        let broken = try await tangga.restarted(
            WorkflowFiles(WorkflowFiles.flagshipText.replacing("forward: pusat", with: "forward: bulan")))
        #expect(!broken.diagnostics.isEmpty)
        #expect(try await versions(broken) == 1)
        #expect(try await broken.open().workflow.version == 1)
    }

    @Test func `a file that is missing takes no service away`() async throws {
        var none = try WorkflowFiles.flagship
        none.workflows = []
        #expect(try await tangga.restarted(none).open().number == 1)
    }

    @Test func `a broken calendar or table of holidays leaves everything as it is`() async throws {
        var files = try WorkflowFiles.flagship
        files.holidays.text = "date,name,kind\n2026-02-30,Tidak ada,libur_nasional\n"
        let broken = try await tangga.restarted(files)
        #expect(!broken.diagnostics.isEmpty)
        #expect(try await broken.open().workflow.version == 1)
        files = try WorkflowFiles.flagship
        files.calendars = []
        #expect(try await tangga.restarted(files).open().workflow.version == 1)
    }

    @Test func `an older text again makes a version of its own`() async throws {
        try await tangga.open()
        let reverted = try await tangga.restarted(changed).restarted(.flagship)
        try await reverted.open()
        let tickets = try await reverted.allTickets()
        #expect(tickets.map(\.workflow.version) == [1, 3])
        #expect(tickets[0].workflow.hash == tickets[1].workflow.hash)
        #expect(try await versions(reverted) == 3)
        try await reverted.pass(3.days)
        #expect(try await reverted.allTickets().map(\.holder.tier) == ["pusat", "pusat"])
    }

    @Test func `a changed calendar is another text`() async throws {
        var files = try WorkflowFiles.flagship
        files.calendars[0].text += "# 2026\n"
        #expect(try await tangga.restarted(files).open().workflow.version == 1)
        files.calendars[0].text = files.calendars[0].text.replacing("zone: WIB", with: "zone: WIT")
        #expect(try await tangga.restarted(files).open().workflow.version == 2)
    }

    @Test func `a text that gives a rung to others leaves old tickets to those before them`() async throws {
        try await tangga.open("sekolah3")
        let text = try WorkflowFiles.flagshipText.replacing("members: tim-helpdesk", with: "members: petugas-ult")
        let after = try await tangga.restarted(WorkflowFiles(text))
        for username in ["pusat1", "ult1"] {
            let maySee = (try? await after.tickets.view(1, for: after[username])) != nil
            #expect(maySee == (username == "pusat1"))
            let listed = try await after.wholeList(TicketFilter(), for: after[username], limit: 9)
            #expect(listed == (maySee ? [1] : []))
            let inbox = try await after.wholeInbox("pusat", of: nil, for: after[username], limit: 9)
            #expect(inbox == (maySee ? [1] : []))
        }
    }

    @Test func `leaves every stored text readable to the next start`() async throws {
        let start = try await tangga.restarted(changed).restarted(.twoServices).restarted()
        #expect(
            start.installation.library.current.map(\.reference.name) == ["dapodik-paud-dikmas", "perangkat-sekolah"])
        #expect(start.installation.library.current.map(\.reference.version) == [3, 1])
    }

    @Test func `a stored text that this build can't read stops the start`() async throws {
        try await tangga.execute("UPDATE workflow SET source = 'workflow: x'")
        await #expect(throws: StoredWorkflowUnreadable.self) { try await tangga.restarted() }
    }
}
