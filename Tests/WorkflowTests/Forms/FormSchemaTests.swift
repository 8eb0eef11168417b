import TestSupport
import Testing

@testable import Workflow

@Suite struct `A form's JSON Schema` {
    /// A field of each type, some of them at the mercy of others.
    private static let everyType = Form(
        name: "semua", title: "Semua",
        fields: [
            .init(name: "jenjang", title: "Jenjang", type: .choice(["SD", "SMP"])),
            .init(name: "aktif", title: "Aktif", type: .yesNo, isRequired: false),
            .init(
                name: "masalah", title: "Masalah",
                type: .tree([.init("kendala", title: "Kendala", options: ["masuk", "data"]), "lain"]),
                required: .when(.init([.init("aktif", ["true"])]))),
            .init(name: "teks", title: "Teks", type: .text),
            .init(
                name: "jenis", title: "Jenis",
                type: .choice(["guru", .init("lain", title: "Lain", redirect: "Minta diperbaiki dahulu.")])),
            .init(name: "versi", title: "Versi", type: .version(least: Version("1.47")), required: .never),
            .init(
                name: "uraian", title: "Uraian", type: .paragraph, required: .always,
                shown: .init([.init("masalah", ["kendala"]), .init("jenjang", ["SD"])])),
            .init(
                name: "pilihan", title: "Pilihan", type: .choice(["a", "b"]), required: .never,
                shown: .init([.init("aktif", ["true"])])),
            .init(
                name: "lanjut", title: "Lanjut", type: .text, required: .when(.init([.init("jenjang", ["SMP"])])),
                shown: .init([.init("pilihan", ["a"])])),
            .init(name: "provinsi", title: "Provinsi", type: .provinsi),
            .init(name: "kabkota", title: "Kab/kota", type: .kabkota, required: .never, fits: "provinsi"),
        ]
            + Identifier.allCases.map { identifier in
                Form.Field(
                    name: FieldName(identifier.rawValue), title: "?", type: .identifier(identifier),
                    required: identifier == .nik ? .always : .never)
            },
        evidence: [
            .init(name: "foto", title: "Foto", type: .file, required: .never, shown: .init([.init("jenjang", ["SD"])]))
        ])

    private static func forms() throws -> [Form] {
        try [everyType] + ServiceFile.allCases.flatMap { try $0.definition().everyForm }
    }

    /// Faults that no schema could have found.
    private func isBeyondSchemas(_ fault: FieldFault, _ values: [FieldName: String]) -> Bool {
        switch fault.kind {
        case .unequal, .outside, .noSuchThing, .olderThan, .unfit, .repeated: true
        case .malformed(let flaw):
            [.placeholder, .nikPlace, .birthDate, .serial, .nipMonth, .nipYear, .nipSex].contains(flaw)
        // Made of characters that only steer others: there, and nothing to see.
        case .missing: values[fault.field].map { $0.contains("\u{200B}") } ?? false
        case .unknown, .tooLong, .tooMany, .notOneOf, .redirected, .controlCharacters, .codeRefused: false
        }
    }

    @Test(arguments: SeededGenerator.seeds(8))
    func `takes what the judge takes, and refuses all that it can`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for form in try Self.forms() {
            let check = try SchemaCheck(form.schema(in: .indonesian))
            for _ in 0..<20 {
                let values = RandomFilling(form: form).draw(using: &random)
                let faults = form.faults(in: values)
                let isAccepted = try check.accepts(values)
                if faults.isEmpty {
                    accepted += 1
                    #expect(isAccepted, "seed \(seed), \(form.name): \(values)")
                } else if isAccepted {
                    #expect(
                        faults.allSatisfy { isBeyondSchemas($0, values) },
                        "seed \(seed), \(form.name): \(faults) \(values)")
                }
            }
        }
        #expect((5..<300).contains(accepted))
    }

    /// What is stored is as good as what was typed, and stays as it is.
    @Test(arguments: SeededGenerator.seeds(4))
    func `takes what is stored`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for form in try Self.forms() {
            let check = try SchemaCheck(form.schema(in: .english))
            for _ in 0..<20 {
                let verdict = form.verdict(on: RandomFilling(form: form).draw(using: &random))
                guard verdict.faults.isEmpty else { continue }
                #expect(form.verdict(on: verdict.values) == verdict, "seed \(seed)")
                #expect(try check.accepts(verdict.values), "seed \(seed), \(form.name): \(verdict.values)")
            }
        }
    }

    @Test func `says in the reader's language what a choice means`() throws {
        let schema = try ServiceFile.rapor.form("laporan").schema(in: .english)
        let options = schema["properties"]?["tipe-pengguna"]?["oneOf"]
        guard case .array(let listed) = options else { throw SchemaCheck.Unknown(keyword: "oneOf") }
        #expect(listed[0]["title"] == "Head of school")
        #expect(listed[3]["const"] == "dinas")
        #expect(listed[3]["title"] == "Local government")
        #expect(schema["properties"]?["kabkota"]?["title"] == "Kab/kota")
    }

    @Test func `puts conditions as if and then, one for all fields that share it`() {
        let form = Form(
            name: "data", title: "Data",
            fields: [
                .init(name: "a", title: "A", type: .yesNo),
                .init(name: "b", title: "B", type: .text, required: .always, shown: .init([.init("a", ["true"])])),
                .init(name: "c", title: "C", type: .file, required: .never, shown: .init([.init("a", ["true"])])),
            ])
        guard case .array(let rules) = form.schema(in: .indonesian)["allOf"] else { return #expect(Bool(false)) }
        #expect(rules.count == 1)
        #expect(
            rules[0]["if"]
                == .object([
                    "properties": .object(["a": .object(["enum": .strings(["true"])])]), "required": .strings(["a"]),
                ]))
        #expect(rules[0]["then"]?["required"] == .strings(["b"]))
    }
}

extension Definition {
    /// With all that categories add, each once.
    fileprivate var everyForm: [Form] {
        let all = intake.map(\.form).flatMap { name in ([nil] + choices).compactMap { form(name, for: $0) } }
        return all.reduce(into: []) { forms, form in if !forms.contains(form) { forms.append(form) } }
    }
}
