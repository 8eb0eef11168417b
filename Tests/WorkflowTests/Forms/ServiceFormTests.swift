import Testing

@testable import Workflow

@Suite struct `The forms of the services` {
    @Test(arguments: [("sekolah", 10), ("dinas", 10), ("kementerian", 7)])
    func `ask all that the slides list, besides subject, message and attachments`(name: String, count: Int) throws {
        // The category is one of theirs, and the workflow's business; abroad or not is ours, and so is who has no NPSN.
        let ours: Set<FieldName> = ["letak", "punya-npsn", "alasan-npsn"]
        let fields = try ServiceFile.akun.form(FormName(name)).fields.filter { !ours.contains($0.name) }
        #expect(fields.count == count - 1)
    }
}

@Suite struct `Who reports on a school's report` {
    private func form(about category: CategoryPath = "lainnya") throws -> Form {
        try ServiceFile.rapor.form("laporan", about: category)
    }

    private let everybody: [FieldName: String] = [
        "email": "Contoh@Gmail.com ", "nama-instansi": "SD Contoh", "letak": "indonesia", "provinsi": "32",
    ]

    private func school(_ more: [FieldName: String] = [:]) -> [FieldName: String] {
        let own: [FieldName: String] = [
            "tipe-pengguna": "kepala-sekolah", "jenjang": "sd", "punya-npsn": "true", "npsn": "99900001",
            "kabkota": "32.01",
        ]
        return everybody.merging(own) { $1 }.merging(more) { $1 }
    }

    @Test(arguments: ["kepala-sekolah", "operator-sekolah", "pendidik"])
    func `A kepala sekolah is asked for jenjang and NPSN, and so are operator and pendidik`(type: String) throws {
        let asked = try form().asked(given: ["tipe-pengguna": type, "punya-npsn": "true"])
        #expect(asked.contains("jenjang") && asked.contains("npsn"))
        let faults = try form().faults(in: everybody.merging(["tipe-pengguna": type]) { $1 })
        #expect(faults.map(\.field) == ["jenjang", "punya-npsn", "kabkota"])
        #expect(faults.allSatisfy { $0.kind == .missing })
    }

    @Test(arguments: ["dinas", "instansi"])
    func `A dinas is not`(type: String) throws {
        let asked = try form().asked(given: ["tipe-pengguna": type])
        #expect(!asked.contains("jenjang") && !asked.contains("npsn"))
        let values = everybody.merging(["tipe-pengguna": type, "tingkat": "provinsi"]) { $1 }
        #expect(try form().faults(in: values) == [])
    }

    @Test func `gives the area of authority, down to the kab/kota only where that is what it is`() throws {
        let dinas = everybody.merging(["tipe-pengguna": "dinas", "tingkat": "kabkota"]) { $1 }
        #expect(try form().faults(in: dinas) == [FieldFault(field: "kabkota-kewenangan", kind: .missing)])
        #expect(try form().faults(in: dinas.merging(["kabkota-kewenangan": "32.01"]) { $1 }) == [])
    }

    @Test func `is stored as normalised, without what nobody asked`() throws {
        let stray: [FieldName: String] = ["tingkat": "kabkota", "kabkota-kewenangan": "99.99", "akun": " "]
        let verdict = try form().verdict(on: school(stray))
        #expect(verdict.faults == [])
        #expect(verdict.values == school(["email": "contoh@gmail.com"]))
    }

    @Test func `must be reachable at a personal address`() throws {
        let faults = try form().faults(in: school(["email": "contoh@guru.sd.belajar.id"]))
        #expect(faults == [FieldFault(field: "email", kind: .malformed(.notPersonalEmail))])
    }

    @Test func `names a kind of report down to its last level`() throws {
        let choices = try ServiceFile.rapor.definition().choices
        #expect(choices.contains("keluhan/data/tidak-sesuai"))
        #expect(!choices.contains("keluhan/data") && !choices.contains("keluhan"))
    }

    @Test(
        arguments: [
            ("operator-sekolah", "keluhan/data/tidak-sesuai", ["surat-penunjukan", "bukti-dapodik", "bukti-kendala"]),
            ("pendidik", "pertanyaan/isi", ["bukti-dapodik"]),
            ("dinas", "keluhan/akses/akses-ditolak", ["surat-penunjukan", "bukti-kendala"]),
            ("instansi", "pertanyaan/akses", []),
        ] as [(String, CategoryPath, [FieldName])])
    func `is shown the documents that help in that case`(
        type: String, category: CategoryPath, documents: [FieldName]
    ) throws {
        let form = try form(about: category)
        let asked = form.asked(given: ["tipe-pengguna": type])
        #expect(form.evidence.map(\.name).filter(asked.contains) == documents)
    }
}

@Suite struct `An account at belajar.id` {
    /// Of each service that asks for one beside who somebody is.
    @Test(
        arguments: [(.rapor, "laporan"), (.belajar, "laporan"), (.akun, "sekolah")] as [(ServiceFile, FormName)],
        [
            ("pendidik", "sd", "a@guru.sd.belajar.id", nil), ("pendidik", "sd", "a@sd.belajar.id", .otherRole),
            ("operator-sekolah", "sd", "a@admin.sd.belajar.id", nil),
            ("kepala-sekolah", "sd", "a@guru.sd.belajar.id", nil),
            ("pendidik", "sd", "a@guru.smp.belajar.id", .otherLevel),
            ("pendidik", "kesetaraan", "a@pendidik.kesetaraan.belajar.id", nil),
            ("pendidik", "sd", "a@dinas.belajar.id", .otherRole), ("pendidik", "sd", "a@dikbud.belajar.id", nil),
        ] as [(String, String, String, FieldWarning.Kind?)])
    func `is odd with another kind of user or school, and taken all the same`(
        form: (service: ServiceFile, name: FormName),
        answer: (user: String, level: String, account: String, warning: FieldWarning.Kind?)
    ) throws {
        let verdict = try #require(try form.service.definition().form(form.name)).verdict(on: [
            "tipe-pengguna": answer.user, "jenjang": answer.level, "akun": answer.account,
        ])
        let known = try form.service.definition().form(form.name)?.field("tipe-pengguna")?.type.values ?? []
        guard known.contains(answer.user) else { return }
        #expect(verdict.warnings.filter { $0.field == "akun" }.map(\.kind) == [answer.warning].compactMap(\.self))
        #expect(!verdict.faults.contains { $0.field == "akun" })
    }
}

@Suite struct `A school without an NPSN` {
    /// Of each service that asks for one, what brings the question up.
    @Test(
        arguments: [
            (.rapor, "laporan", ["tipe-pengguna": "pendidik"]), (.belajar, "laporan", ["tipe-pengguna": "pendidik"]),
            (.akun, "sekolah", [:]), (.kinerja, "laporan", [:]),
        ] as [(ServiceFile, FormName, [FieldName: String])])
    func `says so and why, and goes by its region`(
        service: ServiceFile, name: FormName, answers: [FieldName: String]
    ) throws {
        let form = try #require(try service.definition().form(name))
        let none = answers.merging(["punya-npsn": "false", "letak": "indonesia"]) { $1 }
        let asked = form.asked(given: none)
        #expect(asked.contains("alasan-npsn") && !asked.contains("npsn"))
        let place = form.place(of: none.merging(["provinsi": "32", "kabkota": "32.04"]) { $1 }, knowing: .none)
        #expect(place.province == "32")
        let has = form.asked(given: answers.merging(["punya-npsn": "true"]) { $1 })
        #expect(has.contains("npsn") && !has.contains("alasan-npsn"))
    }
}

@Suite struct `Who complains about a learning account` {
    private func form(_ name: FormName, about category: CategoryPath = "lainnya") throws -> Form {
        try ServiceFile.akun.form(name, about: category)
    }

    private let school: [FieldName: String] = [
        "email": "contoh@gmail.com", "email-pribadi": "CONTOH@gmail.com", "tipe-pengguna": "pendidik", "jenjang": "sd",
        "akun": "contoh@guru.sd.belajar.id", "nama-sekolah": "SD Contoh", "punya-npsn": "true", "npsn": "99900001",
        "nik": "3171 9901 0190 0001", "letak": "indonesia", "provinsi": "31",
    ]

    private let dinas: [FieldName: String] = [
        "email": "contoh@gmail.com", "email-pribadi": "contoh@gmail.com", "tipe-pengguna": "pejabat",
        "akun": "contoh@dinas.belajar.id", "nik": "3171990101900001", "jabatan": "kepala-dinas",
        "tipe-dinas": "kabkota", "provinsi": "32", "kabkota": "32.01",
    ]

    @Test func `is heard when everything is as it should be`() throws {
        #expect(try form("sekolah").faults(in: school) == [])
        #expect(try form("dinas").faults(in: dinas) == [])
    }

    @Test func `is heard about everything at the ministry but the code that only a dinas has`() throws {
        let workflow = try ServiceFile.akun.definition()
        let ways = workflow.intake.filter { $0.form == "kementerian" }
        let refused = workflow.choices.filter { choice in !ways.contains { $0.takes(choice) } }
        #expect(refused == ["kode-referral"])
    }

    @Test func `must give the same address twice`() throws {
        let faults = try form("sekolah").faults(in: school.merging(["email-pribadi": "lain@gmail.com"]) { $1 })
        #expect(faults == [FieldFault(field: "email-pribadi", kind: .unequal(to: "email"))])
    }

    @Test func `from a provincial dinas is asked for no kab/kota`() throws {
        let form = try form("dinas")
        #expect(!form.asked(given: ["tipe-dinas": "provinsi"]).contains("kabkota"))
        let verdict = form.verdict(on: dinas.merging(["tipe-dinas": "provinsi"]) { $1 })
        #expect(verdict.faults == [])
        #expect(verdict.values["kabkota"] == nil)
    }

    @Test func `from a kab/kota's dinas must be in its province`() throws {
        let form = try form("dinas")
        #expect(form.faults(in: dinas.filter { $0.key != "kabkota" }).map(\.kind) == [.missing])
        let elsewhere = form.faults(in: dinas.merging(["kabkota": "31.71"]) { $1 })
        #expect(elsewhere == [FieldFault(field: "kabkota", kind: .outside("provinsi"))])
    }

    @Test(
        arguments: [
            ("akun-baru/satuan-pendidikan", "surat-permohonan"), ("tambah-admin", "surat-permohonan"),
            ("password", "tangkapan-layar"),
        ] as [(CategoryPath, FieldName)])
    func `shows a letter with a request, and the screen with a fault`(
        category: CategoryPath, document: FieldName
    ) throws {
        let faults = try form("sekolah", about: category).faults(in: school)
        #expect(faults == [FieldFault(field: document, kind: .missing)])
    }

    @Test func `is not stopped by what is merely odd`() throws {
        let register = Register(regions: ["31", "32"], units: ["99900002": "32.01"])
        let verdict = try form("sekolah").verdict(on: school.merging(["jenjang": "smp"]) { $1 }, knowing: register)
        #expect(verdict.faults == [])
        #expect(
            verdict.warnings == [
                FieldWarning(field: "akun", kind: .otherLevel), FieldWarning(field: "npsn", kind: .unitUnknown),
                FieldWarning(field: "nik", kind: .nikRegion),
            ])
    }

    @Test(arguments: ["sekolah", "dinas", "kementerian"])
    func `has addresses and numbers sealed`(name: FormName) throws {
        let personal = try form(name).fields.filter(\.isPersonal).map(\.name)
        #expect(["email", "email-pribadi", "akun", "nik"].allSatisfy(personal.contains))
        #expect(!personal.contains("tipe-pengguna"))
    }
}

@Suite struct `Who needs help with belajar.id` {
    private func form() throws -> Form { try ServiceFile.belajar.form("laporan") }

    private func asked(_ values: [FieldName: String]) throws -> [FieldName] { try form().asked(given: values) }

    @Test func `A pupil is asked for the NISN, and nobody else is`() throws {
        let types = try #require(form().field("tipe-pengguna")?.type.values)
        #expect(try types.filter { try asked(["tipe-pengguna": $0]).contains("nisn") } == ["peserta-didik"])
    }

    @Test func `has no NISN stored for others, whatever they send`() throws {
        let verdict = try form().verdict(on: ["tipe-pengguna": "dinas", "nisn": "8880000002"])
        #expect(verdict.values == ["tipe-pengguna": "dinas"])
        #expect(!verdict.faults.map(\.field).contains("nisn"))
    }

    @Test(arguments: [("true", true), ("false", false)])
    func `must give a NUPTK only where there is one`(answer: String, isAsked: Bool) throws {
        let verdict = try form().verdict(on: ["tipe-pengguna": "pendidik", "punya-nuptk": answer])
        #expect(verdict.faults.contains(FieldFault(field: "nuptk", kind: .missing)) == isAsked)
    }

    @Test func `may have no NPSN yet, and says why`() throws {
        let asked = try asked(["tipe-pengguna": "pendidik", "punya-npsn": "false"])
        #expect(asked.contains("alasan-npsn") && !asked.contains("npsn"))
    }

    @Test func `from outside any school is asked for none`() throws {
        let asked = try asked(["tipe-pengguna": "non-satuan-pendidikan", "punya-npsn": "true"])
        #expect(Set(asked).isDisjoint(with: ["jenjang", "nama-sekolah", "punya-npsn", "npsn", "bukti-dapodik"]))
    }
}

@Suite struct `Who can't get at Pengelolaan Kinerja` {
    private let noAccess: CategoryPath = "pengelolaan-kinerja/akses/tidak-bisa-akses/data-terkini"

    private func form(about category: CategoryPath = "lainnya") throws -> Form {
        try ServiceFile.kinerja.form("laporan", about: category)
    }

    @Test(arguments: [
        ("pendidik/guru/pns", true), ("pendidik/kepala/pppk", true), ("pendidik/guru/non-asn", false),
        ("pendidik/guru", false),
    ])
    func `gives a NIP only as ASN`(kind: String, isAsked: Bool) throws {
        #expect(try form().asked(given: ["jenis-pengguna": kind]).contains("nip") == isAsked)
    }

    @Test func `chooses a category down to the fourth level where there is one`() throws {
        let definition = try ServiceFile.kinerja.definition()
        #expect(definition.choices.map(\.names.count).max() == 4)
        #expect(
            definition.lineage(of: noAccess).map { $0.title.text(in: .indonesian) } == [
                "Pengelolaan Kinerja", "Kendala akses Pengelolaan Kinerja", "Tidak bisa mengakses fiturnya",
                "Data Dapodik sudah terkini",
            ])
    }

    @Test func `brings at most the five documents that the page asks for`() throws {
        #expect(try form(about: noAccess).evidence.count == 5)
        #expect(try form(about: "pengelolaan-kinerja/pengisian/rencana").evidence.count == 3)
    }
}
