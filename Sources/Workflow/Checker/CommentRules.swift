/// Comments must be seen to by a tier that there is, and that may open tickets for those who comment.
struct CommentRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        guard let policy = definition.comments, !policy.desk.rawValue.isEmpty else { return [] }
        guard let desk = definition.tier(policy.desk) else {
            let known = definition.tiers.map(\.name.rawValue)
            return [
                Diagnostic(
                    .unknownTier, at: outline["comments", "desk"],
                    ["name": policy.desk.rawValue, "known": known.joined(separator: ", ")],
                    suggestion: known.nearest(to: policy.desk.rawValue))
            ]
        }
        return withoutTicket(policy, desk)
    }

    /// Those of whose comments no ticket could be made.
    private func withoutTicket(_ policy: CommentPolicy, _ desk: Tier) -> [Diagnostic] {
        let ways = definition.intake.filter { $0.form == policy.form && $0.by.contains(desk.members) }
        let served = Set(ways.flatMap(\.onBehalfOf))
        return policy.by.filter { !served.contains($0) }.map { role in
            Diagnostic(
                .commentsWithoutIntake, at: outline["comments", "by", role.rawValue],
                ["name": role.rawValue, "form": policy.form.rawValue, "members": desk.members.rawValue])
        }
    }
}
