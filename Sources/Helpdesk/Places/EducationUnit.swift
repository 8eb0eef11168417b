import EventStore
package import Workflow

/// A unit that teaches: a school, a kindergarten, a course. Not named `Unit`, which Foundation has taken.
package struct EducationUnit: Equatable, Sendable {
    package var npsn: NPSN
    package var name: String
    /// Or `Place.Elsewhere`.
    package var kabkota: Place
    /// Closed and merged units stay, because tickets point to them.
    package var isActive: Bool

    package init(npsn: NPSN, name: String, kabkota: Place, isActive: Bool = true) {
        self.npsn = npsn
        self.name = name
        self.kabkota = kabkota
        self.isActive = isActive
    }
}

extension EducationUnit {
    /// A row of `Places.SQL.unitColumns`.
    init(row: any Row) throws {
        guard let npsn = NPSN(try row.text(0)), let kabkota = Place(kabkota: try row.text(2)) else {
            throw EventStoreError.corrupt("unit \(try row.text(0))")
        }
        self.init(npsn: npsn, name: try row.text(1), kabkota: kabkota, isActive: try row.bool(3))
    }
}

extension Place {
    /// By the code that a unit is stored with, or a file names: `32.01`, or a word of `Elsewhere`.
    init?(kabkota text: String) {
        if let elsewhere = Elsewhere(rawValue: text) {
            self.init(elsewhere)
        } else {
            guard let code = RegionCode(text), !code.isProvince else { return nil }
            self.init(kabkota: code.text, in: code.province)
        }
    }
}
