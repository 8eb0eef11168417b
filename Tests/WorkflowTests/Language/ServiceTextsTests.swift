import Testing

@testable import Workflow

@Suite struct `What people read of a service` {
    /// Called the same in both languages.
    private static let names: Set<String> = [
        "PAUD", "SD", "SMP", "SMA", "SMK", "SLB", "NPSN", "NISN", "NIK", "NUPTK", "KITAS", "PNS", "PPPK",
        "Rapor Pendidikan", "Pengelolaan Kinerja", "SIMPKB", "Google for Education", "Chromebook",
        "Gedung C Lantai Dasar, Jl. Jenderal Sudirman, Jakarta 10270",
    ]

    private static let workflows = (try? ProjectFiles.yamlFiles(in: "Workflows")) ?? []
    private static let calendars = (try? ProjectFiles.yamlFiles(in: "Workflows/calendars")) ?? []

    private static func inOneLanguage(_ path: String, as shape: Shape) throws -> [String] {
        try YAMLDocument.parse(ProjectFiles.bytes(path), file: path).get().inOneLanguage(as: shape)
    }

    @Test(arguments: workflows)
    func `is there in both languages, but for names`(path: String) throws {
        let texts = try Self.inOneLanguage(path, as: .node(.workflow))
        #expect(texts.filter { !Self.names.contains($0) } == [])
    }

    @Test(arguments: calendars)
    func `is there in both languages where it is the name of a calendar`(path: String) throws {
        guard case .mapping(let entries) = try YAMLDocument.parse(ProjectFiles.bytes(path), file: path).get().content
        else {
            Issue.record("no mapping")
            return
        }
        let title = try #require(entries.first { $0.key == "title" })
        #expect(title.value.inOneLanguage(as: .wording) == [])
    }

    @Test func `has no more such names than there are`() throws {
        let texts = try Self.workflows.flatMap { try Self.inOneLanguage($0, as: .node(.workflow)) }
        #expect(Self.names.subtracting(texts) == [])
    }

    @Test func `would be missed anywhere`() throws {
        let text = """
            title: a
            tiers: { t: { title: b, members: m, inbox: unit } }
            forms:
              f:
                title: { id: x, en: y }
                before: [c, { id: x, en: y }]
                fields: { g: { title: d, type: choice, options: { o: e, p: { title: f, redirect: g }, q: { id: x, en: y } } } }
                evidence: { h: { title: h, help: i } }
            categories: { c: j, d: { title: k, article: { title: l, link: m } }, e: { title: { id: x, en: y }, article: m } }
            actions: { a: { does: answer, by: holder, title: n } }
            intake: [{ by: p, form: f, into: t, desk: { title: o, address: p } }]
            comments: { by: [p], desk: t, form: f, canned: { a: q } }
            """
        let node = try YAMLDocument.parse(text.utf8, file: "x.yaml").get()
        #expect(node.inOneLanguage(as: .node(.workflow)).joined() == "abcdefghijklmnopq")
    }
}

extension YAMLNode {
    /// What stands in one language alone where people read it.
    fileprivate func inOneLanguage(as shape: Shape) -> [String] {
        switch (shape, content) {
        case (.title, .scalar(let text, _)), (.wording, .scalar(let text, _)): [text]
        case (.node(let kind), .mapping(let entries)):
            entries.flatMap { entry in
                kind.keys.first { $0.name == entry.key }.map { entry.value.inOneLanguage(as: $0.value) } ?? []
            }
        case (.list(let item, _), .list(let items)), (.some(let item, _), .list(let items)):
            items.flatMap { $0.inOneLanguage(as: item) }
        case (.named(let item, _), .mapping(let entries)): entries.flatMap { $0.value.inOneLanguage(as: item) }
        case (.either(let shapes), _): shapes.first(where: isLike).map(inOneLanguage) ?? []
        default: []
        }
    }

    private func isLike(_ shape: Shape) -> Bool {
        switch (shape, content) {
        case (.node, .mapping), (.named, .mapping): !isWording
        case (.wording, .mapping): isWording
        case (.list, .list), (.some, .list): true
        case (.node, _), (.named, _), (.list, _), (.some, _), (_, .mapping), (_, .list): false
        case (_, .scalar): true
        }
    }
}
