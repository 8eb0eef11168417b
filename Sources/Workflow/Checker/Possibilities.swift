/// What may happen to a ticket, in each situation: the rules of `decide`, without people and times.
///
/// Wherever `decide` looks at something that is not here, all its outcomes are possible: a clock that runs may ring at
/// once, a note may go with a move or not, and (with `allowsVacancy`) a rung may have nobody on it, so that a ticket
/// lands on any higher one, and one that a clock should forward may have to stay.
struct Possibilities {
    let definition: Definition
    let allowsVacancy: Bool
    private let alike: Likeness
    /// What a ticket may be about, in the file's order, and the lowest tier that takes it; nil where any does.
    private let topics: [(path: CategoryPath, into: TierName?)]
    /// What a ticket may turn out to be about, and the lowest tier that handles it then: one of each kind.
    private var turns: [Turn] = []

    private struct Turn: Hashable {
        var topic: CategoryPath?
        var lowest: TierName?
    }

    init(definition: Definition, allowsVacancy: Bool) {
        self.definition = definition
        self.allowsVacancy = allowsVacancy
        alike = Likeness(of: definition)
        topics = definition.choices.map { ($0, definition.lineage(of: $0).compactMap(\.into).last) }
        // Not every requester has a way in with every category: then the category alone decides.
        let ways = definition.intake.flatMap { starts(of: $0).map { Turn(topic: $0.topic, lowest: $0.tier) } }
        turns = (ways + topics.map { Turn(topic: alike.standIn(for: $0.path), lowest: $0.into) }).withoutDoubles
    }

    /// No more than `Exploration` looks at.
    func openings(by index: Int) -> [Step] {
        let way = definition.intake[index]
        let roles = way.requesters.map { alike.standIn(for: $0) }.withoutDoubles
        var situations: [Situation] = []
        for (topic, start) in starts(of: way) {
            for tier in landings(at: start) {
                for role in roles where situations.count <= Exploration.most {
                    let opened = Circumstances(tier: tier, awaiting: .holder, category: topic, requester: role)
                    situations.append(Situation(opened))
                }
            }
        }
        return situations.withoutDoubles.map { Step(cause: .opened(intake: index), situation: $0) }
    }

    /// What questions that come this way may be about, and where they begin: one of each kind.
    private func starts(of way: Intake) -> [(topic: CategoryPath?, tier: TierName)] {
        guard !definition.categories.isEmpty else { return [(nil, way.into)] }
        var seen: Set<Situation> = []
        return topics.filter { way.takes($0.path) }.compactMap { topic in
            let tier = topic.into.map { definition.isAbove($0, way.into) ? $0 : way.into } ?? way.into
            let kind = alike.standIn(for: topic.path)
            let isNew = seen.insert(Situation(Circumstances(tier: tier, awaiting: .holder, category: kind))).inserted
            return isNew ? (kind, tier) : nil
        }
    }

    func steps(from situation: Situation) -> [Step] {
        definition.actions.flatMap { acts($0, in: situation) } + rings(in: situation)
    }

    func situation(of ticket: Ticket) -> Situation {
        let done = ticket.clocks.filter { if case .done = $0.value { true } else { false } }
        return Situation(
            alike.standIn(for: ticket.circumstances), done: Set(done.keys), isChecked: ticket.team != nil)
    }

    private func landings(at tier: TierName) -> [TierName] {
        let rungs = definition.tiers.map(\.name).drop { $0 != tier }
        return allowsVacancy ? Array(rungs) : Array(rungs.prefix(1))
    }

    // MARK: People

    private func acts(_ action: Action, in situation: Situation) -> [Step] {
        guard mayTake(action, in: situation) else { return [] }
        return outcomes(of: action.does, in: situation).map { Step(cause: .acted(action.name), situation: $0) }
    }

    private func mayTake(_ action: Action, in situation: Situation) -> Bool {
        guard action.when.holds(in: situation.circumstances) else { return false }
        return switch action.by {
        case .holder, .requester: true
        case .team: situation.isChecked
        case .tier(let tier): tier == situation.tier
        }
    }

    private func outcomes(of deed: Action.Deed, in situation: Situation) -> [Situation?] {
        switch deed {
        // A team that was asked goes on with its check.
        case .answer: [turned(situation, by: [.answer, .message], to: situation.isChecked ? .team : .requester)]
        case .reply: [turned(situation, by: [.reply, .message], to: situation.isChecked ? .team : .holder)]
        case .ask: [turned(situation, by: [.ask, .message], to: .information)]
        case .note, .take, .assign: [situation]
        case .refer: situation.isChecked ? [] : [turned(situation, by: [.refer], to: .team, isChecked: true)]
        case .report: situation.isChecked ? [turned(situation, by: [.report], to: .holder, isChecked: false)] : []
        case .forward(let tier): forwards(to: tier, in: situation)
        case .return(let tier): returns(to: tier, in: situation)
        case .inquire: [turned(situation, by: [.inquire, .message], to: situation.awaiting)]
        case .recategorise: recategorised(situation)
        case .duplicate, .close: [nil]
        // Only after the end: see `ReachRules`.
        case .rate: []
        }
    }

    private func turned(
        _ situation: Situation, by restarts: Set<Clock.Restart>, to awaiting: Awaiting, isChecked: Bool? = nil
    ) -> Situation {
        var turned = situation
        turned.done.subtract(setBack(by: restarts, movesTier: false))
        turned.circumstances.awaiting = awaiting
        turned.isChecked = isChecked ?? situation.isChecked
        return turned
    }

    private func recategorised(_ situation: Situation) -> [Situation] {
        turns.flatMap { turn -> [Situation] in
            var changed = situation
            changed.circumstances.category = turn.topic
            guard let lowest = turn.lowest, definition.isAbove(lowest, situation.tier) else { return [changed] }
            return landings(at: lowest).map { moved(changed, to: $0, by: [.forward]) }
        }.withoutDoubles
    }

    private func forwards(to tier: TierName, in situation: Situation) -> [Situation] {
        guard definition.isAbove(tier, situation.tier) else { return [] }
        return landings(at: tier).flatMap { landing in
            [moved(situation, to: landing, by: [.forward]), moved(situation, to: landing, by: [.forward, .message])]
        }
    }

    private func returns(to tier: TierName, in situation: Situation) -> [Situation] {
        guard definition.isAbove(situation.tier, tier) else { return [] }
        return landings(at: tier).filter { $0 != situation.tier }
            .map { moved(situation, to: $0, by: [.return, .message]) }
    }

    private func moved(_ situation: Situation, to tier: TierName, by restarts: Set<Clock.Restart>) -> Situation {
        var moved = situation
        moved.done.subtract(setBack(by: restarts, movesTier: true))
        moved.circumstances.tier = tier
        moved.circumstances.awaiting = .holder
        moved.isChecked = false
        return moved
    }

    // MARK: Time

    func running(in situation: Situation) -> [Clock] {
        definition.clocks.filter {
            !situation.done.contains($0.name) && $0.runsWhile.holds(in: situation.circumstances)
        }
    }

    func rings(in situation: Situation) -> [Step] {
        running(in: situation).flatMap { clock in
            outcomes(of: clock, in: situation).map { Step(cause: .rang(clock.name), situation: $0) }
        }
    }

    private func outcomes(of clock: Clock, in situation: Situation) -> [Situation?] {
        var after = situation
        after.done.insert(clock.name)
        switch clock.then {
        case .close: return [nil]
        case .flag: return [after]
        case .forward(let tier):
            let higher = landings(at: tier).filter { definition.isAbove($0, situation.tier) }
            let moves = higher.map { moved(after, to: $0, by: [.forward]) }
            return moves + (allowsVacancy || moves.isEmpty ? [after] : [])
        }
    }

    /// The clocks that begin anew when this happens.
    func setBack(by restarts: Set<Clock.Restart>, movesTier: Bool) -> Set<ClockName> {
        Set(definition.clocks.filter { $0.isSetBack(by: restarts, movesTier: movesTier) }.map(\.name))
    }
}

extension Clock {
    /// Without `restarts` it counts one stay in a tier.
    func isSetBack(by events: Set<Restart>, movesTier: Bool) -> Bool {
        guard let restarts else { return movesTier }
        return !restarts.isDisjoint(with: events)
    }
}

extension Array where Element: Hashable {
    /// The first of each.
    fileprivate var withoutDoubles: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
