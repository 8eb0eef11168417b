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

    @Test(arguments: [("350300", Place.Elsewhere.overseas), ("350301AB", .overseas), ("999901", .unknown)])
    func `7: 3503xx -> overseas -> central, and unknown -> the centre's own inbox, never lost`(
        code: String, elsewhere: Place.Elsewhere
    ) async throws {
        let place = try Self.table.get().place(of: try #require(DapodikCode(code)))
        #expect(place == Place(elsewhere))
        let tangga = try await TestInstallation()
        var draft = try await tangga.draft()
        draft.requester.place = place
        let ticket = try await tangga.desk.submit(DeskRequest(.open(draft))).ticket
        #expect(ticket.holder.tier == "pusat" && ticket.holder.place == .national)
        #expect(ticket.requesterPlace == place)
        let inbox = try await tangga.tickets.inbox("pusat", of: nil, for: tangga["pusat1"], cursor: nil, limit: 9)
        #expect(inbox?.items.map(\.row.number) == [ticket.number])
    }

    @Test func `is told of by line where it lies abroad, or nobody knows where, and nothing is stored for it`()
        async throws
    {
        let tangga = try await TestInstallation()
        let file = try units("99900021,SI Kuala Lumpur,350301AB", "99900022,SD Entah,999901", "99900023,SD A,0205")
        let report = try await file.preview(on: tangga.database)
        #expect(report.rejected.map(\.line) == [2, 3, 4])
        #expect(report.rejected.map(\.reason) == [.unitAbroad, .dapodikCodeUnknown, .regionCodeMalformed])
        #expect(report.added == [])
    }

    @Test func `is not guessed at without the table`() async throws {
        let file = try Import(Array("npsn,name,kabkota\n99900021,SD A,016001AA".utf8), as: UnitImport())
        let tangga = try await TestInstallation()
        #expect(try await file.preview(on: tangga.database).rejected.map(\.reason) == [.regionCodeMalformed])
    }
}
