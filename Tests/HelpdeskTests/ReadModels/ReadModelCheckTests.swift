import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A check of the read models` {
    @Test(arguments: SeededGenerator.seeds(3)) func `finds nothing after random days`(seed: UInt64) async throws {
        let tangga = try await TestInstallation(seed == 1 ? .reminding : .twoServices)
        var bustle = Bustle(tangga, seed: seed)
        try await bustle.run(steps: 60)
        #expect(try await tangga.faults() == [])
    }

    @Test(arguments: [
        ("UPDATE ticket SET version = 9 WHERE number = 1", [ReadModelFault.ticket(1)]),
        ("UPDATE ticket SET subject = 'lain' WHERE number = 1", [.ticket(1)]),
        ("UPDATE ticket SET awaiting = 'holder' WHERE number = 1", [.ticket(1)]),
        ("UPDATE ticket SET urgent_at = 0 WHERE number = 1", [.ticket(1)]),
        ("DELETE FROM ticket WHERE number = 2", [.ticket(2), .surplus(table: "ticket", stored: 2, counted: 3)]),
        ("UPDATE ticket_viewer SET is_open = 1 WHERE number = 3", [.viewers(3)]),
        (
            "DELETE FROM ticket_viewer WHERE number = 2 AND viewer LIKE 'i%'",
            [.viewers(2), .surplus(table: "ticket_viewer", stored: 5, counted: 6)]
        ),
        (
            "INSERT INTO ticket_viewer (viewer, is_open, number) VALUES ('astranger', 1, 1)",
            [.surplus(table: "ticket_viewer", stored: 7, counted: 6)]
        ),
        ("UPDATE clock SET wakes_at = wakes_at + 1 WHERE number = 2 AND name = 'tutup-otomatis'", [.clocks(2)]),
        ("UPDATE clock SET arming = 9 WHERE number = 1", [.clocks(1)]),
        ("DELETE FROM clock WHERE number = 1", [.clocks(1), .surplus(table: "clock", stored: 2, counted: 3)]),
        (
            "INSERT INTO clock (number, name, wakes_at, arming) VALUES (9, 'tutup-otomatis', 0, 1)",
            [.surplus(table: "clock", stored: 4, counted: 3)]
        ),
        (
            "UPDATE inbox_count SET open = open + 1 WHERE is_theirs = 0",
            [
                .inboxCount(
                    Inbox(
                        workflow: "dapodik-paud-dikmas",
                        holding: .init(
                            tier: "dinas", members: "operator-dinas", place: Place(kabkota: "32.04", in: "32"))),
                    isTheirs: false, stored: 2, counted: 1)
            ]
        ),
        (
            """
            INSERT INTO inbox_count (workflow, tier, members, place, is_theirs, open)
            VALUES ('lain', 'dinas', 'siapa', 'ID', 1, 1)
            """,
            [
                .inboxCount(
                    Inbox(workflow: "lain", holding: .init(tier: "dinas", members: "siapa", place: .national)),
                    isTheirs: true, stored: 1, counted: 0)
            ]
        ),
        ("UPDATE attachment SET hash = 'lain'", [.attachments(2)]),
        ("DELETE FROM attachment", [.attachments(2), .surplus(table: "attachment", stored: 0, counted: 1)]),
        (
            "INSERT INTO attachment (id, number, hash) VALUES ('x', 9, 'y')",
            [.surplus(table: "attachment", stored: 2, counted: 1)]
        ),
        ("UPDATE ticket_search SET subject = 'lain' WHERE rowid = 1", [.search(1)]),
        ("UPDATE ticket_search SET viewers = 'astranger' WHERE rowid = 1", [.search(1)]),
        (
            "DELETE FROM ticket_search WHERE rowid = 1",
            [.search(1), .surplus(table: "ticket_search", stored: 2, counted: 3)]
        ),
    ])
    func `reports`(damage: String, faults: [ReadModelFault]) async throws {
        let tangga = try await TestInstallation()
        // One that is answered, one that is fresh, one that is closed.
        let file = try await tangga.send(.pdf, as: "sekolah1")
        try await tangga.open()
        try await tangga.open(with: [file])
        try await tangga.open()
        try await tangga.act("dinas1", "jawab", on: 1)
        try await tangga.act("sekolah1", "tutup", on: 3)
        try await tangga.execute(damage)
        let found = try await tangga.faults()
        #expect(found.count == faults.count)
        for fault in faults { #expect(found.contains(fault), "\(found)") }
    }

    @Test func `reports what lies with another team, or is counted for none`() async throws {
        let tangga = try await TestInstallation(.consulting)
        try await tangga.open()
        try await tangga.act("dinas1", "periksa", on: 1)
        try await tangga.execute("UPDATE ticket SET team_members = 'siapa'")
        #expect(try await tangga.faults() == [.ticket(1)])
        try await tangga.execute("UPDATE ticket SET team_members = 'tim-verifikasi-akun'")
        try await tangga.execute("DELETE FROM inbox_count WHERE tier = 'data'")
        let team = Ticket.Holding(tier: "data", members: "tim-verifikasi-akun", place: .national)
        let inbox = Inbox(workflow: "dapodik-paud-dikmas", holding: team)
        #expect(try await tangga.faults() == [.inboxCount(inbox, isTheirs: true, stored: 0, counted: 1)])
    }

    @Test(arguments: ["place = 'Bandung'", "awaiting = 'nobody'", "close_reason = 'boredom'"])
    func `reports a row that means nothing`(damage: String) async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.execute("UPDATE ticket SET \(damage)")
        #expect(try await tangga.faults() == [.ticket(1)])
    }
}
