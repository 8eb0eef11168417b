/// Forms, which open tickets have behind them, and categories, which they have with them.
extension Comparison {
    var forms: [Difference] {
        pairs(old.forms, new.forms, by: \.name, Difference.Subject.form, removal: .compatible, addition: .compatible) {
            changes(in: $0, $1)
        }
    }

    private func changes(in old: Form, _ new: Form) -> [Difference] {
        var changes: [Difference] = []
        if old.title != new.title {
            changes.append(Difference(.form(new.name), .title(old.title, new.title), .compatible))
        }
        if old.help != new.help { changes.append(Difference(.form(new.name), .wording, .compatible)) }
        let fields = pairs(
            old.allFields, new.allFields, by: \.name, { .field($0, of: new.name) }, removal: .compatible,
            addition: .compatible
        ) { self.changes(.field($0.name, of: new.name), $0, $1) }
        let isReordered = isReordered(old.allFields.map(\.name), new.allFields.map(\.name))
        let order = isReordered ? [Difference(.form(new.name), .order, .compatible)] : []
        let rest = changes + fields + order
        return rest + otherwise(.form(new.name), rest.isEmpty && old != new, .compatible)
    }

    private func changes(_ subject: Difference.Subject, _ old: Form.Field, _ new: Form.Field) -> [Difference] {
        var changes: [Difference.Change] = []
        if old.title != new.title { changes.append(.title(old.title, new.title)) }
        if old.help != new.help || old.article != new.article { changes.append(.wording) }
        if old.type != new.type { changes.append(.kind) }
        if old.required != new.required { changes.append(.required(old.required, new.required)) }
        if old.shown != new.shown { changes.append(.shown) }
        if old.isPersonal != new.isPersonal { changes.append(.personal(new.isPersonal)) }
        if changes.isEmpty && old != new { changes.append(.otherwise) }
        return changes.map { Difference(subject, $0, .compatible) }
    }

    var categories: [Difference] {
        // A ticket without a category can't live where every one has one.
        let addition: Difference.Consequence = old.categories.isEmpty ? .forbidden : .compatible
        let removed = old.allCategories.filter { new.category($0.path) == nil }
            .map { Difference(.category($0.path), .removed, .forbidden) }
        let others = new.allCategories.flatMap { path, category in
            old.category(path).map { changes(.category(path), $0, category) }
                ?? [Difference(.category(path), .added, addition)]
        }
        return removed + others
    }

    private func changes(_ subject: Difference.Subject, _ old: Category, _ new: Category) -> [Difference] {
        var changes: [Difference] = []
        func note(_ change: Difference.Change, _ consequence: Difference.Consequence = .compatible) {
            changes.append(Difference(subject, change, consequence))
        }
        if old.title != new.title { note(.title(old.title, new.title)) }
        if old.help != new.help || old.article != new.article { note(.wording) }
        if old.form != new.form { note(.form(old.form, new.form)) }
        if old.into != new.into { note(.into(old.into, new.into)) }
        if old.takesTickets && !new.takesTickets { note(.closedToTickets, .forbidden) }
        for clock in Set(old.targets.keys).union(new.targets.keys).sorted()
        where old.targets[clock] != new.targets[clock] {
            note(.target(clock, old.targets[clock], new.targets[clock]), .needsPlan)
        }
        // Those below are compared on their own.
        var same = (old, new)
        (same.0.categories, same.1.categories) = ([], [])
        return changes + otherwise(subject, changes.isEmpty && same.0 != same.1, .compatible)
    }
}

extension Category {
    fileprivate var takesTickets: Bool { categories.isEmpty && redirect == nil }
}
