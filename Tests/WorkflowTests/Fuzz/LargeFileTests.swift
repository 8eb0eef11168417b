import Testing

@testable import Workflow

/// Files as large as they may be, with as much of one thing as they may have: each is told what is wrong, or proved, in
/// no time. What grows with the product of two things has a limit of its own.
@Suite(.timeLimit(.minutes(10))) struct `A file with too much of something` {
    struct Sections: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var tiers = ["t1"]
        var categories: [String] = []
        var intake = ["{ by: a, form: p, into: t1 }"]
        var actions = ["jawab: { does: answer, by: holder }"]
        var clocks: [String] = []
        var said: Set<DiagnosticCode> = []

        var text: String {
            """
            workflow: besar
            title: Besar
            calendar: jam-kerja-wib
            tiers:
            \(tiers.map { "  \($0): { title: T, members: m, inbox: national }\n" }.joined())
            forms:
              p: { title: P }
            \(categories.isEmpty ? "" : "categories:\n" + categories.map { "  \($0)\n" }.joined())
            intake:
            \(intake.map { "  - \($0)\n" }.joined())
            actions:
            \(actions.map { "  \($0)\n" }.joined())
            clocks:
            \(clocks.map { "  \($0)\n" }.joined())
              selesai: { while: open, after: 30 days, then: { close: idle } }
            """
        }
    }

    private static let tiers = (1...8).map { "t\($0)" }
    private static let ways = (1...8).map { "{ by: a\($0), form: p, into: t\($0) }" }
    private static let roles = "[" + (0..<100).map { "r\($0)" }.joined(separator: ", ") + "]"

    private static func categories(_ count: Int, with branches: Int) -> [String] {
        (0..<count).map { parent in
            let below = (0..<branches).map { "d\($0): D" }.joined(separator: ", ")
            return "c\(parent): { title: C, categories: { \(below) } }"
        }
    }

    private static let unlike = (0..<200).map { "c\($0): { title: C, target: { selesai: \($0 + 1) days } }" }

    private static let files = [
        Sections(testDescription: "categories", categories: categories(200, with: 150), said: [.tooMany]),
        Sections(
            testDescription: "mentions of categories", categories: categories(10, with: 99),
            intake: (0..<59).map { way in
                let some = (0..<100).map { "c\($0 % 10)/d\((way * 7 + $0) % 99)" }.joined(separator: ", ")
                return "{ by: b\(way), form: p, into: t1, category: [\(some)] }"
            } + ["{ by: a, form: p, into: t1 }"]),
        Sections(
            testDescription: "mentions of categories that are not there", categories: categories(10, with: 99),
            intake: (0..<59).map { way in
                let some = (0..<100).map { "c\($0 % 10)/e\((way * 7 + $0) % 99)" }.joined(separator: ", ")
                return "{ by: b\(way), form: p, into: t1, category: [\(some)] }"
            } + ["{ by: a, form: p, into: t1 }"], said: [.unknownCategory]),
        Sections(
            testDescription: "roles", tiers: tiers, categories: unlike,
            intake: ways + (0..<50).map { "{ by: \(roles), form: p, into: t1, from: \"32.\($0 + 10)\" }" }
                + ["{ by: \(roles), form: p, into: t1 }"],
            actions: (0..<40).map { "j\($0): { does: reply, by: requester, when: { requester: r\($0) } }" },
            said: [.tooManyStates]),
        Sections(
            testDescription: "changes of category", tiers: tiers, categories: unlike, intake: ways,
            actions: (0..<40).map { "r\($0): { does: recategorise, by: holder }" }, said: [.tooManyStates]),
        Sections(
            testDescription: "clocks at once", tiers: tiers, intake: ways,
            clocks: (1...11).map { "k\($0): { while: open, after: \($0) days, then: { flag: f } }" },
            said: [.tooManyStates]),
        Sections(
            testDescription: "spans",
            categories: (0..<200).map { category in
                let targets = (0..<3).map { "k\($0): \(100 + 7 * category + $0) working days" }
                return "c\(category): { title: C, target: { \(targets.joined(separator: ", ")) } }"
            },
            clocks: (0..<3).map {
                "k\($0): { while: open, after: \(3_000 + $0) working days, then: { flag: f\($0) } }"
            },
            said: [.tooManySpans]),
    ]

    @Test(arguments: files)
    func `is judged in no time`(file: Sections) throws {
        let loader = try ProjectFiles.workflowLoader()
        let time = ContinuousClock().measure {
            let loaded = loader.load(file.text, file: "x.yaml")
            #expect(Set(loaded.diagnostics.map(\.code)).subtracting([.holidaysEnd]) == file.said)
            #expect((loaded.bound == nil) == loaded.diagnostics.holdErrors)
        }
        // A second where it matters: tests run unoptimised, and beside others.
        #expect(time < .seconds(120))
    }
}
