import Testing
import Workflow

@Suite struct `A place` {
    @Test(arguments: [
        ("ID", Place.Level.national), ("ID/32", .provinsi), ("ID/32/32.73", .kabkota),
        ("ID/32/32.73/99900001", .unit),
    ])
    func `is the path that leads to it`(path: String, level: Place.Level) throws {
        let place = try #require(Place(path: path))
        #expect(place.path == path)
        #expect(place.level == level)
    }

    @Test(arguments: ["", "32", "ID/", "ID//32.73", "ID/32/32.73/99900001/kelas", "id/32"])
    func `is nothing else`(path: String) {
        #expect(Place(path: path) == nil)
    }

    @Test func `lies in those above it`() {
        #expect(Place.schoolInBandung.ancestor(at: .kabkota) == .bandung)
        #expect(Place.schoolInBandung.ancestor(at: .national) == .national)
        #expect(Place.bandung.ancestor(at: .unit) == nil)
        #expect(Place.bandung.contains(.schoolInBandung))
        #expect(Place.bandung.contains(.bandung))
        #expect(!Place.bogor.contains(.schoolInBandung))
        #expect(!Place.schoolInBandung.contains(.bandung))
    }
}
