import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Personal words` {
    static let canary = "kenari-kuning-7731"
    let tangga: TestInstallation

    /// A question, its answers and a note, each with the canary in it.
    init() async throws {
        tangga = try await TestInstallation(.twoServices)
        try await tangga.open(
            "ult1", subject: "Perihal biasa", message: "Tanya \(Self.canary)", form: "kunjungan",
            workflow: "perangkat-sekolah", fields: ["telepon": Self.canary], for: "sekolah1")
        try await tangga.act("pusat1", "kembalikan", on: 1, message: "Catatan \(Self.canary)")
        try await tangga.act("dinas1", "jawab", on: 1, message: "Jawab \(Self.canary)", key: "k")
        try await tangga.act("sekolah1", "balas", on: 1, message: "Balas \(Self.canary)")
        try await tangga.act("dinas1", "minta-data", on: 1, message: "Minta \(Self.canary)")
        try await tangga.act("sekolah1", "tutup", on: 1, message: "Tutup \(Self.canary)")
    }

    @Test func `stand in clear in no table`() async throws {
        let tables = try await tangga.database.read { connection in
            try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table'") { try $0.text(0) }
        }
        #expect(tables.count > 15)
        for table in tables {
            let columns = try await tangga.database.read { connection in
                try connection.all("SELECT name FROM pragma_table_info('\(table)')") { try $0.text(0) }
            }
            for column in columns {
                // As bytes, since a payload is none of SQLite's texts.
                let hits = try await tangga.count(
                    "SELECT count(*) FROM \"\(table)\" WHERE instr(CAST(\"\(column)\" AS BLOB), CAST('kenari' AS BLOB)) > 0"
                )
                #expect(hits == 0, "\(table).\(column)")
            }
        }
    }

    @Test func `are read by those who may see the ticket`() async throws {
        let said = try await tangga.tickets.conversation(on: 1, for: tangga["dinas1"])
        #expect(said.count == 6)
        #expect(said.allSatisfy { $0.text?.hasSuffix(Self.canary) == true })
    }

    @Test func `can't be read any more once their requester was erased`() async throws {
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        let view = try await tangga.tickets.view(1, for: tangga["dinas1"])
        #expect(view.subject == nil)
        #expect(view.fields == ["telepon": nil])
        let said = try await tangga.tickets.conversation(on: 1, for: tangga["dinas1"])
        #expect(said.map(\.text) == Array(repeating: nil, count: 6))
        #expect(said.map { $0.author == nil } == Array(repeating: false, count: 6))
    }

    @Test func `of somebody erased leave the log whole`() async throws {
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        let faults = try await tangga.database.read { connection in
            var faults: [LogFault] = []
            try LogVerifier(connection).verify { faults.append($0) }
            return faults
        }
        #expect(faults == [])
    }

    /// Lists and search hold subjects in clear, until a rebuild after the erasure.
    @Test func `of somebody erased are gone from lists and search with a rebuild`() async throws {
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        #expect(try await tangga.faults() == [.ticket(1), .search(1)])
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { try Rebuild($0) { try opener.subject(of: $0) }.run() }
        #expect(try await tangga.faults() == [])
        let listed = try await tangga.tickets.list(TicketFilter(), for: tangga["dinas1"], cursor: nil, limit: 5)
        #expect(listed.items.map(\.row.subject) == [nil])
        #expect(try await tangga.wholeList(TicketFilter(search: "perihal"), for: tangga["dinas1"], limit: 5) == [])
    }
}
