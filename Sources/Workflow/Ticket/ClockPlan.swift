/// How every clock stands after something happened to a ticket: the one place where clocks start, pause and start over.
struct ClockPlan {
    let definition: Definition
    /// What the ticket was about until now: it may give clocks other spans.
    let categoryBefore: CategoryPath?
    /// Where the ticket was held until now: what has run, ran on the hours there.
    let zoneBefore: Zone
    /// Where it is held from now on.
    let zone: Zone
    let now: Instant

    /// What the event did that clocks care about.
    struct Change {
        /// Every clock begins: the ticket has just been opened.
        var opens = false
        var movesTier = false
        var restarts: Set<Clock.Restart> = []
        /// The clock that acted, and when it was due.
        var acted: (clock: ClockName, dueAt: Instant)?
        /// The clock whose reminders up to now have gone out.
        var reminded: ClockName?
    }

    /// The clocks of a ticket that is in these circumstances once the event of version `arming` is in.
    func clocks(
        after change: Change, from before: [ClockName: ClockState], in circumstances: Circumstances, arming: Int
    ) -> [ClockName: ClockState] {
        var clocks: [ClockName: ClockState] = [:]
        let clocksBefore = change.opens ? definition.clocks : definition.clocks(for: categoryBefore)
        for (clock, clockBefore) in zip(definition.clocks(for: circumstances.category), clocksBefore) {
            let runs = clock.runsWhile.holds(in: circumstances)
            let longer = clock.after.ticks - clockBefore.after.ticks
            let was = before[clock.name].map { stretched($0, clock, by: longer, arming: arming) }
            let state = state(of: clock, after: change, from: was)
            clocks[clock.name] = runs ? started(clock, state, arming: arming) : paused(clock, state)
        }
        return clocks
    }

    private func state(of clock: Clock, after change: Change, from before: ClockState?) -> ClockState {
        guard let before, !startsOver(clock, change) else { return .standing(left: clock.after.ticks) }
        if let acted = change.acted, acted.clock == clock.name { return .done(dueAt: acted.dueAt, at: now) }
        if change.reminded == clock.name, case .running(var run) = before {
            run.reminders.removeAll { $0 <= now }
            return .running(run)
        }
        return before
    }

    /// With another span, of which what has counted is spent already.
    private func stretched(_ state: ClockState, _ clock: Clock, by ticks: Int64, arming: Int) -> ClockState {
        guard ticks != 0 else { return state }
        switch state {
        case .done: return state
        case .standing(let left): return .standing(left: max(0, left + ticks))
        case .running(let run):
            let left = max(0, left(of: run, clock, at: now) + ticks)
            return .running(self.run(clock, left: left, pending: run.reminders.count, arming: arming))
        }
    }

    private func startsOver(_ clock: Clock, _ change: Change) -> Bool {
        if change.opens { return true }
        guard let restarts = clock.restarts else { return change.movesTier }
        return !restarts.isDisjoint(with: change.restarts)
    }

    private func started(_ clock: Clock, _ state: ClockState, arming: Int) -> ClockState {
        switch state {
        case .done: state
        case .running(let run): changesHours(clock) ? .running(goneOn(run, clock, arming: arming)) : state
        case .standing(let left): .running(run(clock, left: left, arming: arming))
        }
    }

    private func paused(_ clock: Clock, _ state: ClockState) -> ClockState {
        switch state {
        case .standing, .done: state
        case .running(let run): .standing(left: left(of: run, clock, at: now))
        }
    }

    private func changesHours(_ clock: Clock) -> Bool {
        let calendar = definition.calendar(of: clock)
        return clock.after.isWorking && calendar.zone(forHolderIn: zoneBefore) != calendar.zone(forHolderIn: zone)
    }

    /// The same run, from `now` on, with what was left of it at `moment` (`now`, if nil).
    private func goneOn(
        _ run: ClockState.Run, _ clock: Clock, leftAt moment: Instant? = nil, arming: Int
    ) -> ClockState.Run {
        let left = left(of: run, clock, at: moment ?? now)
        return self.run(clock, left: left, pending: run.reminders.count, arming: arming)
    }

    /// - Parameter pending: how many of the last reminders have not gone out; where nil, those for later than now.
    func run(_ clock: Clock, left: Int64, pending: Int? = nil, arming: Int) -> ClockState.Run {
        let counted = clock.after.ticks - left
        let pending = pending ?? clock.reminders.count { $0.ticks(of: clock.after) > counted }
        let reminders = clock.reminders.suffix(pending).map { due($0.ticks(of: clock.after) - counted, of: clock) }
        return ClockState.Run(
            since: now, left: left, until: end(after: left, of: clock), reminders: reminders, arming: arming)
    }

    func due(_ ticks: Int64, of clock: Clock) -> Instant {
        definition.calendar(of: clock).due(after: ticks, counting: clock.after.unit, from: now, in: zone)
    }

    /// What is rounded up is the moment alone: what is left stays what has not counted, so that a pause takes nothing from
    /// it and adds nothing.
    private func end(after left: Int64, of clock: Clock) -> Instant {
        let due = due(left, of: clock)
        return switch clock.ends {
        case .sameTime: due
        case .closing: definition.calendar(of: clock).closing(ofDayAt: due, in: zone)
        }
    }

    func left(of run: ClockState.Run, _ clock: Clock, at moment: Instant) -> Int64 {
        let calendar = definition.calendar(of: clock)
        let counted = calendar.ticks(from: run.since, to: moment, counting: clock.after.unit, in: zoneBefore)
        return max(0, run.left - counted)
    }

    /// Clocks that end people's silence do not count the outage: they go on from its end (`now`) with what was left at
    /// its beginning. All others promised a moment to somebody, and keep it.
    func clocks(excusing outage: TicketEvent.Outage, from before: [ClockName: ClockState], arming: Int)
        -> [ClockName: ClockState]
    {
        var clocks = before
        for clock in definition.clocks(for: categoryBefore) where clock.restarts != nil {
            guard let run = before[clock.name]?.run, max(run.since, outage.from) < outage.through else { continue }
            clocks[clock.name] = .running(goneOn(run, clock, leftAt: outage.from, arming: arming))
        }
        return clocks
    }
}
