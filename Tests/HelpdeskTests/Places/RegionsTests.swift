import EventStore
import Helpdesk
import SQLiteDriver
import Testing
import Workflow

@Suite struct `The seeded regions` {
    let regions: Regions
    let provinces: [String]

    init() async throws {
        let database = try await Seed.store()
        regions = try await database.read { try Regions(from: $0) }
        provinces = (11...99).map(String.init)
    }

    @Test func `are 38 provinces with 514 kab/kota`() {
        #expect(regions.count == 552)
        #expect(provinces.count { regions[$0] != nil } == 38)
    }

    @Test(arguments: [(Zone.wib, 18, 301), (.wita, 12, 150), (.wit, 8, 63)])
    func `lie in three zones`(zone: Zone, provinceCount: Int, kabkotaCount: Int) {
        let codes = (11...99).flatMap { province in
            (0...99).map { $0 == 0 ? "\(province)" : "\(province).\($0 < 10 ? "0" : "")\($0)" }
        }
        let found = codes.compactMap { regions[$0] }.filter { $0.zone == zone }
        #expect(found.count { $0.kind == .provinsi } == provinceCount)
        #expect(found.count { $0.kind != .provinsi } == kabkotaCount)
    }

    @Test func `tell the zone of any place in them by its province`() {
        #expect(regions.zone(of: .sekolah1) == .wib)
        #expect(regions.zone(of: .kotaMakassar) == .wita)
        #expect(regions.zone(of: Place(province: "91")) == .wit)
        #expect(regions.zone(of: .national) == .wib)
    }

    @Test func `give places by dotted codes alone`() {
        #expect(regions.place(forRegion: "32.04") == .kabBandung)
        #expect(regions.place(forRegion: "32") == Place(province: "32"))
        #expect(regions.place(forRegion: "3204") == nil)
        #expect(regions.name(of: .kabBandung) == "Kabupaten Bandung")
    }
}

@Suite struct `The places` {
    @Test func `are found by what people write`() async throws {
        let places = try await Seed.store().read { connection in
            let places = Places(connection)
            return try ["ID", "32", "32.04", "99900001", "3204", "99999999", "32.99", "", "x"]
                .map { try places.place(forCode: $0) }
        }
        let known: [Place] = [.national, Place(province: "32"), .kabBandung, .sekolah1]
        #expect(places == known + [nil, nil, nil, nil, nil])
    }

    @Test func `are known by their whole path`() async throws {
        let wrong = Place(unit: "99900001", kabkota: "73.71", in: "73")
        let known = try await Seed.store().read { connection in
            try [Place.national, .kabBandung, .sekolah1, wrong].map(Places(connection).isKnown)
        }
        #expect(known == [true, true, true, false])
    }

    @Test func `have names, the nation apart`() async throws {
        let names = try await Seed.store().read { connection in
            try [Place.sekolah1, .kotaMakassar, .national].map(Places(connection).name(of:))
        }
        #expect(names == ["TK Tunas Harapan (latihan)", "Kota Makassar", nil])
    }
}
