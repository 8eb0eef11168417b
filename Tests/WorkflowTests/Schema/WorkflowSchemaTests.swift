import Foundation
import Testing

@testable import Workflow

@Suite struct `The schema of workflow files` {
    private static let schema = Result {
        WorkflowSchema(texts: try ProjectFiles.texts(), in: .indonesian).json
    }

    private func accepts(_ text: some Collection<UInt8>) throws -> Bool {
        let node = try YAMLDocument.parse(text, file: "x.yaml").get()
        return try DocumentCheck(try Self.schema.get()).accepts(node)
    }

    private static let good: [String] =
        (try? ProjectFiles.yamlFiles(in: "Workflows")) ?? []

    /// `RECORD_GOLDEN=1 swift test` writes the file anew.
    @Test func `is the one in Workflows`() throws {
        let text = try Self.schema.get().indented + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try ProjectFiles.write(text, to: "Workflows/schema.json")
        }
        #expect(try ProjectFiles.bytes("Workflows/schema.json") == Array(text.utf8))
    }

    @Test func `is JSON`() throws {
        let json = try JSONSerialization.jsonObject(with: Data(try Self.schema.get().indented.utf8))
        #expect((json as? [String: Any])?["$defs"] != nil)
    }

    @Test(arguments: Language.allCases)
    func `explains each key`(language: Language) throws {
        let texts = try ProjectFiles.texts()
        let keys = NodeKind.allCases.flatMap { kind in kind.keys.map { "key.\(kind.rawValue).\($0.name)" } }
        #expect(keys.filter { !texts.contains($0) } == [])
        // And nothing that is no longer there.
        #expect(texts.keys.filter { $0.hasPrefix("key.") }.filter { !keys.contains($0) } == [])
        #expect(!WorkflowSchema(texts: texts, in: language).json.indented.contains("\"key."))
    }

    @Test(arguments: good)
    func `takes a good file`(path: String) throws {
        #expect(try ProjectFiles.workflowLoader().load(ProjectFiles.bytes(path), file: path).definition != nil)
        #expect(try accepts(ProjectFiles.bytes(path)))
    }

    /// Numbers and truth values stand for their texts wherever people read them.
    @Test(arguments: [
        ("title: Contoh", "title: 2026"), ("title: Pertanyaan", "title: true"),
        ("title: Contoh", "title: \"" + String(repeating: "é", count: 200) + "\""),
        ("title: Pertanyaan }", "title: P, fields: { a: { title: A, type: choice, options: [1, 2.0, yes] } } }"),
        ("title: Pertanyaan }", "title: P, fields: { a: { title: A, type: choice, options: { 1a: 1 } } } }"),
        ("members: tim-helpdesk", "members: \"2024\""), ("after: 3 days", "after: \"3 days\""),
        ("after: 3 days", "after: 3 working days\n    remind: [1/3, 2 working days, 99/100]\n    ends: closing"),
        ("by: requester", "by: requester, not-before: 2 working days after opened"),
        ("while: open", "while: \"open\""), ("into: dinas }", "into: dinas, for: guest }"),
        ("into: dinas", "into: dinas, from: [\"32\", overseas]\n    , category: a"),
        ("intake:", "categories: { a: { id: A, en: B }, b: { title: C, article: { id: D, en: E } } }\nintake:"),
        ("intake:", "categories: { a: { title: A, article: { title: B, link: https://c.example } } }\nintake:"),
        ("title: Pertanyaan }", "title: P, help: { id: x, en: \"" + String(repeating: "é", count: 1_000) + "\" } }"),
    ])
    func `takes what the loader takes`(part: String, other: String) throws {
        let text = BrokenFile.sound.replacing(part, with: other, maxReplacements: 1)
        let reading = try YAMLDocument.parse(text.utf8, file: "x.yaml").get()
        var workflow = WorkflowReading(reading, file: "x.yaml")
        _ = workflow.definition()
        #expect(workflow.file.diagnostics == [])
        #expect(try accepts(text.utf8))
    }

    // MARK: Broken files

    /// What a schema can say: everything but what names mean.
    private static let shapes: Set<DiagnosticCode> = [
        .unknownKey, .missingKey, .wrongShape, .malformedName, .unknownWord, .malformedSpan, .notTrueOrFalse,
        .emptyText, .emptyList, .notExactlyOne, .tooMany, .malformedLock, .malformedQuiet, .malformedRegion,
        .choiceWithoutOptions, .optionsWithoutChoice, .malformedQueue, .malformedVersion, .countOutOfRange,
        .malformedLink, .malformedReminder,
    ]

    private static let all =
        BrokenFile.misshapen + BrokenFile.senseless + BrokenFile.unproved + BrokenFile.forms + BrokenFile.codes
        + BrokenFile.comments

    /// What adds up over the file, and which numbers are too large or the same, only the loader sees.
    private static func isBeyond(_ file: BrokenFile) -> Bool {
        ["99999999999999999999 days", "21:00-21:00", "d199: D", "3/3", "1/101"].contains(where: file.text.contains)
    }

    @Test(arguments: all.filter { shapes.contains($0.code) && !isBeyond($0) })
    func `refuses what is misshapen`(file: BrokenFile) throws {
        // Some can't even be read.
        guard case .success(let node) = YAMLDocument.parse(file.text.utf8, file: "x.yaml") else { return }
        #expect(try !DocumentCheck(try Self.schema.get()).accepts(node))
    }

    /// Where the checker alone knows, editors say nothing.
    @Test(
        arguments: all.filter { !shapes.contains($0.code) && $0.code != .implicitValue && $0.code != .duplicateOption })
    func `leaves what names mean to the checker`(file: BrokenFile) throws {
        #expect(try accepts(file.text.utf8))
    }
}
