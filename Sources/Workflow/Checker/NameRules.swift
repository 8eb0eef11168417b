/// Every name that a file mentions must be one that it declares, and every form that it declares must be of use.
struct NameRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    /// Of each kind: whoever has more of them is not helped by hearing of them, and each costs a search for what was meant.
    static let mostFaults = 10

    var diagnostics: [Diagnostic] {
        reservedTiers + guestsInTiers + teamsOnTheLadder + unknownTiers + unknownTeams + unknownRequesters
            + unknownForms + unusedForms + CategoryRules(definition, outline).diagnostics
            + IntakeRules(definition, outline).diagnostics
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

    private static let performers = ["holder", "requester", "team"]

    /// Guests have no account, so nobody would ever stand there.
    private var guestsInTiers: [Diagnostic] {
        let tiers = definition.tiers.map { ("tiers", $0) } + definition.teams.map { ("teams", $0) }
        return tiers.filter { $1.members == .guest }.map { section, tier in
            let path = [section, tier.name.rawValue, "members"]
            return Diagnostic(.reservedName, at: outline[path], ["name": tier.members.rawValue])
        }
    }

    /// A name is either a rung or beside the ladder.
    private var teamsOnTheLadder: [Diagnostic] {
        definition.teams.filter { definition.tier($0.name) != nil }.map {
            Diagnostic(.reservedName, at: outline["teams", $0.name.rawValue], ["name": $0.name.rawValue])
        }
    }

    private var unknownTiers: [Diagnostic] {
        let known = definition.tiers.map(\.name.rawValue)
        return (intakeMentions + definition.actions.flatMap(mentions) + definition.clocks.flatMap(mentions))
            .filter { !$0.tier.rawValue.isEmpty && !known.contains($0.tier.rawValue) }.prefix(Self.mostFaults)
            .map { mention in
                let name = mention.tier.rawValue
                let choices = mention.path.last == "by" ? known + Self.performers : known
                return Diagnostic(
                    .unknownTier, at: outline[mention.path],
                    ["name": name, "known": choices.joined(separator: ", ")], suggestion: choices.nearest(to: name))
            }
    }

    private var intakeMentions: [Mention] {
        let categories = definition.allCategories.compactMap { path, category in
            category.into.map { Mention(tier: $0, path: path.keys + ["into"]) }
        }
        return definition.intake.enumerated().map { Mention(tier: $1.into, path: ["intake", "\($0)", "into"]) }
            + categories
    }

    private func mentions(in action: Action) -> [Mention] {
        let path = ["actions", action.name.rawValue]
        return performerMention(action.by, path) + deedMention(action.does, path)
            + mentions(in: action.when, path + ["when"])
    }

    private func performerMention(_ performer: Action.Performer, _ path: Outline.Path) -> [Mention] {
        switch performer {
        case .holder, .requester, .team: []
        case .tier(let tier): [Mention(tier: tier, path: path + ["by"])]
        }
    }

    private func deedMention(_ deed: Action.Deed, _ path: Outline.Path) -> [Mention] {
        switch deed {
        case .forward(let tier), .return(let tier): [Mention(tier: tier, path: path + ["to"])]
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report, .recategorise, .duplicate, .inquire, .close,
            .rate:
            []
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

    // MARK: Teams and roles

    private var unknownTeams: [Diagnostic] {
        let known = definition.teams.map(\.name.rawValue)
        return definition.actions.compactMap { action in
            guard case .refer(let team) = action.does, !known.contains(team.rawValue) else { return nil }
            return Diagnostic(
                .unknownTeam, at: outline["actions", action.name.rawValue, "to"],
                ["name": team.rawValue, "known": known.joined(separator: ", ")],
                suggestion: known.nearest(to: team.rawValue))
        }
    }

    /// Roles are declared nowhere, but a ticket is only ever asked by those whom the intake lets in.
    private var unknownRequesters: [Diagnostic] {
        let roles = Set(definition.intake.flatMap(\.requesters))
        let known = roles.map(\.rawValue).sorted()
        let unknown = conditions.flatMap { condition, path in
            (condition.requesters ?? []).subtracting(roles).sorted().map { (role: $0, path: path) }
        }
        return unknown.prefix(Self.mostFaults).map { role, path in
            Diagnostic(
                .unknownRequester, at: outline[path + ["requester", role.rawValue]],
                ["name": role.rawValue, "known": known.joined(separator: ", ")],
                suggestion: known.nearest(to: role.rawValue))
        }
    }

    private var conditions: [(Condition, Outline.Path)] {
        definition.actions.map { ($0.when, ["actions", $0.name.rawValue, "when"]) }
            + definition.clocks.map { ($0.runsWhile, ["clocks", $0.name.rawValue, "while"]) }
    }

    // MARK: Forms

    private var unknownForms: [Diagnostic] {
        let known = definition.forms.map(\.name.rawValue)
        return formMentions.filter { !$0.form.rawValue.isEmpty && !known.contains($0.form.rawValue) }
            .prefix(Self.mostFaults)
            .map { form, path in
                Diagnostic(
                    .unknownForm, at: outline[path], ["name": form.rawValue, "known": known.joined(separator: ", ")],
                    suggestion: known.nearest(to: form.rawValue))
            }
    }

    private var formMentions: [(form: FormName, path: Outline.Path)] {
        let categories = definition.allCategories.compactMap { path, category in
            category.form.map { (form: $0, path: path.keys + ["form"]) }
        }
        return definition.intake.enumerated().map { (form: $1.form, path: ["intake", "\($0)", "form"]) } + categories
    }

    private var unusedForms: [Diagnostic] {
        let used = Set(formMentions.map(\.form))
        return definition.forms.map(\.name).filter { !used.contains($0) }
            .map { Diagnostic(.unusedForm, at: outline["forms", $0.rawValue], ["name": $0.rawValue]) }
    }
}
