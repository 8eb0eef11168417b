/// Where an account or a ticket belongs: the nation, a province, a kab/kota, or one unit (a school).
///
/// Kept as the path from the top, so that who contains whom needs no table. Codes are Kemendagri's (`32`, `32.01`),
/// a unit's is its NPSN. Its text is `ID`, `ID/32`, `ID/32/32.01`, `ID/32/32.01/99900001`.
package struct Place: Hashable, Sendable {
    package enum Level: String, CaseIterable, Comparable, Sendable {
        case national, provinsi, kabkota, unit

        package static func < (one: Self, other: Self) -> Bool { one.depth < other.depth }

        fileprivate var depth: Int {
            switch self {
            case .national: 0
            case .provinsi: 1
            case .kabkota: 2
            case .unit: 3
            }
        }
    }

    /// Codes below the nation, from the province down; at most three.
    package let codes: [String]

    package static let national = Place(codes: [])

    private init(codes: [String]) { self.codes = codes }

    package init(province: String) { codes = [province] }
    package init(kabkota: String, in province: String) { codes = [province, kabkota] }
    package init(unit: String, kabkota: String, in province: String) { codes = [province, kabkota, unit] }

    /// - Parameter kabkota: or one of `Elsewhere`.
    package init(unit: String, in kabkota: Place) { codes = kabkota.codes.prefix(2) + [unit] }

    /// Nil unless `path` is `ID` followed by up to three codes.
    package init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.first == "ID", parts.count <= 4, !parts.contains("") else { return nil }
        codes = Array(parts.dropFirst())
    }

    package var level: Level {
        switch codes.count {
        case 0: .national
        case 1: .provinsi
        case 2: .kabkota
        default: .unit
        }
    }

    package var path: String { (["ID"] + codes).joined(separator: "/") }

    /// The code that people know it by: `ID`, a region's code, or an NPSN.
    package var code: String { codes.last ?? "ID" }

    package var province: String? { codes.first }

    /// The place of `level` that this one lies in; nil where this one is wider than that.
    package func ancestor(at level: Level) -> Place? {
        level.depth <= codes.count ? Place(codes: Array(codes.prefix(level.depth))) : nil
    }

    package func contains(_ other: Place) -> Bool { other.codes.starts(with: codes) }
}

extension Place {
    /// Where no kab/kota is. These words stand in for province and kab/kota, so that intake can route by them.
    package enum Elsewhere: String, CaseIterable, Sendable {
        /// Indonesian schools abroad.
        case overseas
        /// Nobody could make out where.
        case unknown
    }

    package init(_ elsewhere: Elsewhere, unit: String? = nil) {
        codes = [elsewhere.rawValue, elsewhere.rawValue] + [unit].compactMap(\.self)
    }
}
