/// What is said to go up must go up, and what is said to go down, down.
struct LadderRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        definition.actions.filter(leadsNowhere).map(report) + definition.clocks.flatMap(fallingForwards)
    }

    /// From no tier in which it may be taken does the action lead where it says.
    func leadsNowhere(_ action: Action) -> Bool {
        switch action.does {
        case .forward(let tier): !tiers(of: action).contains { definition.isAbove(tier, $0) }
        case .return(let tier): !tiers(of: action).contains { definition.isAbove($0, tier) }
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report, .recategorise, .duplicate, .inquire, .close,
            .rate:
            false
        }
    }

    private func tiers(of action: Action) -> [TierName] {
        switch action.by {
        case .tier(let tier): [tier]
        case .holder, .requester, .team: definition.tiers(in: action.when)
        }
    }

    private func report(_ action: Action) -> Diagnostic {
        Diagnostic(
            .actionLeadsNowhere, at: outline["actions", action.name.rawValue, "to"], ["name": action.name.rawValue])
    }

    private func fallingForwards(_ clock: Clock) -> [Diagnostic] {
        guard case .forward(let target) = clock.then else { return [] }
        return definition.tiers(in: clock.runsWhile).filter { !definition.isAbove(target, $0) }.prefix(1)
            .map { tier in
                let words = ["name": clock.name.rawValue, "to": target.rawValue, "tier": tier.rawValue]
                return Diagnostic(
                    .forwardNotUpward, at: outline["clocks", clock.name.rawValue, "then", "forward"], words)
            }
    }
}

extension Definition {
    /// The tiers in which the condition can hold, from the lowest rung up.
    func tiers(in condition: Condition) -> [TierName] {
        tiers.map(\.name).filter { condition.tiers?.contains($0) ?? true }
    }
}
