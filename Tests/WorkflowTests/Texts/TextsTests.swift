import Testing

@testable import Workflow

@Suite struct `The catalogue of texts` {
    private func texts(_ files: String...) throws -> Texts {
        try Texts(files.enumerated().map { Texts.File(name: "\($0).yaml", content: $1.utf8) })
    }

    @Test func `fills in placeholders`() throws {
        let texts = try texts("greeting: { id: \"Halo, {name}!\", en: \"Hello {name}, {{really}}\" }")
        #expect(texts.text("greeting", ["name": "Ayu"], in: .indonesian) == "Halo, Ayu!")
        #expect(texts.text("greeting", ["name": "{name}"], in: .english) == "Hello {name}, {really}")
        #expect(texts.placeholders(of: "greeting") == ["name"])
    }

    @Test func `never fails where a page is drawn`() throws {
        let texts = try texts("greeting: { id: \"Halo, {name}\", en: \"Hello {name}\" }")
        #expect(texts.text("farewell", in: .english) == "farewell")
        #expect(texts.text("greeting", in: .english) == "Hello {name}")
        #expect(Texts.none.text("greeting", in: .english) == "greeting")
    }

    @Test func `takes blocks of several lines`() throws {
        let texts = try texts("mail:\n  id: |\n    Yth. {name},\n    terima kasih.\n  en: Dear {name}\n")
        #expect(texts.text("mail", ["name": "Ayu"], in: .indonesian) == "Yth. Ayu,\nterima kasih.\n")
    }

    @Test(arguments: BrokenFile.texts)
    func `is told what is wrong, and where`(file: BrokenFile) {
        let error = #expect(throws: Diagnostics.self) {
            try Texts([
                Texts.File(name: "first.yaml", content: "taken: { id: a, en: a }".utf8),
                Texts.File(name: "x.yaml", content: file.text.utf8),
            ])
        }
        #expect(error?.all.map(\.code) == [file.code])
        #expect(error?.all.map(\.location) == [file.location])
    }

    @Test func `that ships with Tangga is sound`() throws {
        #expect(try ProjectFiles.texts().contains("handbook.bound"))
    }
}

extension BrokenFile {
    static let texts = [
        BrokenFile(.duplicateText, marked: "a: { id: a, en: a }\n▸taken: { id: b, en: b }\n"),
        BrokenFile(.duplicateKey, marked: "▸a: { id: a, en: a }\na: { id: b, en: b }\n"),
        BrokenFile(.missingLanguage, marked: "▸a: { id: a }\n"),
        BrokenFile(.unknownKey, marked: "a: { id: a, en: a, ▸jv: a }\n"),
        BrokenFile(.malformedPlaceholder, marked: "a: { id: \"a {}\", en: ▸\"a {\" }\n".replacing("{}", with: "x")),
        BrokenFile(.malformedPlaceholder, marked: "a: { id: ▸\"a {the name}\", en: \"a\" }\n"),
        BrokenFile(.malformedPlaceholder, marked: "a: { id: ▸\"a }\", en: \"a\" }\n"),
        BrokenFile(.unequalPlaceholders, marked: "▸a: { id: \"a {name}\", en: \"a {title}\" }\n"),
    ]
}
