import Testing

@testable import Workflow

@Suite struct `A version` {
    @Test(arguments: ["1.47", "v1.47", " 1.47.0 ", "1.47.0.0"])
    func `may be written as people see it`(text: String) { #expect(Version(text) == Version("1.47")) }

    @Test(arguments: ["", "1,47", "1.", ".1", "1.47-beta", "1.2.3.4.5", "versi 1", "1234567890", "\u{0661}.2"])
    func `is numbers with dots, and nothing else`(text: String) { #expect(Version(text) == nil) }

    @Test func `is compared number by number`() throws {
        let ascending = ["0", "1.5", "1.46.9", "1.47", "1.47.1", "1.100", "2"].compactMap(Version.init)
        #expect(ascending == ascending.sorted())
        #expect(ascending.count == 7)
    }

    private let form = Form(
        name: "f", title: "F",
        fields: [.init(name: "versi", title: "Versi", type: .version(least: Version("1.47")))])

    @Test(arguments: ["1.5", "1.46.9", "0"])
    func `that is older than the least must be brought up to date first`(text: String) throws {
        let least = try #require(Version("1.47"))
        #expect(form.faults(in: ["versi": text]) == [FieldFault(field: "versi", kind: .olderThan(least))])
    }

    @Test func `that is no older is stored without ado`() {
        let verdict = form.verdict(on: ["versi": " v1.50.0 "])
        #expect(verdict.faults == [] && verdict.values == ["versi": "1.50"])
    }

    @Test func `that is none is told so`() {
        #expect(form.faults(in: ["versi": "terbaru"]) == [FieldFault(field: "versi", kind: .malformed(.notVersion))])
    }
}
