import EventStore
import SQLiteDriver
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Importing units` {
    let database: SQLiteDatabase

    init() async throws { database = try await Seed.store() }

    private func units(_ rows: String..., deactivatesMissing: Bool = false) throws -> Import<UnitImport> {
        let file = Array("npsn,name,kabkota\n\(rows.joined(separator: "\n"))".utf8)
        return try Import(file, as: UnitImport(deactivatesMissing: deactivatesMissing))
    }

    private func unit(_ npsn: String) async throws -> EducationUnit? {
        try await database.read { connection in try NPSN(npsn).flatMap(Places(connection).unit) }
    }

    @Test func `tells what is new, different and equal before it does anything`() async throws {
        let file = try units(
            "99900001,TK Nama Baru,32.04", "99900002,KB Pelangi Bahari (latihan),73.71", "p9990009,PKBM Baru,32.04")
        let expected = ImportReport(
            added: ["P9990009"], changed: [.init(key: "99900001", columns: ["name"])], unchanged: 1)
        #expect(try await file.preview(on: database) == expected)
        #expect(try await unit("99900001")?.name == "TK Tunas Harapan (latihan)")
        #expect(try await file.apply(to: database) == expected)
        #expect(try await unit("99900001")?.name == "TK Nama Baru")
        #expect(try await file.apply(to: database) == ImportReport(unchanged: 3))
    }

    @Test(arguments: [
        ("123,TK A,32.04", "npsn", Rejection.Reason.npsnMalformed), ("00000000,TK A,32.04", "npsn", .npsnMalformed),
        (",TK A,32.04", "npsn", .missing), ("99900009,,32.04", "name", .missing),
        ("99900009,TK A,3204", "kabkota", .regionCodeMalformed), ("99900009,TK A,32", "kabkota", .regionCodeMalformed),
        ("99900009,TK A,32.99", "kabkota", .kabkotaUnknown), ("99900001,TK A,32.99", "kabkota", .kabkotaUnknown),
        ("99900009,\"=HYPERLINK(\"\"http://x\"\")\",32.04", "name", .formula),
        ("99900009,@SUM(A1),32.04", "name", .formula), ("99900009,＋62,32.04", "name", .formula),
        ("99900009,TK\u{1B}[31m A,32.04", "name", .controlCharacters),
        ("99900009,\"TK\nA\",32.04", "name", .controlCharacters),
        ("99900009,TK \u{202E}A,32.04", "name", .controlCharacters),
        ("99900009,\(String(repeating: "x", count: 201)),32.04", "name", .tooLong(maximum: 200)),
    ])
    func `rejects by line`(row: String, column: String, reason: Rejection.Reason) async throws {
        let file = try units("99900008,TK Baik,32.04", row)
        let rejected = try await file.preview(on: database).rejected
        #expect(rejected.map(\.line) == [3])
        #expect(rejected.map(\.column) == [column])
        #expect(rejected.map(\.reason) == [reason])
        #expect(rejected.allSatisfy { !$0.value.contains("\u{1B}") })
    }

    @Test func `rejects the second of two, and lines of another length`() async throws {
        let report = try await units("99900008,TK A,32.04", "99900008,TK B,32.04", "99900009,TK C", "x,y,z,w")
            .preview(on: database)
        #expect(report.rejected.map(\.reason) == [.duplicate(line: 2), .wrongFieldCount, .wrongFieldCount])
        #expect(report.added == ["99900008"])
    }

    @Test func `is never half done`() async throws {
        let file = try units("99900008,TK Baik,32.04", "123,TK Buruk,32.04")
        await #expect(throws: ImportRefused.self) { try await file.apply(to: database) }
        #expect(try await unit("99900008") == nil)
        let report = try await file.apply(to: database, skippingRejected: true)
        #expect(report.rejected.count == 1)
        #expect(try await unit("99900008") != nil)
    }

    @Test func `lets rest what is not in the list any more, only when told to`() async throws {
        #expect(try await units("99900001,TK Tunas Harapan (latihan),32.04").apply(to: database).changesNothing)
        let whole = try units("99900001,TK Tunas Harapan (latihan),32.04", deactivatesMissing: true)
        #expect(try await whole.apply(to: database).deactivated == ["99900002", "99900003"])
        #expect(try await unit("99900002")?.isActive == false)
        #expect(try await whole.apply(to: database).changesNothing)
        let back = try await units("99900002,KB Pelangi Bahari (latihan),73.71").apply(to: database)
        #expect(back.changed == [.init(key: "99900002", columns: ["active"])])
        #expect(try await unit("99900002")?.isActive == true)
    }

    @Test func `lets nobody rest while a line can't be read`() async throws {
        let file = try units("9990000l,TK Tunas Harapan (latihan),32.04", deactivatesMissing: true)
        #expect(try await file.apply(to: database, skippingRejected: true).deactivated == [])
        #expect(try await unit("99900001")?.isActive == true)
    }

    @Test func `finds those that were there before schools abroad could be`() async throws {
        let database = try SQLiteDatabase.inMemory()
        let before = Array(Schema.helpdesk.migrations.prefix { $0.name != "units abroad" })
        try await Migrator([Schema(component: "helpdesk", migrations: before)]).migrate(database)
        try await database.write { connection in
            for statement in [
                "INSERT INTO region VALUES ('32.04', 'Kabupaten Bandung', 'kabupaten', '32', 'WIB')",
                "INSERT INTO unit VALUES ('99900001', 'TK Lama', '32.04', 0)",
            ] { try connection.execute(statement) }
        }
        try await Migrator([.helpdesk]).migrate(database)
        let unit = try await database.read { connection in try NPSN("99900001").flatMap(Places(connection).unit) }
        #expect(unit?.name == "TK Lama" && unit?.kabkota == .kabBandung && unit?.isActive == false)
    }

    @Test func `takes the people of a unit along when it moves`() async throws {
        let people = try await People()
        let account = try await people.add("sekolah1")
        _ = try await units("99900001,TK Tunas Harapan (latihan),73.71").apply(to: people.database)
        let moved = Place(unit: "99900001", kabkota: "73.71", in: "73")
        #expect(try await people.accounts.account(account.id)?.place == moved)
        #expect(try await people.staffing("operator-sekolah", at: moved) == 1)
        #expect(try await people.staffing("operator-sekolah", at: .sekolah1) == 0)
    }
}
