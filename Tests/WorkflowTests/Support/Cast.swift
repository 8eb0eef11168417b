import Workflow

extension Place {
    static let bandung = Place(kabkota: "32.73", in: "32")
    static let bogor = Place(kabkota: "32.01", in: "32")
    static let jayapura = Place(kabkota: "91.71", in: "91")
    static let schoolInBandung = Place(unit: "99900001", kabkota: "32.73", in: "32")
    static let schoolInJayapura = Place(unit: "99900002", kabkota: "91.71", in: "91")
}

extension Person {
    static let sekolah = Person(id: "sekolah", roles: ["operator-sekolah"], place: .schoolInBandung)
    /// Another account at the same school.
    static let rekan = Person(id: "rekan", roles: ["operator-sekolah"], place: .schoolInBandung)
    static let sekolahJayapura = Person(id: "jayapura", roles: ["operator-sekolah"], place: .schoolInJayapura)
    static let dinas = Person(id: "dinas", roles: ["operator-dinas"], place: .bandung)
    static let dinasBogor = Person(id: "bogor", roles: ["operator-dinas"], place: .bogor)
    static let dinasJayapura = Person(id: "dinas-jayapura", roles: ["operator-dinas"], place: .jayapura)
    static let provinsi = Person(id: "provinsi", roles: ["operator-provinsi"], place: Place(province: "32"))
    static let pusat = Person(id: "pusat", roles: ["tim-helpdesk"], place: .national)
    static let pusat2 = Person(id: "pusat2", roles: ["tim-helpdesk"], place: .national)
    /// A team beside the ladder.
    static let timData = Person(id: "data", roles: ["tim-data"], place: .national)
    /// Asked without signing in.
    static let tamu = Person(id: "tamu", roles: ["guest"], place: Place(.unknown))
    /// Sits at the counter, *Unit Layanan Terpadu*.
    static let ult = Person(id: "ult", roles: ["petugas-ult"], place: .national)

    static let accounts = [
        sekolah, rekan, sekolahJayapura, dinas, dinasBogor, dinasJayapura, provinsi, pusat, pusat2, timData, ult,
    ]
}

extension Surroundings {
    /// Everybody is there, but for those who have one of the `vacant` roles. Papua is on WIT, the rest on WIB.
    static func staffed(
        vacant: Set<RoleName> = [], at empty: Set<Place> = [], tickets: [Ticket] = []
    ) -> Surroundings {
        Surroundings(
            isStaffed: { role, place in !vacant.contains(role) && !empty.contains(place) },
            zone: { $0.province == "91" ? .wit : .wib },
            ticket: { number in tickets.first { $0.number == number } },
            person: { id in Person.accounts.first { $0.id == id } })
    }
}
