import Testing
import Workflow

@Suite struct `A form` {
    let form = Form(
        name: "pertanyaan", title: "Pertanyaan",
        fields: [
            .init(name: "aplikasi", title: "Aplikasi", type: .choice(["Dapodik", "Manajemen"])),
            .init(name: "versi", title: "Versi", type: .text, isRequired: false),
            .init(name: "telepon", title: "Telepon", type: .text, isPersonal: true),
        ])

    @Test func `takes what it asks for, and may do without the rest`() {
        #expect(form.faults(in: ["aplikasi": "Dapodik", "telepon": "0812\n0813"]) == [])
        #expect(form.faults(in: ["aplikasi": "Dapodik", "telepon": "0812", "versi": " "]) == [])
    }

    @Test func `names every fault at once, in its own order`() {
        let faults = form.faults(in: [
            "zaman": "", "aplikasi": "Word", "versi": String(repeating: "x", count: 501), "telepon": " ", "asal": "",
        ])
        #expect(
            faults == [
                FieldFault(field: "aplikasi", kind: .notOneOf(["Dapodik", "Manajemen"])),
                FieldFault(field: "versi", kind: .tooLong(500)), FieldFault(field: "telepon", kind: .missing),
                FieldFault(field: "asal", kind: .unknown), FieldFault(field: "zaman", kind: .unknown),
            ])
    }

    @Test(arguments: ["\u{0}", "08\u{1B}[2J", "\u{7F}"])
    func `takes no control characters`(value: String) {
        #expect(
            form.faults(in: ["aplikasi": "Dapodik", "telepon": value]) == [
                FieldFault(field: "telepon", kind: .controlCharacters)
            ])
    }
}

@Suite struct `What a form makes of what is filled in` {
    private let form = Form(
        name: "data", title: "Data",
        fields: [
            .init(name: "asn", title: "ASN", type: .yesNo),
            .init(
                name: "nip", title: "NIP", type: .identifier(.nip), required: .when(.init([.init("asn", ["true"])]))),
            .init(name: "nik", title: "NIK", type: .identifier(.nik), isRequired: false),
            .init(name: "nuptk", title: "NUPTK", type: .identifier(.nuptk), isRequired: false),
            .init(name: "kabkota", title: "Kab/kota", type: .kabkota, isRequired: false),
            .init(
                name: "npsn", title: "NPSN", type: .identifier(.npsn), required: .never, fits: "kabkota"),
            .init(name: "uraian", title: "Uraian", type: .paragraph, isRequired: false),
        ])

    @Test(arguments: [("true", [FieldFault(field: "nip", kind: .missing)]), ("false", [])])
    func `requires only where its condition holds`(answer: String, faults: [FieldFault]) {
        #expect(form.faults(in: ["asn": answer]) == faults)
    }

    @Test func `checks what is filled in although nothing was required`() {
        #expect(
            form.faults(in: ["asn": "false", "nip": "131234567"]) == [
                FieldFault(field: "nip", kind: .malformed(.oldNIP))
            ])
    }

    @Test(arguments: ["ya", "TRUE", "1", " true"])
    func `takes true and false, and no other way to say so`(answer: String) {
        #expect(form.faults(in: ["asn": answer]).map(\.kind) == [.notOneOf(["true", "false"])])
    }

    @Test func `knows a region only by its code, and only if it exists`() {
        let register = Register(regions: ["32", "32.01"])
        let kinds = ["32.01", "3201", "32", "32.99"].map { code in
            form.verdict(on: ["asn": "false", "kabkota": code], knowing: register).faults.first?.kind
        }
        #expect(kinds == [nil, .malformed(.notKabkota), .malformed(.notKabkota), .noSuchThing])
    }

    @Test func `flags one number in two places, and a unit elsewhere`() {
        let verdict = form.verdict(
            on: [
                "asn": "false", "nik": "3171990101900001", "nuptk": "3171 9901 0190 0001", "kabkota": "32.01",
                "npsn": "p0000002",
            ], knowing: Register(units: ["P0000002": "31.71"]))
        #expect(verdict.faults == [])
        #expect(
            verdict.warnings == [
                FieldWarning(field: "nuptk", kind: .nuptkIsNIK), FieldWarning(field: "npsn", kind: .unitElsewhere),
            ])
    }

    @Test func `has room for a paragraph, and no more`() {
        let text = String(repeating: "x", count: 5_000)
        #expect(form.faults(in: ["asn": "false", "uraian": text]) == [])
        #expect(form.faults(in: ["asn": "false", "uraian": text + "x"]).map(\.kind) == [.tooLong(5_000)])
    }

    @Test func `asks first what decides what else is asked`() {
        let chain = Form(
            name: "rantai", title: "Rantai",
            fields: [
                .init(name: "a", title: "A", type: .yesNo),
                .init(name: "b", title: "B", type: .yesNo, required: .always, shown: .init([.init("a", ["true"])])),
                .init(name: "c", title: "C", type: .text, required: .always, shown: .init([.init("b", ["true"])])),
            ])
        #expect(chain.asked(given: ["a": "true", "b": "true"]) == ["a", "b", "c"])
        // What decided has been hidden itself since.
        #expect(chain.asked(given: ["a": "false", "b": "true"]) == ["a"])
        #expect(chain.verdict(on: ["a": "false", "b": "true", "c": "\u{0}"]).values == ["a": "false"])
    }
}
