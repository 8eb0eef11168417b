/// Categories and roles that no rule tells apart are one to the checker: each stands for all that are like it.
struct Likeness {
    /// One of each kind, in the file's order.
    let categories: [CategoryPath]
    private let standIns: [CategoryPath: CategoryPath]
    /// The roles that some condition asks for; nil stands for all others.
    private let roles: Set<RoleName>

    init(of definition: Definition) {
        let conditions = definition.actions.map(\.when) + definition.clocks.map(\.runsWhile)
        roles = conditions.reduce(into: []) { $0.formUnion($1.requesters ?? []) }
        var first: [Kind: CategoryPath] = [:]
        var standIns: [CategoryPath: CategoryPath] = [:]
        var categories: [CategoryPath] = []
        for choice in definition.choices {
            let kind = Kind(of: choice, in: definition, conditions)
            if first[kind] == nil { categories.append(choice) }
            first[kind] = first[kind] ?? choice
            standIns[choice] = first[kind]
        }
        self.categories = categories
        self.standIns = standIns
    }

    func standIn(for circumstances: Circumstances) -> Circumstances {
        var standIn = circumstances
        standIn.category = circumstances.category.flatMap { self.standIn(for: $0) }
        standIn.requester = circumstances.requester.flatMap { self.standIn(for: $0) }
        return standIn
    }

    func standIn(for category: CategoryPath) -> CategoryPath? { standIns[category] }

    func standIn(for role: RoleName) -> RoleName? { roles.contains(role) ? role : nil }

    /// All that rules can see of a category once its ticket is open.
    private struct Kind: Hashable {
        /// For each condition, whether it fits.
        var fits: [Bool]
        /// For each clock, its span.
        var spans: [Span]

        init(of choice: CategoryPath, in definition: Definition, _ conditions: [Condition]) {
            fits = conditions.map { $0.categories.map { choice.isWithin(anyOf: $0) } ?? true }
            spans = definition.clocks(for: choice).map(\.after)
        }
    }
}
