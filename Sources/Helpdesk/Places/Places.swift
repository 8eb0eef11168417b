package import EventStore
package import Workflow

/// The places that there are, as one transaction sees them.
package struct Places {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// By what people write: `ID`, a region's dotted code, a word of `Place.Elsewhere`, or an NPSN. Nil where no such
    /// place is known.
    package func place(forCode code: String) throws -> Place? {
        if code == Place.national.code { return .national }
        if let elsewhere = Place.Elsewhere(rawValue: code) { return Place(elsewhere) }
        if let code = RegionCode(code) { return try region(code)?.place }
        return try NPSN(code).flatMap(place(forUnit:))
    }

    package func place(forUnit npsn: NPSN) throws -> Place? {
        try unit(npsn).map { Place(unit: $0.npsn.text, in: $0.kabkota) }
    }

    /// Whether there is such a kab/kota, or it is one of `Place.Elsewhere`.
    func isKnown(kabkota: Place) throws -> Bool {
        if Place.Elsewhere(rawValue: kabkota.code) != nil { return true }
        return try RegionCode(kabkota.code).flatMap(region) != nil
    }

    /// Whether the whole path is right, and not only its last code.
    package func isKnown(_ place: Place) throws -> Bool {
        try self.place(forCode: place.code) == place
    }

    package func region(_ code: RegionCode) throws -> Region? {
        try connection.first(Regions.SQL.one, [.text(code.text)], Region.init(row:))
    }

    package func unit(_ npsn: NPSN) throws -> EducationUnit? {
        try connection.first(SQL.unit, [.text(npsn.text)], EducationUnit.init(row:))
    }

    /// What people call the place; nil for the nation, whose name is a text of ours, and for places that are unknown.
    package func name(of place: Place) throws -> String? {
        switch place.level {
        case .national: nil
        case .provinsi, .kabkota: try RegionCode(place.code).flatMap(region)?.name
        case .unit: try NPSN(place.code).flatMap(unit)?.name
        }
    }

    enum SQL {
        static let unitColumns = "npsn, name, kabkota, is_active"
        static let unit = "SELECT \(unitColumns) FROM unit WHERE npsn = $1"
    }
}
