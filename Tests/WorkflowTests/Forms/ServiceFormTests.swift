import Testing

@testable import Workflow

@Suite struct `The forms of the services` {
    @Test(arguments: [("sekolah", 10), ("dinas", 10), ("kementerian", 7)])
    func `ask all that the slides list, besides subject, message and attachments`(name: String, count: Int) throws {
        // The category is one of theirs, and the workflow's business; abroad or not is ours, and so is who has no NPSN or
        // no NIK.
        let ours: Set<FieldName> = ["letak", "punya-npsn", "alasan-npsn", "jenis-identitas", "nomor-identitas"]
        let fields = try ServiceFile.akun.form(FormName(name)).fields.filter { !ours.contains($0.name) }
        #expect(fields.count == count - 1)
    }
}

@Suite struct `Who reports on a school's report` {
    private func form(about category: CategoryPath = "lainnya") throws -> Form {
        try ServiceFile.rapor.form("laporan", about: category)
    }

    private let everybody: [FieldName: String] = ["email": "Contoh@Gmail.com ", "nama-instansi": "SD Contoh"]

    private func school(_ more: [FieldName: String] = [:]) -> [FieldName: String] {
        let own: [FieldName: String] = [
            "tipe-pengguna": "kepala-sekolah", "jenjang": "sd", "punya-npsn": "true", "npsn": "99900001",
            "letak": "indonesia", "provinsi": "32", "kabkota": "32.01",
        ]
        return everybody.merging(own) { $1 }.merging(more) { $1 }
    }

    @Test(arguments: ["kepala-sekolah", "operator-sekolah", "pendidik"])
    func `A kepala sekolah is asked for jenjang and NPSN, and so are operator and pendidik`(type: String) throws {
        let asked = try form().asked(given: ["tipe-pengguna": type, "punya-npsn": "true"])
        #expect(asked.contains("jenjang") && asked.contains("npsn"))
        let faults = try form().faults(in: everybody.merging(["tipe-pengguna": type]) { $1 })
        #expect(faults.map(\.field) == ["jenjang", "punya-npsn", "letak"])
        #expect(faults.allSatisfy { $0.kind == .missing })
    }

    @Test(arguments: ["dinas", "instansi"])
    func `A dinas is not`(type: String) throws {
        let asked = try form().asked(given: ["tipe-pengguna": type])
        #expect(!asked.contains("jenjang") && !asked.contains("npsn"))
        let values = everybody.merging(["tipe-pengguna": type, "tingkat": "provinsi", "provinsi-kewenangan": "32"]) {
            $1
        }
        #expect(try form().faults(in: values) == [])
        #expect(try form().place(of: values, knowing: .none).province == "32")
    }

    @Test func `of the whole country gives no region at all`() throws {
        let values = everybody.merging(["tipe-pengguna": "instansi", "tingkat": "nasional"]) { $1 }
        #expect(try form().faults(in: values) == [])
        #expect(try form().place(of: values, knowing: .none) == .national)
    }

    @Test func `gives the area of authority, down to the kab/kota only where that is what it is`() throws {
        let dinas = everybody.merging(
            ["tipe-pengguna": "dinas", "tingkat": "kabkota", "provinsi-kewenangan": "32"]) { $1 }
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
        // Jenis, tipe and kategori masalah; what is of no kind has no more than that.
        #expect(choices.filter { $0.names.count != 3 } == ["lainnya"])
    }

    @Test(
        arguments: [
            ("operator-sekolah", "keluhan/data/tidak-sesuai", ["surat-penunjukan", "bukti-dapodik", "bukti-kendala"]),
            ("pendidik", "pertanyaan/isi/arti", ["bukti-dapodik"]),
            ("dinas", "keluhan/akses/akses-ditolak", ["surat-penunjukan", "bukti-kendala"]),
            ("instansi", "pertanyaan/akses/cara-masuk", []),
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

    /// By a tree as by a list, and by the most particular word that says anything.
    @Test(
        arguments: [
            ("pendidik/guru/pns", "a@guru.sd.belajar.id", nil),
            ("pendidik/guru/pns", "a@admin.sd.belajar.id", .otherRole),
            ("pendidik/kepala/non-asn", "a@admin.sd.belajar.id", nil),
            ("pendidik/kepala/non-asn", "a@sd.belajar.id", .otherRole),
        ] as [(String, String, FieldWarning.Kind?)])
    func `is held against a tree of users, too`(user: String, account: String, warning: FieldWarning.Kind?) throws {
        let verdict = try ServiceFile.kinerja.form("laporan").verdict(on: ["jenis-pengguna": user, "akun": account])
        #expect(verdict.warnings.map(\.kind) == [warning].compactMap(\.self))
    }

    @Test(
        arguments: [
            ("dinas", "staf", "a@dinas.belajar.id", nil), ("dinas", "staf", "a@guru.sd.belajar.id", .otherRole),
            ("kementerian", "staf-kementerian", "a@dikbud.belajar.id", nil),
            ("kementerian", "staf-kementerian", "a@dinas.belajar.id", .otherRole),
        ] as [(FormName, String, String, FieldWarning.Kind?)])
    func `is odd with another office`(
        form: FormName, user: String, account: String, warning: FieldWarning.Kind?
    ) throws {
        let verdict = try ServiceFile.akun.form(form).verdict(on: ["tipe-pengguna": user, "akun": account])
        #expect(verdict.warnings.map(\.kind) == [warning].compactMap(\.self))
    }

    @Test(arguments: [("sendiri", .otherRole), ("murid", nil)] as [(String, FieldWarning.Kind?)])
    func `may be a pupil's where somebody reports for one`(owner: String, warning: FieldWarning.Kind?) throws {
        let verdict = try ServiceFile.belajar.form("laporan").verdict(on: [
            "tipe-pengguna": "tenaga-kependidikan", "pemilik-akun": owner, "akun": "a@sd.belajar.id",
        ])
        #expect(verdict.warnings.map(\.kind) == [warning].compactMap(\.self))
    }
}

@Suite struct `Somebody without a NIK` {
    @Test(arguments: [(.belajar, "laporan"), (.akun, "sekolah")] as [(ServiceFile, FormName)])
    func `gives the number of a KITAS or a passport`(service: ServiceFile, name: FormName) throws {
        let form = try service.form(name)
        func faults(_ answers: [FieldName: String]) -> [FieldName] {
            form.faults(in: answers).map(\.field).filter { ["jenis-identitas", "nik", "nomor-identitas"].contains($0) }
        }
        #expect(faults([:]) == ["jenis-identitas"])
        #expect(faults(["jenis-identitas": "nik"]) == ["nik"])
        for kind in ["kitas", "paspor"] {
            #expect(faults(["jenis-identitas": kind]) == ["nomor-identitas"])
            #expect(faults(["jenis-identitas": kind, "nomor-identitas": "2C21AB0001-X"]) == [])
        }
        #expect(form.field("nomor-identitas")?.isPersonal == true)
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
        for category: CategoryPath in [noAccess, "pengelolaan-kinerja/pengisian/rencana"] {
            let form = try form(about: category)
            let asked = form.asked(given: ["memakai": "android"])
            #expect(form.evidence.map(\.name).filter(asked.contains).count == 5)
            #expect(form.field("galat")?.isRequired == true)
        }
    }

    @Test func `need not show an error where there is none`() throws {
        #expect(try form().field("galat")?.isRequired == false)
        #expect(try form().field("bukti-versi") == nil)
    }
}
