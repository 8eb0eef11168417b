import Workflow

/// Files as large as they may be, with as much of one thing as they may have, and more. What grows with the product of two
/// things has a limit of its own.
extension HostileFile {
    package static let overfull = [
        HostileFile("categories", Sections(categories: tree(200, with: 150)), said: [.tooMany]),
        HostileFile(
            "mentions of categories",
            Sections(categories: tree(10, with: 99), intake: mentions { "c\($0 % 10)/d\($1 % 99)" }), said: []),
        HostileFile(
            "mentions of categories that are not there",
            Sections(categories: tree(10, with: 99), intake: mentions { "c\($0 % 10)/e\($1 % 99)" }),
            said: [.unknownCategory]),
        HostileFile(
            "roles",
            Sections(
                tiers: tiers, categories: unlike,
                intake: ways + (0..<50).map { "{ by: \(roles), form: p, into: t1, from: \"32.\($0 + 10)\" }" }
                    + ["{ by: \(roles), form: p, into: t1 }"],
                actions: (0..<40).map { "j\($0): { does: reply, by: requester, when: { requester: r\($0) } }" }),
            said: [.tooManyStates]),
        HostileFile(
            "changes of category",
            Sections(
                tiers: tiers, categories: unlike, intake: ways,
                actions: (0..<40).map { "r\($0): { does: recategorise, by: holder }" }), said: [.tooManyStates]),
        HostileFile(
            "clocks at once",
            Sections(
                tiers: tiers, intake: ways,
                clocks: (1...11).map { "k\($0): { while: open, after: \($0) days, then: { flag: f } }" }),
            said: [.tooManyStates]),
        HostileFile(
            "spans",
            Sections(
                categories: (0..<200).map { category in
                    let targets = (0..<3).map { "k\($0): \(100 + 7 * category + $0) working days" }
                    return "c\(category): { title: C, target: { \(targets.joined(separator: ", ")) } }"
                },
                clocks: (0..<3).map {
                    "k\($0): { while: open, after: \(3_000 + $0) working days, then: { flag: f\($0) } }"
                }),
            said: [.tooManySpans]),
        HostileFile("tiers", Sections(tiers: (0..<4_000).map { "t\($0)" }), said: [.tooMany]),
        HostileFile(
            "ways in", Sections(intake: (0..<5_000).map { "{ by: a\($0), form: p, into: t1 }" }), said: [.tooMany]),
        HostileFile(
            "actions", Sections(actions: (0..<6_000).map { "j\($0): { does: answer, by: holder }" }),
            said: [.tooMany]),
        HostileFile(
            "clocks",
            Sections(
                clocks: (0..<4_000).map { "k\($0): { while: open, after: 1 days, then: { flag: f } }" }),
            said: [.tooMany]),
        HostileFile(
            "fields of one form",
            Sections(forms: ["p:\n    title: P\n    fields:\n" + chain(4_000)]), said: [.tooMany]),
        HostileFile(
            "forms",
            Sections(
                forms: ["p: { title: P }"]
                    + (0..<39).map { "p\($0):\n    title: P\n    fields:\n" + chain(60) }), said: [.unusedForm]),
        HostileFile(
            "regions",
            Sections(
                intake: (0..<59).map { way in
                    let some = (0..<500).map { "\"\(11 + ($0 + way) % 80).\(10 + $0 % 80)\"" }
                    return "{ by: a, form: p, into: t1, from: [\(some.joined(separator: ","))] }"
                } + ["{ by: a, form: p, into: t1 }"]), said: nil),
        HostileFile(
            "reminders of clocks at once",
            Sections(
                tiers: tiers, intake: ways,
                clocks: (1...11).map { clock in
                    let days = (1...10).map { "\($0 * 11 + clock) hours" }.joined(separator: ", ")
                    return "k\(clock): { while: open, restarts: message, after: \(clock + 20) days, remind: [\(days)], "
                        + "then: { flag: f\(clock) } }"
                }), said: nil),
        HostileFile(
            "referrals",
            Sections(
                tiers: tiers, intake: ways,
                actions: (0..<8).flatMap { tier in
                    (0..<5).map { "a\(tier)-\($0): { does: return, by: t\(tier + 1), to: t\($0 + 1), note: required }" }
                }), said: nil),
    ]

    /// A thousand options, and as many conditions on them as fit, sound ones and wrong ones.
    package static let conditional = [
        conditions(on: "o", said: [.unusedForm]), conditions(on: "x", said: [.unusedForm, .unknownOption]),
    ]

    private static func conditions(on option: String, said: Set<DiagnosticCode>) -> HostileFile {
        let options = (0..<1_000).map { "o\($0)" }.joined(separator: ", ")
        let some = (0..<100).map { "\(option)\($0)" }.joined(separator: ", ")
        let fields = (0..<29).map { index in
            let before = index == 0 ? "" : ", f\(index - 1): true"
            return "      f\(index): { title: F, type: yes-no, shown: { awal: [\(some)]\(before) } }\n"
        }
        let form =
            "    title: F\n    fields:\n      awal: { title: A, type: choice, options: [\(options)] }\n"
            + fields.joined()
        return HostileFile(
            "conditions on options \(option)0 to \(option)99",
            Sections(forms: ["p: { title: P }"] + (0..<3).map { "form\($0):\n" + form }),
            said: said)
    }

    private init(_ description: String, _ sections: Sections, said: Set<DiagnosticCode>?) {
        self.init(description, sections.text, said: said)
    }

    private struct Sections {
        var tiers = ["t1"]
        var forms = ["p: { title: P }"]
        var categories: [String] = []
        var intake = ["{ by: a, form: p, into: t1 }"]
        var actions = ["jawab: { does: answer, by: holder }"]
        var clocks: [String] = []

        var text: String {
            """
            workflow: besar
            title: Besar
            calendar: jam-kerja-wib
            tiers:
            \(tiers.map { "  \($0): { title: T, members: m, inbox: national }\n" }.joined())
            forms:
            \(forms.map { "  \($0)\n" }.joined())
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
    private static let unlike = (0..<200).map { "c\($0): { title: C, target: { selesai: \($0 + 1) days } }" }

    private static func tree(_ count: Int, with branches: Int) -> [String] {
        (0..<count).map { parent in
            let below = (0..<branches).map { "d\($0): D" }.joined(separator: ", ")
            return "c\(parent): { title: C, categories: { \(below) } }"
        }
    }

    private static func mentions(_ path: (Int, Int) -> String) -> [String] {
        (0..<59).map { way in
            let some = (0..<100).map { path($0, way * 7 + $0) }.joined(separator: ", ")
            return "{ by: b\(way), form: p, into: t1, category: [\(some)] }"
        } + ["{ by: a, form: p, into: t1 }"]
    }

    /// Fields of which each is shown by the one before.
    private static func chain(_ count: Int) -> String {
        (0..<count).map { index in
            let shown = index == 0 ? "" : ", shown: { f\(index - 1): true }"
            return "      f\(index): { title: F, type: yes-no\(shown) }\n"
        }.joined()
    }
}
