import Testing

@testable import Workflow

@Suite struct `An article` {
    private func article(_ text: String) throws -> Article? {
        let file = BrokenFile.sound.replacing(
            "intake:", with: "categories: { a: { title: A, article: \(text) } }\nintake:")
        let loaded = try ProjectFiles.workflowLoader().load(file, file: "a")
        return try #require(loaded.definition, "\(loaded.diagnostics)").categories[0].article
    }

    @Test func `may be a title, in one language or two, or have an address besides`() throws {
        let both = Wording("Cara masuk", english: "How to sign in")
        #expect(try article("Cara masuk") == Article("Cara masuk"))
        #expect(try article("{ id: Cara masuk, en: How to sign in }") == Article(both))
        #expect(
            try article("{ title: { id: Cara masuk, en: How to sign in }, link: https://a.example/b }")
                == Article(both, at: Link("https://a.example/b")))
    }

    @Test func `goes by a word of its title, and is there once`() throws {
        #expect(Article("Cara menghapus akun belajar.id").name == "cara-menghapus-akun-belajar-id")
        let file = BrokenFile.sound.replacing(
            "intake:",
            with:
                "article: Umum\ncategories: { a: { title: A, article: Sandi }, b: { title: B, article: Umum } }\nintake:"
        )
        let loaded = try ProjectFiles.workflowLoader().load(file, file: "a")
        #expect(try #require(loaded.definition, "\(loaded.diagnostics)").articles.map(\.name) == ["umum", "sandi"])
    }

    @Test func `may be the service's, and a field's`() throws {
        let file = BrokenFile.sound.replacing(
            "intake:", with: "article: { title: Tanya jawab, link: https://a.example }\nintake:"
        ).replacing(
            "title: Pertanyaan", with: "title: Pertanyaan, fields: { npsn: { title: NPSN, type: unit, article: Cari } }"
        )
        let loaded = try ProjectFiles.workflowLoader().load(file, file: "a")
        let definition = try #require(loaded.definition, "\(loaded.diagnostics)")
        #expect(definition.article == Article("Tanya jawab", at: Link("https://a.example")))
        #expect(definition.forms[0].fields[0].article == Article("Cari"))
    }

    @Test func `is there wherever a service asks for an NPSN`() throws {
        for service in ServiceFile.allCases {
            for form in try service.definition().forms {
                for field in form.fields where field.type == .identifier(.npsn) {
                    #expect(field.article?.link != nil, "\(service) \(form.name)")
                }
            }
        }
    }

    @Test(arguments: [
        "https://pusatinformasi.belajar.id", "https://a.example:8443/b/c?d=e&f=g#h", "https://a-b.example/~c/%20d",
        "https://a.example?b", "https://a.example/@b",
    ])
    func `leads to a page`(address: String) {
        #expect(Link(address)?.description == address)
    }

    @Test(arguments: [
        "", "a.example", "http://a.example", "HTTPS://a.example", "javascript:alert(1)", "//a.example", "https://",
        "https://localhost", "https://127.0.0.1", "https://a@b.example", "https://a:b@c.example",
        "https://a.example b", "https://a.example/b c", "https://a.example/\"onclick=", "https://a.example/<b>",
        "https://a.example\n", "\nhttps://a.example", "https://a.example/\u{0}", "https://bélajar.id",
        "https://a.example\\b", "https://-a.example", "https://a.example/" + String(repeating: "b", count: 500),
    ])
    func `leads nowhere else`(address: String) {
        #expect(Link(address) == nil)
    }
}
