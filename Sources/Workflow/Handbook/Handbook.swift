/// A workflow told in sentences, as the handbook of a service would: `tangga workflow explain`.
///
/// Markdown, with a heading for each part. Every sentence is in the catalogue; here is only what goes into them.
package struct Handbook {
    private let definition: Definition
    private let bound: Bound
    private let words: Words

    package init(of definition: Definition, bound: Bound, texts: Texts, in language: Language) {
        self.definition = definition
        self.bound = bound
        words = Words(texts, language, definition)
    }

    package var text: String {
        let title = ["# " + words.wording(definition.title), words("intro", ["name": definition.name.rawValue])]
        let parts = [title, tiers, teams, intake, forms, codes, categories, actions, clocks, comments, limits]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ key: String) -> String { "## " + words("\(key).heading") }

    private func list(_ items: [String]) -> String {
        items.map { "- \($0.capitalizedFirst)" }.joined(separator: "\n")
    }

    // MARK: Parts

    private var tiers: [String] {
        guard definition.tiers.count > 1 else {
            return [heading("tiers"), words("tiers.one"), list(definition.tiers.map(sentence))]
        }
        let rungs = definition.tiers.enumerated().map { "\($0 + 1). \(sentence($1))" }
        return [
            heading("tiers"), words("tiers.intro"), rungs.joined(separator: "\n"), words("tiers.vacancy"),
        ]
    }

    private func sentence(_ tier: Tier) -> String {
        let inbox = words("inbox.\(tier.inbox.rawValue)")
        return words("tier", ["title": words.wording(tier.title), "members": words.role(tier.members), "inbox": inbox])
    }

    private var teams: [String] {
        guard !definition.teams.isEmpty else { return [] }
        return [heading("teams"), words("teams.intro"), list(definition.teams.map(sentence))]
    }

    private var intake: [String] {
        [heading("intake"), list(definition.intake.map(sentence))]
    }

    private func sentence(_ way: Intake) -> String {
        let arguments = [
            "by": words.both(way.by.map(words.role)), "form": words.form(way.form), "into": words.tier(way.into),
            "others": words.either(way.onBehalfOf.map(words.role)),
        ]
        let topics = way.categories.map { words.topics("intake.category", $0, words.both) }
        let regions = way.from.map { codes in
            words("intake.from", ["regions": words.both(codes.sorted().map(words.region))])
        }
        let queue = way.queue.map { words("intake.queue", ["prefix": $0.rawValue]) }
        return [words(way.onBehalfOf.isEmpty ? "intake" : "intake.for", arguments), topics, regions, queue]
            .compactMap(\.self).joined(separator: " ")
    }

    private var forms: [String] {
        let whole = Set(definition.intake.map(\.form))
        return [
            heading("forms"),
            list(definition.forms.map { FormWords($0, isPart: !whole.contains($0.name), words).text }),
        ]
    }

    private var codes: [String] {
        guard !definition.codes.isEmpty else { return [] }
        return [heading("codes"), list(definition.codes.map(sentence))]
    }

    private func sentence(_ kind: CodeKind) -> String {
        let places = kind.levels.sorted(by: >).map { words("code.\($0.rawValue)") }
        return words(
            "code",
            [
                "title": kind.title.text(in: words.language), "by": words.both(kind.by.map(words.role)),
                "places": words.both(places), "span": words.span(kind.lasts), "uses": "\(kind.uses)",
                "tries": "\(kind.tries)",
            ])
    }

    private var categories: [String] {
        guard !definition.categories.isEmpty else { return [] }
        let lines = definition.allCategories.map { path, category in
            let sentences = self.sentences(category)
            return (["- **\(words.category(path))**\(sentences.isEmpty ? "" : ":")"] + sentences)
                .joined(separator: " ")
        }
        return [heading("categories"), words("categories.intro"), lines.joined(separator: "\n")]
    }

    private func sentences(_ category: Category) -> [String] {
        let targets = definition.clocks.compactMap { clock in
            category.targets[clock.name].map { span in
                words("category.target", ["clock": clock.name.rawValue, "span": words.span(span)])
            }
        }
        let parts = [
            category.help.map(words.wording),
            category.before.isEmpty ? nil : words.before(category.before),
            category.redirect.map { words("category.redirect", ["text": words.wording($0)]) },
            category.form.map { words("category.form", ["form": words.form($0)]) },
            category.into.map(start),
            category.article.map { words("category.article", ["article": words.article($0)]) },
        ]
        return parts.compactMap(\.self) + targets
    }

    private func start(at tier: TierName) -> String {
        words(tier == definition.tiers.last?.name ? "category.into.top" : "category.into", ["tier": words.tier(tier)])
    }

    private var actions: [String] {
        [heading("actions"), list(definition.actions.map(sentence))]
    }

    private func sentence(_ action: Action) -> String {
        let arguments = [
            "who": words.performer(action.by), "deed": words.deed(of: action), "when": words.condition(action.when),
        ]
        let again =
            action.does == .inquire ? action.notBefore.map { words("lock.again", ["span": words.span($0.span)]) } : nil
        let lock = [action.notBefore.map(words.lock), again].compactMap(\.self)
        // A return says so itself.
        let saysWhy = if case .return = action.does { true } else { false }
        let note = action.needsNote && !saysWhy ? [words("note.required")] : []
        return ([words(action.when == .open ? "action" : "action.when", arguments)] + note + lock)
            .joined(separator: " ")
    }

    private var clocks: [String] {
        let isWorking =
            definition.clocks.contains { $0.after.isWorking && $0.calendar == nil } || definition.locksCountWorkingTime
        let calendar = isWorking ? [words("calendar", ["title": words.wording(definition.calendar.title)])] : []
        let quiet = definition.quiet.map { quiet in
            let hours = ["from": OpeningHours.time(quiet.from), "until": OpeningHours.time(quiet.until)]
            return [words("quiet", hours)]
        }
        return [heading("clocks"), list(definition.clocks.map(sentence))] + calendar + (quiet ?? [])
    }

    private func sentence(_ clock: Clock) -> String {
        let arguments = [
            "while": words.condition(clock.runsWhile), "span": words.span(of: clock),
            "effect": words.effect(clock.then), "counting": words.counting(clock.restarts),
        ]
        let reminders =
            clock.reminders.isEmpty ? [] : [words("reminders", ["spans": words.reminders(of: clock)])]
        let calendar = clock.calendar.map { [words("clock.calendar", ["title": words.wording($0.title)])] } ?? []
        return (["`\(clock.name)`: " + words("clock", arguments)] + reminders + calendar).joined(separator: " ")
    }

    private var comments: [String] {
        guard let policy = definition.comments else { return [] }
        let sentence = words(
            "comments",
            [
                "by": words.both(policy.by.map(words.role)).capitalizedFirst, "desk": words.tier(policy.desk),
                "form": words.form(policy.form),
            ])
        let names = policy.canned.map { "`\($0.name)`" }.joined(separator: ", ")
        let canned = policy.canned.isEmpty ? [] : [words("comments.canned", ["names": names])]
        return [heading("comments"), ([sentence] + canned).joined(separator: " ")]
    }

    private var limits: [String] {
        let ways = zip(definition.intake, bound.fromIntake).map { way, silence in
            let arguments = [
                "form": words.form(way.form), "by": words.both(way.by.map(words.role)),
                "time": words.time(silence.milliseconds),
                "clocks": words.sequence(silence.turningPoints.map(\.rawValue)),
            ]
            return words("bound.intake", arguments)
        }
        return [
            heading("bound"), words("bound", ["time": words.time(bound.longest.milliseconds)]), list(ways),
        ]
    }
}

extension Bound.Silence {
    /// The clocks that move or close the ticket, in order, without those that only mark it.
    package var turningPoints: [ClockName] {
        var tier = start.tier
        return rings.compactMap { ring in
            guard case .rang(let clock) = ring.cause, ring.situation?.tier != tier else { return nil }
            tier = ring.situation?.tier ?? tier
            return clock
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
