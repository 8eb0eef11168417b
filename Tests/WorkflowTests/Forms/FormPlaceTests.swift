import Testing

@testable import Workflow

/// DOMAIN.md 6.9, 7: never lost.
@Suite struct `Where a guest belongs` {
    private let form = Form(
        name: "laporan", title: "Laporan",
        fields: [
            .init(
                name: "letak", title: "Letak",
                type: .choice([
                    "indonesia", .init("luar", title: "Luar negeri", place: Place(.overseas)),
                    .init("pusat", title: "Kementerian", place: .national),
                ]), isRequired: false),
            .init(name: "npsn", title: "NPSN", type: .identifier(.npsn), isRequired: false),
            .init(name: "provinsi", title: "Provinsi", type: .provinsi, isRequired: false),
            .init(
                name: "kabkota", title: "Kab/kota", type: .kabkota, required: .never,
                shown: .init([.init("letak", ["indonesia"])])),
        ])
    private let register = Register(
        regions: ["31", "31.71", "32", "32.01"],
        units: ["99900001": "32.01", "99900002": "overseas", "99900003": "unknown"])

    private func place(_ values: [FieldName: String]) -> Place { form.place(of: values, knowing: register) }

    @Test func `is their unit, in its kab/kota`() {
        let unit = Place(unit: "99900001", kabkota: "32.01", in: "32")
        #expect(place(["npsn": "99900001"]) == unit)
        #expect(place(["npsn": "99900001", "letak": "indonesia", "kabkota": "31.71", "provinsi": "31"]) == unit)
    }

    @Test func `is their unit abroad, also for those who don't say so`() {
        #expect(place(["npsn": "99900002"]) == Place(.overseas, unit: "99900002"))
    }

    @Test func `is the kab/kota that they named, where nobody knows the unit, or where it lies`() {
        let kabkota = Place(kabkota: "31.71", in: "31")
        #expect(place(["letak": "indonesia", "kabkota": "31.71", "provinsi": "31"]) == kabkota)
        for npsn in ["99900009", "99900003"] {
            #expect(place(["letak": "indonesia", "kabkota": "31.71", "npsn": npsn]) == kabkota)
        }
    }

    @Test func `is the province, where they named no more`() {
        #expect(place(["provinsi": "31"]) == Place(province: "31"))
        // What is not asked says nothing.
        #expect(place(["provinsi": "31", "kabkota": "32.01"]) == Place(province: "31"))
    }

    @Test func `is overseas if they say so, with the school that is there`() {
        #expect(place(["letak": "luar"]) == Place(.overseas))
        #expect(place(["letak": "luar", "npsn": "99900009", "provinsi": "31"]) == Place(.overseas, unit: "99900009"))
        #expect(place(["letak": "pusat", "npsn": "99900001"]) == .national)
    }

    @Test func `is unknown where nothing tells`() {
        #expect(place([:]) == Place(.unknown))
        #expect(place(["letak": "indonesia", "npsn": "99900009"]) == Place(.unknown))
    }

    @Test(arguments: ServiceFile.allCases)
    func `can be told from the form of every service, abroad too`(file: ServiceFile) throws {
        let definition = try file.definition()
        for name in Set(definition.intake.filter { $0.by.contains("guest") }.map(\.form)) {
            let form = try #require(definition.form(name))
            let types = form.fields.map(\.type)
            let places = form.fields.flatMap { field in (field.type.values ?? []).compactMap(field.type.place) }
            #expect(types.contains(.provinsi) || places == [.national], "\(name)")
        }
        let abroad: [FieldName: String] = ["tipe-pengguna": "pendidik", "letak": "luar-negeri"]
        #expect(try file.form(definition.intake[0].form).place(of: abroad, knowing: .none) == Place(.overseas))
    }
}
