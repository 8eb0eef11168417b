/// What may happen to a ticket, in each situation: the rules of `decide`, without people and times.
///
/// Wherever `decide` looks at something that is not here, all its outcomes are possible: a clock that runs may ring at
/// once, a note may go with a move or not, and (with `allowsVacancy`) a rung may have nobody on it, so that a ticket
/// lands on any higher one, and one that a clock should forward may have to stay.
struct Possibilities {
    let definition: Definition
    let allowsVacancy: Bool

    func openings(by index: Int) -> [Step] {
        landings(at: definition.intake[index].into)
            .map { Step(cause: .opened(intake: index), situation: Situation(tier: $0, awaiting: .holder)) }
    }

    func steps(from situation: Situation) -> [Step] {
        definition.actions.flatMap { acts($0, in: situation) } + rings(in: situation)
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
        guard action.when.holds(tier: situation.tier, awaiting: situation.awaiting) else { return false }
        return switch action.by {
        case .holder, .requester: true
        case .tier(let tier): tier == situation.tier
        }
    }

    private func outcomes(of deed: Action.Deed, in situation: Situation) -> [Situation?] {
        switch deed {
        case .answer: [spoken(situation, .answer, awaiting: .requester)]
        case .reply: [spoken(situation, .reply, awaiting: .holder)]
        case .ask: [spoken(situation, .ask, awaiting: .information)]
        case .forward(let tier): forwards(to: tier, in: situation)
        case .return(let tier): returns(to: tier, in: situation)
        case .close: [nil]
        }
    }

    private func spoken(_ situation: Situation, _ restart: Clock.Restart, awaiting: Awaiting) -> Situation {
        let done = situation.done.subtracting(setBack(by: [restart, .message], movesTier: false))
        return Situation(tier: situation.tier, awaiting: awaiting, done: done)
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
        let done = situation.done.subtracting(setBack(by: restarts, movesTier: true))
        return Situation(tier: tier, awaiting: .holder, done: done)
    }

    // MARK: Time

    func running(in situation: Situation) -> [Clock] {
        definition.clocks.filter {
            !situation.done.contains($0.name) && $0.runsWhile.holds(tier: situation.tier, awaiting: situation.awaiting)
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
