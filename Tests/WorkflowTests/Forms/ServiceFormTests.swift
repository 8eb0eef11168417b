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

@Suite struct `Who complains about a learning account` {
    private func form(_ name: FormName, about category: CategoryPath = "lainnya") throws -> Form {
        try ServiceFile.akun.form(name, about: category)
    }

    private let school: [FieldName: String] = [
        "email": "contoh@gmail.com", "email-pribadi": "CONTOH@gmail.com", "tipe-pengguna": "pendidik", "jenjang": "sd",
        "akun": "contoh@guru.sd.belajar.id", "nama-sekolah": "SD Contoh", "punya-npsn": "true", "npsn": "99900001",
        "jenis-identitas": "nik", "nik": "3171 9901 0190 0001", "letak": "indonesia", "provinsi": "31",
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

    @Test(
        arguments: [
            ("sekolah", ["akun-baru/pejabat-dinas", "kode-referral"]),
            ("kementerian", ["akun-baru/satuan-pendidikan", "akun-baru/pejabat-dinas", "kode-referral"]), ("dinas", []),
        ] as [(FormName, [CategoryPath])])
    func `is heard about everything but what only others have`(name: FormName, others: [CategoryPath]) throws {
        let workflow = try ServiceFile.akun.definition()
        let ways = workflow.intake.filter { $0.form == name }
        let refused = workflow.choices.filter { choice in !ways.contains { $0.takes(choice) } }
        #expect(refused == others)
    }

    @Test func `at the ministry may sign in, or be a guest`() throws {
        let way = try ServiceFile.akun.definition().intake.first { $0.form == "kementerian" }
        #expect(way?.by == ["guest", "staf-kementerian"])
    }

    @Test(arguments: ["sekolah", "dinas"] as [FormName])
    func `names an account only where there must be one`(name: FormName) throws {
        let values = (name == "dinas" ? dinas : school).filter { $0.key != "akun" }
        let workflow = try ServiceFile.akun.definition()
        let strict = workflow.choices.filter { choice in
            let form = workflow.form(name, for: choice)
            return form?.faults(in: values).contains(FieldFault(field: "akun", kind: .missing)) ?? false
        }
        #expect(
            strict == [
                "password", "dinonaktifkan", "aktivasi", "akun-operator", "merdeka-mengajar", "simpkb", "google",
                "chromebook",
            ])
        #expect(try form(name, about: "password").allFields.filter { $0.name == "akun" }.count == 1)
    }

    @Test func `from a dinas may have any position`() throws {
        #expect(try form("dinas").faults(in: dinas.merging(["jabatan": "lainnya"]) { $1 }) == [])
    }

    @Test(
        arguments: [
            ("tipe-pengguna", "staf"), ("jabatan", "pengawas"), ("jabatan", "penilik"), ("jabatan", "pamong"),
        ] as [(FieldName, String)])
    func `gets an account by code only as an official`(field: FieldName, value: String) throws {
        let byCode = try form("dinas", about: "akun-baru/pejabat-dinas")
        let official = dinas.merging(["kode": "7KQM-3XWA-PB9D"]) { $1 }.filter { $0.key != "akun" }
        #expect(byCode.faults(in: official) == [])
        let faults = byCode.faults(in: official.merging([field: value]) { $1 })
        #expect(faults.map(\.field) == [field])
        guard case .redirected = faults.first?.kind else { return #expect(Bool(false), "\(faults)") }
        // Their other troubles are heard.
        #expect(try form("dinas").faults(in: dinas.merging([field: value]) { $1 }) == [])
    }

    @Test func `reads of the way for offices before a password is asked for, to its end`() throws {
        let workflow = try ServiceFile.akun.definition()
        let form = try #require(workflow.form("dinas"))
        let checks = workflow.checks(before: form, about: "password").map { $0.text(in: .indonesian) }
        #expect(checks.count == 1 && checks[0].contains("admin domain"))
        #expect(workflow.checks(before: form, about: "lainnya").isEmpty)
    }

    @Test func `finds samples of the letters`() throws {
        let letter = try form("sekolah", about: "tambah-admin").field("surat-permohonan")
        #expect(letter?.article?.link != nil)
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

    @Test func `A pupil is asked for the NISN, and who reports for one`() throws {
        let types = try #require(form().field("tipe-pengguna")?.type.values)
        #expect(try types.filter { try asked(["tipe-pengguna": $0]).contains("nisn") } == ["peserta-didik"])
        let owners = try #require(form().field("pemilik-akun")?.type.values)
        for type in types {
            let numbers = try owners.filter { owner in
                try asked(["tipe-pengguna": type, "pemilik-akun": owner]).contains("nisn-peserta-didik")
            }
            #expect(numbers == (type == "tenaga-kependidikan" ? ["murid"] : []))
        }
    }

    @Test(arguments: [("sd", true), ("paud", false)])
    func `for a pupil must give the NISN, but for the youngest`(level: String, isNeeded: Bool) throws {
        let faults = try form().faults(in: [
            "tipe-pengguna": "tenaga-kependidikan", "pemilik-akun": "murid", "jenjang": level,
        ])
        #expect(faults.contains(FieldFault(field: "nisn-peserta-didik", kind: .missing)) == isNeeded)
    }

    @Test(
        arguments: [
            ("pendidik", nil, []), ("dinas", nil, ["surat-penunjukan"]), ("tenaga-kependidikan", "sendiri", []),
            ("tenaga-kependidikan", "kepala", ["surat-kuasa"]), ("peserta-didik", nil, []),
        ] as [(String, String?, [FieldName])])
    func `must bring only what the document demands of them`(
        type: String, owner: String?, documents: [FieldName]
    ) throws {
        var answers: [FieldName: String] = ["tipe-pengguna": type]
        answers["pemilik-akun"] = owner
        let form = try form()
        let missing = Set(form.faults(in: answers).filter { $0.kind == .missing }.map(\.field))
        #expect(form.evidence.map(\.name).filter(missing.contains) == documents)
    }

    @Test(
        arguments: [
            ("pendidik", nil, ["kabkota"]), ("dinas", "kabkota", ["kabkota-dinas"]), ("dinas", "provinsi", []),
            ("non-satuan-pendidikan", nil, []),
        ] as [(String, String?, [FieldName])])
    func `gives a kab/kota only where they lie in one`(type: String, office: String?, fields: [FieldName]) throws {
        var answers: [FieldName: String] = ["tipe-pengguna": type, "letak": "indonesia"]
        answers["tipe-dinas"] = office
        let (form, asked) = (try form(), try asked(answers))
        #expect(asked.contains("provinsi"))
        #expect(asked.filter { form.field($0)?.type == .kabkota } == fields)
    }

    @Test func `may have no account yet`() throws {
        let faults = try form().faults(in: ["tipe-pengguna": "pendidik"])
        #expect(!faults.contains { $0.field == "akun" })
    }

    @Test func `finds something to read wherever it is promised`() throws {
        let articles = try ServiceFile.allCases.flatMap {
            try $0.definition().allCategories.compactMap(\.category.article)
        }
        #expect(articles.count > 2)
        #expect(articles.allSatisfy { $0.link != nil })
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
