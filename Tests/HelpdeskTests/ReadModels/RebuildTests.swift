import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A rebuild` {
    @Test(arguments: SeededGenerator.seeds(3)) func `makes the tables that there were`(seed: UInt64) async throws {
        let tangga = try await TestInstallation(.twoServices)
        var bustle = Bustle(tangga, seed: seed)
        try await bustle.run(steps: 60)
        let before = try await tangga.dump()
        let opener = try await tangga.installation.vault.opener()
        let events = try await tangga.database.write { connection in
            try Rebuild(connection) { try opener.subject(of: $0) }.run()
        }
        #expect(try await tangga.dump() == before)
        #expect(try await events == tangga.count("SELECT count(*) FROM event"))
        #expect(try await tangga.faults() == [])
    }

    @Test func `mends what was damaged`() async throws {
        let tangga = try await TestInstallation()
        var bustle = Bustle(tangga, seed: 1)
        try await bustle.run(steps: 30)
        let before = try await tangga.dump()
        for table in ["ticket", "ticket_viewer", "clock", "inbox_count", "ticket_search"] {
            try await tangga.execute("DELETE FROM \(table)")
        }
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { connection in
            try Rebuild(connection) { try opener.subject(of: $0) }.run()
        }
        #expect(try await tangga.dump() == before)
    }

    @Test func `that breaks off changes nothing`() async throws {
        let tangga = try await TestInstallation()
        var bustle = Bustle(tangga, seed: 2)
        try await bustle.run(steps: 40)
        let before = try await tangga.dump()
        await #expect(throws: UnknownWorkflow.self) {
            try await tangga.database.write { connection in
                var tickets = 0
                return try Rebuild(connection) { _ in
                    tickets += 1
                    if tickets == 3 { throw UnknownWorkflow(hash: "") }
                    return "?"
                }.run()
            }
        }
        #expect(try await tangga.dump() == before)
        #expect(try await tangga.faults() == [])
    }

    @Test func `is due until it was done, and fills what an earlier program knew nothing of`() async throws {
        let tangga = try await TestInstallation(.consulting)
        try await tangga.open()
        try await tangga.act("dinas1", "periksa", on: 1)
        let before = try await tangga.dump()
        for statement in [
            "DROP TABLE saved_view", "DROP TABLE statistic", "DROP INDEX ticket_with_team",
            "ALTER TABLE ticket DROP COLUMN team",
            "ALTER TABLE ticket DROP COLUMN team_members", "ALTER TABLE ticket DROP COLUMN team_place",
            "DELETE FROM migration WHERE component = 'helpdesk' AND number >= 10",
        ] { try await tangga.execute(statement) }
        try await Migrator([EventLog.schema, .helpdesk]).migrate(tangga.database)
        #expect(try await tangga.faults() != [])
        #expect(try await tangga.database.read { try Rebuild.isDue($0) })
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { connection in
            try Rebuild(connection) { try opener.subject(of: $0) }.run()
        }
        #expect(try await tangga.dump() == before)
        #expect(try await tangga.faults() == [])
        #expect(try await !tangga.database.read { try Rebuild.isDue($0) })
    }

    @Test func `sends nothing, and neither does a check`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.act("dinas1", "jawab", on: 1)
        let before = try await tangga.database.read { try Outbox($0).count() }
        _ = try await tangga.database.write { try Rebuild($0) { _ in nil }.run() }
        _ = try await tangga.faults()
        #expect(try await tangga.database.read { try Outbox($0).count() } == before)
    }
}

extension TestInstallation {
    /// Every row of every read model, but inboxes' counts that have come down to nothing.
    func dump() async throws -> [String] {
        let tables = [
            ("ticket", TicketRow.columns), ("ticket_viewer", "viewer, is_open, number"),
            ("clock", "number, name, wakes_at, arming"), ("ticket_search", "rowid, viewers, subject"),
            ("inbox_count WHERE open <> 0", "workflow, tier, place, is_theirs, open"),
        ]
        return try await database.read { connection in
            try tables.flatMap { table, columns in
                try connection.all("SELECT json_array(\(columns)) AS line FROM \(table) ORDER BY line") {
                    try $0.text(0)
                }
            }
        }
    }
}
