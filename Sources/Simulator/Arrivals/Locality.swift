package import Workflow

/// Where questions come from: a kab/kota, or one of the places that are none.
package struct Locality: Equatable, Sendable {
    package var place: Place
    package var zone: Zone

    package init(kabkota: String, in province: String, zone: Zone) {
        place = Place(kabkota: kabkota, in: province)
        self.zone = zone
    }

    package init(_ elsewhere: Place.Elsewhere) {
        place = Place(elsewhere)
        zone = .wib
    }

    package var code: String { place.code }

    /// Where somebody belongs who asks from here and stands, or would stand, on this level.
    func place(at level: Place.Level) -> Place {
        guard level == .unit, let province = place.province else { return place.ancestor(at: level) ?? place }
        return Place(unit: "unit", kabkota: code, in: province)
    }
}
