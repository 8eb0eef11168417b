/// Every category and clock that is mentioned must be there, and a target must fit its clock.
struct CategoryRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        let faults = definition.allCategories.lazy.flatMap { path, category in
            category.targets.sorted { $0.key < $1.key }.compactMap { fault(in: $1, of: $0, at: path) }
        }
        return unknownCategories + faults.prefix(NameRules.mostFaults)
    }

    private var unknownCategories: [Diagnostic] {
        let words = definition.allCategories.map(\.path.description)
        let known = Set(definition.allCategories.map(\.path))
        let unknown = mentions.flatMap { categories, keys in
            categories.subtracting(known).sorted().map { (path: $0, keys: keys) }
        }
        return unknown.prefix(NameRules.mostFaults).map { path, keys in
            Diagnostic(
                .unknownCategory, at: outline[keys + [path.description]],
                ["name": path.description, "known": words.joined(separator: ", ")],
                suggestion: words.nearest(to: path.description))
        }
    }

    private var mentions: [(Set<CategoryPath>, Outline.Path)] {
        let intake = definition.intake.enumerated().map { ($1.categories ?? [], ["intake", "\($0)", "category"]) }
        let actions = definition.actions.map {
            ($0.when.categories ?? [], ["actions", $0.name.rawValue, "when", "category"])
        }
        let clocks = definition.clocks.map {
            ($0.runsWhile.categories ?? [], ["clocks", $0.name.rawValue, "while", "category"])
        }
        return intake + actions + clocks
    }

    private func fault(in target: Span, of name: ClockName, at path: CategoryPath) -> Diagnostic? {
        let location = outline[path.keys + ["target", name.rawValue]]
        guard var clock = definition.clock(name) else {
            let known = definition.clocks.map(\.name.rawValue)
            return Diagnostic(
                .unknownClock, at: location, ["name": name.rawValue, "known": known.joined(separator: ", ")],
                suggestion: known.nearest(to: name.rawValue))
        }
        // What has counted must mean the same when a ticket turns out to be about something else.
        guard target.countsLike(clock.after) else {
            let words = ["target": target.description, "name": name.rawValue, "after": clock.after.description]
            return Diagnostic(.targetCountsOtherwise, at: location, words)
        }
        clock.after = target
        return clock.lateReminders.last.map {
            Diagnostic(.reminderNotBefore, at: location, clock.wordsOfReminder($0))
        }
    }
}

extension CategoryPath {
    /// Where it stands in the file.
    var keys: Outline.Path { names.flatMap { ["categories", $0.rawValue] } }
}
