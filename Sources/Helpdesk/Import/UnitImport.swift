package import EventStore
import Workflow

/// `npsn,name,kabkota`: the units that there are. One that was inactive and stands in the file is active again.
///
/// `kabkota` is `32.01`, `overseas` for a school abroad, or `unknown`. What a unit asks that lies in no kab/kota is the
/// centre's, so a code of Dapodik's that its table lacks loses nobody: the unit is taken, and told of.
package struct UnitImport: ImportKind {
    package static let requiredColumns = ["npsn", "name", "kabkota"]

    private let deactivatesMissing: Bool
    private let dapodik: DapodikTable?

    /// - Parameters:
    ///   - deactivatesMissing: whether the file is the whole list, so that who is not in it is no more.
    ///   - dapodik: with it, `kabkota` may hold Dapodik's code of a kab/kota, a kecamatan, a desa or a country.
    package init(deactivatesMissing: Bool = false, dapodik: DapodikTable? = nil) {
        self.deactivatesMissing = deactivatesMissing
        self.dapodik = dapodik
    }

    package func record(from row: ImportRow) throws(Rejection) -> EducationUnit {
        let npsn = try row.required("npsn", or: .npsnMalformed) { NPSN($0) }
        return EducationUnit(npsn: npsn, name: try row.name(), kabkota: try kabkota(of: row))
    }

    private func kabkota(of row: ImportRow) throws(Rejection) -> Place {
        guard let dapodik, let code = DapodikCode(row.value("kabkota")) else {
            return try row.required("kabkota", or: .regionCodeMalformed) { Place(kabkota: $0) }
        }
        return dapodik.place(of: code)
    }

    package func doubt(about unit: EducationUnit, from row: ImportRow) -> Rejection? {
        let isSaid = row.value("kabkota") == unit.kabkota.code
        return unit.kabkota == Place(.unknown) && !isSaid ? row.rejection("kabkota", .dapodikCodeUnknown) : nil
    }

    package func key(of unit: EducationUnit) -> String { unit.npsn.text }

    package func verdict(on unit: EducationUnit, on connection: any Connection) throws -> ImportVerdict {
        let places = Places(connection)
        guard let stored = try places.unit(unit.npsn) else {
            let isKnown = try places.isKnown(kabkota: unit.kabkota)
            return isKnown ? .added : .rejected(column: "kabkota", .kabkotaUnknown)
        }
        let hasMoved = stored.kabkota != unit.kabkota
        if hasMoved, try !places.isKnown(kabkota: unit.kabkota) { return .rejected(column: "kabkota", .kabkotaUnknown) }
        let columns = [
            stored.name == unit.name ? nil : "name",
            hasMoved ? "kabkota" : nil,
            stored.isActive ? nil : "active",
        ].compactMap(\.self)
        return columns.isEmpty ? .unchanged : .changed(columns)
    }

    package func store(_ unit: EducationUnit, on connection: any Connection) throws {
        let places = Places(connection)
        let before = try places.place(forUnit: unit.npsn)
        try connection.execute(SQL.upsert, [.text(unit.npsn.text), .text(unit.name), .text(unit.kabkota.code)])
        // A unit that moved takes its people along, or they would stand in a place that is no more.
        guard let before, let after = try places.place(forUnit: unit.npsn), before != after else { return }
        for move in SQL.moves { try connection.execute(move, [.text(after.path), .text(before.path)]) }
    }

    package func missing(besides keys: Set<String>, on connection: any Connection) throws -> [String] {
        guard deactivatesMissing else { return [] }
        var missing: [String] = []
        try connection.forEach(SQL.active, []) { row in
            let npsn = try row.text(0)
            if !keys.contains(npsn) { missing.append(npsn) }
            return true
        }
        return missing
    }

    package func deactivate(_ npsn: String, on connection: any Connection) throws {
        try connection.execute(SQL.deactivate, [.text(npsn)])
    }

    private enum SQL {
        static let upsert = """
            INSERT INTO unit (npsn, name, kabkota, is_active) VALUES ($1, $2, $3, 1)
            ON CONFLICT (npsn) DO UPDATE SET name = excluded.name, kabkota = excluded.kabkota, is_active = 1
            """
        static let moves = [
            "UPDATE account SET place = $1 WHERE place = $2", "UPDATE account_role SET place = $1 WHERE place = $2",
        ]
        static let active = "SELECT npsn FROM unit WHERE is_active = 1 ORDER BY npsn"
        static let deactivate = "UPDATE unit SET is_active = 0 WHERE npsn = $1"
    }
}
