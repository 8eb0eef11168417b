/// Tiers, teams and the ways in.
extension Comparison {
    var ladder: [Difference] {
        let renamed = renamedTiers
        // The others as if the renamed ones had kept their names.
        let earlier = old.tiers.map { tier in
            var tier = tier
            tier.name = renamed[tier.name] ?? tier.name
            return tier
        }
        let tiers = pairs(
            earlier, new.tiers, by: \.name, Difference.Subject.tier, removal: .forbidden, addition: .compatible
        ) { changes(.tier($0.name), $0, $1) }
        let order =
            isReordered(earlier.map(\.name), new.tiers.map(\.name))
            ? [Difference(.workflow, .order, .needsPlan)] : []
        let teams = pairs(
            old.teams, new.teams, by: \.name, Difference.Subject.team, removal: .forbidden, addition: .compatible
        ) { changes(.team($0.name), $0, $1) }
        let names = old.tiers.compactMap { tier in
            renamed[tier.name].map { Difference(.tier(tier.name), .renamed($0), .forbidden) }
        }
        return names + tiers + order + teams
    }

    /// One that went and one that came on the same rung, for the same people at the same places.
    private var renamedTiers: [TierName: TierName] {
        guard old.tiers.count == new.tiers.count else { return [:] }
        return zip(old.tiers, new.tiers).reduce(into: [:]) { renamed, pair in
            let (before, after) = pair
            guard new.tier(before.name) == nil, old.tier(after.name) == nil,
                before.members == after.members, before.inbox == after.inbox
            else { return }
            renamed[before.name] = after.name
        }
    }

    private func changes(_ subject: Difference.Subject, _ old: Tier, _ new: Tier) -> [Difference] {
        var changes: [Difference] = []
        if old.title != new.title {
            changes.append(Difference(subject, .title(old.title, new.title), .compatible))
        }
        if old.members != new.members {
            changes.append(Difference(subject, .members(old.members, new.members), .needsPlan))
        }
        if old.inbox != new.inbox { changes.append(Difference(subject, .inbox(old.inbox, new.inbox), .needsPlan)) }
        var same = old
        (same.title, same.members, same.inbox) = (new.title, new.members, new.inbox)
        return changes + otherwise(subject, same != new, .needsPlan)
    }

    /// Tickets come in once: open ones don't care.
    var intake: [Difference] {
        let removed = old.intake.filter { !new.intake.contains($0) }
        let added = new.intake.filter { !old.intake.contains($0) }
        let kept = (old.intake.filter(new.intake.contains), new.intake.filter(old.intake.contains))
        let order = kept.0 == kept.1 ? [] : [Difference(.workflow, .order, .compatible)]
        return removed.map { Difference(.intake(form: $0.form, into: $0.into), .removed, .compatible) }
            + added.map { Difference(.intake(form: $0.form, into: $0.into), .added, .compatible) } + order
    }

    func otherwise(
        _ subject: Difference.Subject, _ differs: Bool, _ consequence: Difference.Consequence
    ) -> [Difference] {
        differs ? [Difference(subject, .otherwise, consequence)] : []
    }
}
