/// Every name that a file mentions must be one that it declares, and every form that it declares must be of use.
struct NameRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        reservedTiers + unknownTiers + unknownForms + unusedForms + duplicateIntake
    }

    // MARK: Tiers

    private struct Mention {
        var tier: TierName
        var path: Outline.Path
    }

    /// `by: holder` must not mean two things.
    private var reservedTiers: [Diagnostic] {
        definition.tiers.map(\.name.rawValue).filter(Self.performers.contains)
            .map { Diagnostic(.reservedName, at: outline["tiers", $0], ["name": $0]) }
    }

    private static let performers = ["holder", "requester"]

    private var unknownTiers: [Diagnostic] {
        let known = definition.tiers.map(\.name.rawValue)
        return (intakeMentions + definition.actions.flatMap(mentions) + definition.clocks.flatMap(mentions))
            .filter { !$0.tier.rawValue.isEmpty && !known.contains($0.tier.rawValue) }
            .map { mention in
                let name = mention.tier.rawValue
                let choices = mention.path.last == "by" ? known + Self.performers : known
                return Diagnostic(
                    .unknownTier, at: outline[mention.path],
                    ["name": name, "known": choices.joined(separator: ", ")], suggestion: choices.nearest(to: name))
            }
    }

    private var intakeMentions: [Mention] {
        definition.intake.enumerated().map { Mention(tier: $1.into, path: ["intake", "\($0)", "into"]) }
    }

    private func mentions(in action: Action) -> [Mention] {
        let path = ["actions", action.name.rawValue]
        return performerMention(action.by, path) + deedMention(action.does, path)
            + mentions(in: action.when, path + ["when"])
    }

    private func performerMention(_ performer: Action.Performer, _ path: Outline.Path) -> [Mention] {
        switch performer {
        case .holder, .requester: []
        case .tier(let tier): [Mention(tier: tier, path: path + ["by"])]
        }
    }

    private func deedMention(_ deed: Action.Deed, _ path: Outline.Path) -> [Mention] {
        switch deed {
        case .forward(let tier), .return(let tier): [Mention(tier: tier, path: path + ["to"])]
        case .answer, .reply, .ask, .close: []
        }
    }

    private func mentions(in clock: Clock) -> [Mention] {
        let path = ["clocks", clock.name.rawValue]
        let condition = mentions(in: clock.runsWhile, path + ["while"])
        switch clock.then {
        case .forward(let tier): return condition + [Mention(tier: tier, path: path + ["then", "forward"])]
        case .flag, .close: return condition
        }
    }

    private func mentions(in condition: Condition, _ path: Outline.Path) -> [Mention] {
        (condition.tiers ?? []).sorted().map { Mention(tier: $0, path: path + ["tier", $0.rawValue]) }
    }

    // MARK: Forms

    private var unknownForms: [Diagnostic] {
        let known = definition.forms.map(\.name.rawValue)
        return definition.intake.enumerated()
            .filter { !$1.form.rawValue.isEmpty && !known.contains($1.form.rawValue) }
            .map { index, intake in
                let name = intake.form.rawValue
                return Diagnostic(
                    .unknownForm, at: outline["intake", "\(index)", "form"],
                    ["name": name, "known": known.joined(separator: ", ")], suggestion: known.nearest(to: name))
            }
    }

    private var unusedForms: [Diagnostic] {
        let used = Set(definition.intake.map(\.form))
        return definition.forms.map(\.name).filter { !used.contains($0) }
            .map { Diagnostic(.unusedForm, at: outline["forms", $0.rawValue], ["name": $0.rawValue]) }
    }

    // MARK: Intake

    /// The second row for the same people and form would never be used.
    private var duplicateIntake: [Diagnostic] {
        definition.intake.indices.filter { later in
            definition.intake[..<later].contains { $0.isSameWay(as: definition.intake[later]) }
        }
        .map { index in
            let way = definition.intake[index]
            return Diagnostic(
                .duplicateIntake, at: outline["intake", "\(index)"],
                ["role": way.by.rawValue, "form": way.form.rawValue])
        }
    }
}

extension Intake {
    fileprivate func isSameWay(as other: Intake) -> Bool {
        guard by == other.by, form == other.form, !by.rawValue.isEmpty else { return false }
        if onBehalfOf.isEmpty || other.onBehalfOf.isEmpty { return onBehalfOf.isEmpty && other.onBehalfOf.isEmpty }
        return !Set(onBehalfOf).isDisjoint(with: other.onBehalfOf)
    }
}
