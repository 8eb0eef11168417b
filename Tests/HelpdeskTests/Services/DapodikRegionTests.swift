import Testing
import Workflow

@testable import Helpdesk

/// DOMAIN.md 6.9, 7: `kode_wilayah`, from the file of units to the inbox that a question lands in.
@Suite struct `A school that comes with Dapodik's kode_wilayah` {
    private static let table = Result {
        try DapodikTable(
            Array(
                """
                dapodik_code,code,name
                010000,31,Daerah Khusus Ibukota Jakarta
                016000,31.71,Kota Administrasi Jakarta Pusat
                020500,32.01,Kabupaten Bogor

                """.utf8))
    }

    private func units(_ rows: String...) throws -> Import<UnitImport> {
        let file = Array("npsn,name,kabkota\n\(rows.joined(separator: "\n"))".utf8)
        return try Import(file, as: UnitImport(dapodik: Self.table.get()))
    }

    /// With the regions of the capital, a dinas in each of the two places, and whatever is imported.
    private func tangga(importing units: Import<UnitImport>, people: String...) async throws -> TestInstallation {
        let tangga = try await TestInstallation()
        let accounts = Array("username,name,roles,place\n\(people.joined(separator: "\n"))".utf8)
        _ = try await Seed.regions().apply(to: tangga.database)
        _ = try await units.apply(to: tangga.database)
        _ = try await Import(accounts, as: AccountImport(tangga.installation.accounts, at: tangga.time.now()))
            .apply(to: tangga.database)
        return try await tangga.restarted()
    }

    @Test(arguments: [("016001AA", "ID/31/31.71"), ("020501  ", "ID/32/32.01"), ("016000", "ID/31/31.71")])
    func `7: 016001AA -> 016000 -> 31.71, and 020501 -> 020500 -> 32.01: its dinas gets what it asks`(
        code: String, path: String
    ) async throws {
        let kabkota = try #require(Place(path: path))
        let tangga = try await tangga(
            importing: units("99900021,SD Contoh,\(code)"), people: "operator21,Operator,operator-sekolah,99900021",
            "dinas21,Dinas,operator-dinas,\(kabkota.code)")
        let ticket = try await tangga.open("operator21")
        #expect(ticket.requesterPlace.path == path + "/99900021")
        #expect(ticket.holder.tier == "dinas" && ticket.holder.place == kabkota)
        #expect(try await tangga.act("dinas21", "jawab", on: ticket.number).awaiting == .requester)
    }

    @Test(arguments: [
        ("350300", Place.Elsewhere.overseas), ("350301AB", .overseas), ("overseas", .overseas), ("999901", .unknown),
        ("unknown", .unknown),
    ])
    func `7: 3503xx -> overseas -> central, and unknown -> the centre's own inbox, never lost`(
        code: String, elsewhere: Place.Elsewhere
    ) async throws {
        let tangga = try await tangga(
            importing: units("99900021,SI Contoh,\(code)"), people: "operator21,Operator,operator-sekolah,99900021")
        let ticket = try await tangga.open("operator21")
        #expect(ticket.holder.tier == "pusat" && ticket.holder.place == .national)
        #expect(ticket.requesterPlace == Place(elsewhere, unit: "99900021"))
        let inbox = try await tangga.tickets.inbox("pusat", of: nil, for: tangga["pusat1"], cursor: nil, limit: 9)
        #expect(inbox?.items.map(\.row.number) == [ticket.number])
    }

    @Test func `is told of by line where nobody knows its region, and taken; what is no code is not`() async throws {
        let tangga = try await TestInstallation()
        let file = try units(
            "99900021,SI Kuala Lumpur,350301AB", "99900022,SD Entah,999901", "99900023,SD A,0205",
            "99900024,SD B,unknown")
        let report = try await file.preview(on: tangga.database)
        #expect(report.doubtful.map(\.line) == [3] && report.doubtful.map(\.reason) == [.dapodikCodeUnknown])
        #expect(report.rejected.map(\.line) == [4] && report.rejected.map(\.reason) == [.regionCodeMalformed])
        #expect(report.added == ["99900021", "99900022", "99900024"])
    }

    @Test func `takes its people along once its region is known, and the dinas there gets what they ask`() async throws
    {
        let tangga = try await tangga(
            importing: units("99900021,SD Entah,999901"), people: "operator21,Operator,operator-sekolah,99900021",
            "dinas21,Dinas,operator-dinas,31.71")
        #expect(try await tangga.open("operator21").holder.tier == "pusat")
        let report = try await units("99900021,SD Entah,016001AA").apply(to: tangga.database)
        #expect(report.changed == [.init(key: "99900021", columns: ["kabkota"])] && report.doubtful == [])
        let ticket = try await tangga.restarted().open("operator21")
        #expect(ticket.holder.tier == "dinas" && ticket.holder.place.code == "31.71")
    }

    @Test func `is not guessed at without the table`() async throws {
        let file = try Import(Array("npsn,name,kabkota\n99900021,SD A,016001AA".utf8), as: UnitImport())
        let tangga = try await TestInstallation()
        #expect(try await file.preview(on: tangga.database).rejected.map(\.reason) == [.regionCodeMalformed])
    }
}
