package import EventStore
import Workflow

/// `code,name,kind,province_code,timezone`, as in `Seeds/regions.csv`.
package struct RegionImport: ImportKind {
    package static let requiredColumns = ["code", "name", "kind", "province_code", "timezone"]

    private var provinces: Set<RegionCode> = []

    package init() {}

    package func record(from row: ImportRow) throws(Rejection) -> Region {
        let code = try row.required("code", or: .regionCodeMalformed) { RegionCode($0) }
        let kind = try row.required("kind", or: .kindUnknown) { Region.Kind(rawValue: $0.lowercased()) }
        guard code.isProvince == (kind == .provinsi) else { throw row.rejection("kind", .kindMismatch) }
        guard row.value("province_code") == code.province else {
            throw row.rejection("province_code", .provinceMismatch)
        }
        let zone = try row.required("timezone", or: .zoneUnknown) { Zone(ianaName: $0) }
        return Region(code: code, name: try row.name(), kind: kind, zone: zone)
    }

    package func key(of region: Region) -> String { region.code.text }

    package func knowing(_ regions: [Region]) -> RegionImport {
        var copy = self
        copy.provinces = Set(regions.map(\.code).filter(\.isProvince))
        return copy
    }

    package func verdict(on region: Region, on connection: any Connection) throws -> ImportVerdict {
        let places = Places(connection)
        guard try isProvinceKnown(region, in: places) else {
            return .rejected(column: "province_code", .provinceUnknown)
        }
        guard let stored = try places.region(region.code) else { return .added }
        let columns = [
            stored.name == region.name ? nil : "name",
            stored.kind == region.kind ? nil : "kind",
            stored.zone == region.zone ? nil : "timezone",
        ].compactMap(\.self)
        return columns.isEmpty ? .unchanged : .changed(columns)
    }

    package func store(_ region: Region, on connection: any Connection) throws {
        try connection.execute(
            Self.upsert,
            [
                .text(region.code.text), .text(region.name), .text(region.kind.rawValue),
                .text(region.code.province), .text(region.zone.rawValue),
            ])
    }

    private func isProvinceKnown(_ region: Region, in places: Places) throws -> Bool {
        guard !region.code.isProvince, let province = RegionCode(region.code.province) else { return true }
        return try provinces.contains(province) || places.region(province) != nil
    }

    private static let upsert = """
        INSERT INTO region (code, name, kind, province, zone) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, zone = excluded.zone
        """
}
