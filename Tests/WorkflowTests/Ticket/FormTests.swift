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
