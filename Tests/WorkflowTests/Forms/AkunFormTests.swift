import Testing

@testable import Workflow

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
