import EventStore

/// A unit that teaches: a school, a kindergarten, a course. Not named `Unit`, which Foundation has taken.
package struct EducationUnit: Equatable, Sendable {
    package var npsn: NPSN
    package var name: String
    package var kabkota: RegionCode
    /// Closed and merged units stay, because tickets point to them.
    package var isActive: Bool

    package init(npsn: NPSN, name: String, kabkota: RegionCode, isActive: Bool = true) {
        self.npsn = npsn
        self.name = name
        self.kabkota = kabkota
        self.isActive = isActive
    }
}

extension EducationUnit {
    /// A row of `Places.SQL.unitColumns`.
    init(row: any Row) throws {
        guard let npsn = NPSN(try row.text(0)), let kabkota = RegionCode(try row.text(2)) else {
            throw EventStoreError.corrupt("unit \(try row.text(0))")
        }
        self.init(npsn: npsn, name: try row.text(1), kabkota: kabkota, isActive: try row.bool(3))
    }
}
