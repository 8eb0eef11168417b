import Testing

@testable import Workflow

@Suite struct `What is said of a diagnostic` {
    @Test(arguments: DiagnosticCode.allCases)
    func `is in the catalogue, with how to help oneself`(code: DiagnosticCode) throws {
        let texts = try ProjectFiles.texts()
        #expect(texts.contains("diagnostic.\(code.rawValue)"))
        #expect(texts.contains("diagnostic.\(code.rawValue).help"))
    }

    @Test(arguments: BrokenFile.everyKind, Language.allCases)
    func `has every placeholder filled`(file: BrokenFile, language: Language) throws {
        let texts = try ProjectFiles.texts()
        let diagnostic = try #require(
            file.diagnostics(with: BrokenFile.loader()).first { $0.code == file.code })
        let key = "diagnostic.\(file.code.rawValue)"
        let needed = texts.placeholders(of: key).union(texts.placeholders(of: key + ".help"))
        #expect(needed.subtracting(diagnostic.arguments.keys).isEmpty)
        #expect(diagnostic.text(from: texts, in: language).hasPrefix("x.yaml:"))
    }

    @Test func `reads like a compiler's`() throws {
        let diagnostic = Diagnostic(
            .unknownTier, at: Location(file: "a.yaml", line: 3, column: 7), ["name": "dina", "known": "dinas, pusat"],
            suggestion: "dinas")
        #expect(
            diagnostic.text(from: try ProjectFiles.texts(), in: .english) == """
                a.yaml:3:7: error[TG201]: There is no tier named “dina”.
                  Did you mean “dinas”?
                  What can stand here: dinas, pusat.
                """)
    }

    @Test func `still names code and place without a catalogue`() {
        let diagnostic = Diagnostic(.tab, at: Location(file: "a.yaml", line: 3, column: 7))
        #expect(diagnostic.text(from: .none, in: .indonesian).contains("a.yaml:3:7: diagnostic.error[TG104]"))
    }
}

@Suite struct `A slip of the pen` {
    @Test(arguments: [
        ("anwser", "answer"), ("Dinas", "dinas"), ("forwrd", "forward"), ("f", nil), ("zzzz", nil), ("", nil),
    ])
    func `is traced to the nearest word`(word: String, meant: String?) {
        #expect(["answer", "dinas", "forward"].nearest(to: word) == meant)
    }

    @Test func `counts a swap as one`() {
        #expect(editDistance("ab", "ba") == 1)
        #expect(editDistance("kitten", "sitting") == 3)
        #expect(editDistance("", "abc") == 3)
    }
}

extension BrokenFile {
    static let everyKind = workflows + calendars + holidays + texts

    /// By whichever loader the code belongs to.
    func diagnostics(with loader: WorkflowLoader) -> [Diagnostic] {
        let first = Texts.File(name: "first.yaml", content: "taken: { id: a, en: a }".utf8)
        let loaders: [() -> [Diagnostic]] = [
            { loader.load(text, file: "x.yaml").diagnostics },
            { CalendarLoader(holidays: .none).load(text, file: "x.yaml").diagnostics },
            { Self.refusal { () throws(Diagnostics) in _ = try HolidayTable(csv: text.utf8, file: "x.yaml") } },
            {
                Self.refusal { () throws(Diagnostics) in
                    _ = try Texts([first, Texts.File(name: "x.yaml", content: text.utf8)])
                }
            },
        ]
        return loaders.lazy.map { $0() }.first { $0.contains { $0.code == code && $0.location == location } } ?? []
    }

    private static func refusal(_ work: () throws(Diagnostics) -> Void) -> [Diagnostic] {
        do throws(Diagnostics) {
            try work()
            return []
        } catch {
            return error.all
        }
    }
}
