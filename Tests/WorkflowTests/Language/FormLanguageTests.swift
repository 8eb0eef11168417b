import Testing

@testable import Workflow

@Suite struct `The language of forms` {
    private func form(_ text: String) throws -> Form {
        let workflow = SmallWorkflow(
            clocks: "tutup: { while: open, restarts: message, after: 1 day, then: { close: idle } }", forms: text)
        let loaded = workflow.loaded()
        return try #require(loaded.definition?.forms.first, "\(loaded.diagnostics)")
    }

    @Test func `reads every keyword`() throws {
        let form = try form(
            """
            pertanyaan:
                title: { id: Laporan, en: Report }
                help: Isi sesuai Dapodik.
                fields:
                  tipe: { title: Tipe, type: choice, options: { guru: Guru, dinas: { id: Dinas, en: Office } } }
                  nama: { title: { id: Nama, en: Name }, help: { id: Lengkap, en: In full }, type: text, personal: true, prefill: account.name }
                  surel: { title: Surel, type: personal-email, required: { tipe: [guru, dinas] } }
                  ulang: { title: Ulang, type: personal-email, same-as: surel, required: false }
                  provinsi: { title: Provinsi, type: provinsi }
                  kabkota: { title: Kab/kota, type: kabkota, fits: provinsi, shown: { tipe: guru } }
                evidence:
                  surat: { title: Surat, help: Bertanda tangan, required: { tipe: dinas }, article: Contoh surat }
            """)
        let tipe = Form.Field(
            name: "tipe", title: "Tipe",
            type: .choice([
                .init("guru", title: "Guru"), .init("dinas", title: Wording("Dinas", english: "Office")),
            ]))
        let fields: [Form.Field] = [
            tipe,
            .init(
                name: "nama", title: Wording("Nama", english: "Name"), help: Wording("Lengkap", english: "In full"),
                type: .text, required: .always, prefill: .name, isPersonal: true),
            .init(
                name: "surel", title: "Surel", type: .identifier(.personalEmail),
                required: .when(.init([.init("tipe", ["guru", "dinas"])])), isPersonal: true),
            .init(
                name: "ulang", title: "Ulang", type: .identifier(.personalEmail), required: .never, sameAs: "surel"),
            .init(name: "provinsi", title: "Provinsi", type: .provinsi),
            .init(
                name: "kabkota", title: "Kab/kota", type: .kabkota, required: .always,
                shown: .init([.init("tipe", ["guru"])]), fits: "provinsi"),
        ]
        let surat = Form.Field(
            name: "surat", title: "Surat", help: "Bertanda tangan", type: .file,
            required: .when(.init([.init("tipe", ["dinas"])])), article: Article("Contoh surat"))
        #expect(
            form
                == Form(
                    name: "pertanyaan", title: Wording("Laporan", english: "Report"), help: "Isi sesuai Dapodik.",
                    fields: fields, evidence: [surat]))
    }

    @Test func `has a word for each type`() throws {
        let types: [(String, Form.FieldType)] =
            [
                ("text", .text), ("paragraph", .paragraph), ("yes-no", .yesNo), ("provinsi", .provinsi),
                ("kabkota", .kabkota), ("unit", .identifier(.npsn)),
            ] + Identifier.allCases.filter { $0 != .npsn }.map { ($0.rawValue, .identifier($0)) }
        for (word, type) in types {
            let form = try form("pertanyaan: { title: P, fields: { isian: { title: I, type: \(word) } } }")
            #expect(form.fields == [Form.Field(name: "isian", title: "I", type: type)])
        }
    }

    @Test func `seals what says who somebody is without being told`() throws {
        let form = try form(
            "pertanyaan: { title: P, fields: { nik: { title: N, type: nik }, npsn: { title: N, type: unit } } }")
        #expect(form.fields.map(\.isPersonal) == [true, false])
    }

    @Test(arguments: [(Language.indonesian, "Dinas"), (.english, "Office")])
    func `gives English to those who ask for it, and Indonesian where there is none`(
        language: Language, text: String
    ) {
        #expect(Wording("Dinas", english: "Office").text(in: language) == text)
        #expect(Wording("Dinas").text(in: language) == "Dinas")
    }
}
