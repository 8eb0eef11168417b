@testable import Workflow

extension BrokenFile {
    static let forms = [
        BrokenFile(
            .unknownField, field: "nama: { title: N, type: text, shown: { ▸jenjan: sd } }", suggestion: "jenjang"),
        BrokenFile(.unknownField, field: "nama: { title: N, type: text, required: { jenjang: sd, ▸tipe: guru } }"),
        BrokenFile(.unknownField, field: "ulang: { title: U, type: nisn, same-as: ▸nisnn }", suggestion: "nisn"),
        BrokenFile(.unknownField, field: "kab: { title: K, type: kabkota, fits: ▸provinsi }"),
        BrokenFile(.unknownOption, field: "nama: { title: N, type: text, shown: { jenjang: ▸sdd } }", suggestion: "sd"),
        BrokenFile(.unknownOption, field: "nama: { title: N, type: text, shown: { jenjang: [sd, ▸Sekolah Dasar] } }"),
        BrokenFile(.unknownOption, field: "nama: { title: N, type: text, required: { aktif: ▸yes } }"),
        BrokenFile(
            .unknownOption, field: "nama: { title: N, type: text, shown: { masalah: ▸kendala/mask } }",
            suggestion: "kendala/masuk"),
        BrokenFile(
            .fieldBelow,
            field: "nama: { title: N, type: text, shown: { ▸lagi: true } }\n      lagi: { title: L, type: yes-no }"),
        BrokenFile(.conditionCycle, field: "lagi: { title: L, type: yes-no, shown: { ▸lagi: true } }"),
        BrokenFile(
            .conditionCycle,
            field: """
                satu: { title: S, type: yes-no, shown: { ▸tiga: true } }
                      dua: { title: D, type: yes-no, required: { satu: true } }
                      tiga: { title: T, type: yes-no, shown: { dua: true } }
                """),
        BrokenFile(.nothingToChoose, field: "nama: { title: N, type: text, shown: { ▸nisn: \"8880000002\" } }"),
        BrokenFile(
            .neverAsked,
            field: """
                kelas: { title: K, type: yes-no, shown: { jenjang: sd } }
                      nama: { title: N, type: text, ▸shown: { kelas: true, jenjang: [smp, sma] } }
                """),
        BrokenFile(
            .neverRequired,
            field: "nama: { title: N, type: text, shown: { jenjang: sd }, ▸required: { jenjang: [smp, sma] } }"),
        BrokenFile(.sameAsAnother, field: "ulang: { title: U, type: text, same-as: ▸nisn }"),
        BrokenFile(.sameAsAnother, field: "ulang: { title: U, type: nisn, same-as: ▸ulang }"),
        BrokenFile(.fitsNothing, field: "kab: { title: K, type: kabkota, fits: ▸jenjang }"),
        BrokenFile(.fitsNothing, field: "akun: { title: A, type: belajar-id, fits: ▸aktif }"),
        BrokenFile(.prefillUnfit, field: "nik: { title: N, type: nik, prefill: ▸account.unit }"),
        BrokenFile(.mustBePersonal, field: "nik: { title: N, type: nik, personal: ▸false }"),
        BrokenFile(
            .duplicateField,
            field: "nama: { title: N, type: text }\n    evidence:\n      ▸nisn: { title: Foto NISN }"),
        BrokenFile(
            .unknownOption,
            field: "nama: { title: N, type: text }\n    evidence:\n      foto: { title: F, shown: { jenjang: ▸tk } }"),
        BrokenFile(
            .neverAsked,
            field: """
                jenis: { title: J, type: choice, options: { guru: Guru, lain: { title: L, redirect: Tidak di sini. } } }
                      nama: { title: N, type: text, ▸shown: { jenis: lain } }
                """),
        BrokenFile(
            .everyOptionRedirects,
            field: "jenis: { title: J, type: choice, ▸options: { lain: { title: L, redirect: Tidak di sini. } } }"),
        BrokenFile(.malformedVersion, field: "versi: { title: V, type: version, least: ▸\"1.47 beta\" }"),
        BrokenFile(.implicitValue, field: "versi: { title: V, type: version, least: ▸1.50 }"),
        BrokenFile(.unknownKey, field: "nama: { title: N, type: text, least: ▸\"1.47\" }"),
        BrokenFile(
            .unknownKey,
            field: "j: { title: J, type: tree, options: { a: A, b: { title: B, redirect: X, ▸options: [c] } } }"),
        BrokenFile(
            .unknownWord,
            field: "j: { title: J, type: choice, options: { a: A, b: { title: B, place: ▸oversea } } }",
            suggestion: "overseas"),
        BrokenFile(.unknownCode, field: "kode: { title: K, type: code, code: ▸kode-x, fits: prov }\n      \(prov)"),
        BrokenFile(.fitsNothing, field: "kode: { title: K, type: code, code: kode-x, fits: ▸jenjang }")
            .with(.unknownCode),
        BrokenFile(.missingKey, field: "▸kode: { title: K, type: code, code: kode-x }").with(.unknownCode),
        BrokenFile(.unknownKey, field: "kode: { title: K, type: text, code: ▸kode-x }"),
        // The general faults, where forms can have them.
        BrokenFile(.unknownWord, field: "nama: { title: N, type: ▸txet }", suggestion: "text"),
        BrokenFile(
            .unknownWord, field: "nama: { title: N, type: text, prefill: ▸account.nam }", suggestion: "account.name"),
        BrokenFile(.unknownKey, field: "nama: { title: N, type: text, ▸showm: { aktif: true } }", suggestion: "shown"),
        BrokenFile(.notTrueOrFalse, field: "nama: { title: N, type: text, required: ▸yes }"),
        BrokenFile(.emptyList, field: "nama: { title: N, type: text, ▸shown: {} }"),
        BrokenFile(.missingKey, field: "nama: { ▸title: { en: Name }, type: text }"),
        BrokenFile(.choiceWithoutOptions, field: "▸jenis: { title: J, type: tree }"),
        BrokenFile(.optionsWithoutChoice, field: "nik: { title: N, type: nik, ▸options: [a] }"),
        BrokenFile(
            .duplicateOption,
            field: "jenis: { title: J, type: tree, options: { a: { title: A, options: [b, c, ▸b] } } }"),
        BrokenFile(
            .unknownKey, field: "jenis: { title: J, type: choice, options: { a: { title: A, ▸options: [b] } } }"),
        BrokenFile(.emptyText, field: "nama: { title: N, type: text, help: ▸\" \" }"),
    ]

    private static let prov = "prov: { title: P, type: provinsi }"

    /// - Parameter field: further fields of a form that has some, as they stand at six columns.
    private init(_ code: DiagnosticCode, field: String, suggestion: String? = nil) {
        let form = """
            pertanyaan:
                title: Pertanyaan
                fields:
                  jenjang: { title: Jenjang, type: choice, options: { sd: SD, smp: SMP, sma: SMA } }
                  aktif: { title: Aktif, type: yes-no }
                  masalah:
                    title: Masalah
                    type: tree
                    options: { kendala: { title: Kendala, options: { masuk: Masuk, data: Data } }, lain: Lainnya }
                  nisn: { title: NISN, type: nisn }
                  \(field)
            """
        self.init(code, "pertanyaan: { title: Pertanyaan }", form, suggestion: suggestion)
    }
}
