import Testing

@testable import Workflow

@Suite struct `A code` {
    @Test func `is spelled in groups, with nothing that is taken for something else`() {
        let code = CodeText.code(from: [UInt8](0..<12))
        #expect(code == "2345-6789-ABCD")
        #expect(CodeText.alphabet.count == 32)
        #expect(Set("01OI").isDisjoint(with: CodeText.alphabet))
    }

    @Test(arguments: ["2345-6789-ABCD", "23456789abcd", " 2345 6789 abcd\n"])
    func `is read however it is typed`(typed: String) {
        #expect(CodeText.normalised(typed) == "23456789ABCD")
        #expect(Form.FieldType.code("kode").normalised(typed) == "23456789ABCD")
    }

    @Test func `never has its shape told by the form`() {
        let form = Form(
            name: "f", title: "F",
            fields: [
                Form.Field(name: "kode", title: "Kode", type: .code("kode"), required: .always, fits: "kab"),
                Form.Field(name: "nama", title: "Nama", type: .text),
            ])
        #expect(form.faults(in: ["kode": "apa saja", "nama": "x"]) == [])
        #expect(form.faults(in: ["nama": "x"]).map(\.kind) == [.missing])
        let schema = form.schema(in: .english)["properties"]?["kode"]
        #expect(schema?["pattern"] == form.schema(in: .english)["properties"]?["nama"]?["pattern"])
        #expect(schema?["pattern"] != nil)
    }
}
