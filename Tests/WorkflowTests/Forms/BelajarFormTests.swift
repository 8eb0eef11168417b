import Testing

@testable import Workflow

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
