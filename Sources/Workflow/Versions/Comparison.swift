/// What two checked texts of one workflow say differently, in the order of the file. Comments and spelling don't count.
package struct Comparison: Sendable {
    package let old: Definition
    package let new: Definition
    package private(set) var differences: [Difference] = []

    package init(of old: Definition, _ oldBound: Bound, with new: Definition, _ newBound: Bound) {
        self.old = old
        self.new = new
        if old.title != new.title { note(.workflow, .title(old.title, new.title), .compatible) }
        differences +=
            ladder + intake + forms + categories + actions + clocks + calendars + quiet
        // The language may have grown by something that has no words here: better a vague one than none.
        if differences.isEmpty, old.comparable != new.comparable { note(.workflow, .otherwise, .needsPlan) }
        let bounds = (oldBound.longest.milliseconds, newBound.longest.milliseconds)
        if bounds.0 != bounds.1 { note(.workflow, .bound(bounds.0, bounds.1), .compatible) }
    }

    private mutating func note(
        _ subject: Difference.Subject, _ change: Difference.Change, _ consequence: Difference.Consequence
    ) {
        differences.append(Difference(subject, change, consequence))
    }

    private var quiet: [Difference] {
        old.quiet == new.quiet ? [] : [Difference(.workflow, .quiet(old.quiet, new.quiet), .compatible)]
    }

    /// The differences of named things that both may have: what went, what came, and what became of the others.
    func pairs<Item, Name: Hashable>(
        _ old: [Item], _ new: [Item], by name: (Item) -> Name, _ subject: (Name) -> Difference.Subject,
        removal: Difference.Consequence, addition: Difference.Consequence, _ changes: (Item, Item) -> [Difference]
    ) -> [Difference] {
        let (oldNames, newNames) = (old.map(name), new.map(name))
        let removed = oldNames.filter { !newNames.contains($0) }.map { Difference(subject($0), .removed, removal) }
        let kept = new.flatMap { item in
            old.first { name($0) == name(item) }.map { changes($0, item) }
                ?? [Difference(subject(name(item)), .added, addition)]
        }
        return removed + kept
    }
}

extension Comparison {
    /// Whether names that both have come in another order.
    func isReordered<Name: Hashable>(_ old: [Name], _ new: [Name]) -> Bool {
        old.filter(new.contains) != new.filter(old.contains)
    }
}

extension Definition {
    /// Without what is another in every text.
    fileprivate var comparable: Definition {
        var copy = self
        copy.hash = ""
        return copy
    }
}
