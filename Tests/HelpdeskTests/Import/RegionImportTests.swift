import Helpdesk
import SQLiteDriver
import Testing

@Suite struct `Importing regions` {
    private func report(_ rows: String) async throws -> ImportReport {
        let file = Array("code,name,kind,province_code,timezone\n\(rows)".utf8)
        return try await Import(file, as: RegionImport()).preview(on: try await Seed.emptyStore())
    }

    @Test func `changes nothing the second time`() async throws {
        let database = try await Seed.emptyStore()
        let regions = try Seed.regions()
        let preview = try await regions.preview(on: database)
        #expect(preview.added.count == 552)
        #expect(try await regions.apply(to: database) == preview)
        let again = try await regions.apply(to: database)
        #expect(again.changesNothing)
        #expect(again.unchanged == 552)
    }

    @Test(arguments: [
        ("3204,Kabupaten X,kabupaten,32,Asia/Jakarta", "code", Rejection.Reason.regionCodeMalformed),
        ("32.1,Kabupaten X,kabupaten,32,Asia/Jakarta", "code", .regionCodeMalformed),
        ("32,Jawa Barat,negara,32,Asia/Jakarta", "kind", .kindUnknown),
        ("32,Jawa Barat,kota,32,Asia/Jakarta", "kind", .kindMismatch),
        ("32.04,Kabupaten X,kabupaten,33,Asia/Jakarta", "province_code", .provinceMismatch),
        ("32.04,Kabupaten X,kabupaten,32,Asia/Jakarta", "province_code", .provinceUnknown),
        ("32,Jawa Barat,provinsi,32,Europe/Berlin", "timezone", .zoneUnknown),
        ("32,,provinsi,32,Asia/Jakarta", "name", .missing),
    ])
    func `rejects what is no region`(row: String, column: String, reason: Rejection.Reason) async throws {
        let report = try await report(row)
        #expect(report.added.isEmpty)
        #expect(report.rejected.map(\.column) == [column])
        #expect(report.rejected.map(\.reason) == [reason])
        #expect(report.rejected.map(\.line) == [2])
    }

    @Test func `needs each province before or in the file, in any order`() async throws {
        let report = try await report(
            "32.04,Kabupaten Bandung,kabupaten,32,Asia/Jakarta\n32,Jawa Barat,provinsi,32,Asia/Jakarta")
        #expect(report.added == ["32.04", "32"])
    }
}
