/// How every clock of a ticket stands once the ticket has come under another text of its workflow.
///
/// Unless told otherwise a clock keeps its due instant where neither its span, its reminders nor its calendar changed,
/// goes by the new ones with what it has counted where they did, and starts from zero where it is new.
struct ClockCrossing {
    let old: Definition
    let new: Definition
    /// As it is under the old text, with nothing due but what is to ring as it was promised.
    let ticket: Ticket
    /// Where it is held, before and after.
    let zoneBefore: Zone
    let zone: Zone
    let now: Instant
    let plans: [ClockName: ClockCarry]

    private var arming: Int { ticket.version + 1 }
    private var before: ClockPlan {
        ClockPlan(definition: old, categoryBefore: ticket.category, zoneBefore: zoneBefore, zone: zoneBefore, now: now)
    }
    private var after: ClockPlan {
        ClockPlan(definition: new, categoryBefore: ticket.category, zoneBefore: zone, zone: zone, now: now)
    }

    /// What each clock of the new text does in these circumstances, and which way it came there.
    func states(in circumstances: Circumstances) -> [ClockName: (state: ClockState, carry: ClockCarry)] {
        let clocksBefore = old.clocks(for: ticket.category)
        return new.clocks(for: ticket.category).reduce(into: [:]) { states, clock in
            let runs = clock.runsWhile.holds(in: circumstances)
            let earlier = clocksBefore.first { $0.name == clock.name }
            if let earlier, let state = ticket.clocks[clock.name] {
                let carry = plans[clock.name] ?? usualCarry(earlier, clock)
                states[clock.name] = (carried(state, from: earlier, to: clock, carry, runs: runs), carry)
            } else {
                states[clock.name] = (started(clock, left: clock.after.ticks, runs: runs), .restart)
            }
        }
    }

    private func usualCarry(_ earlier: Clock, _ clock: Clock) -> ClockCarry {
        isAsBefore(earlier, clock) ? .keep : .rebase
    }

    /// Whether it counts as before: what it then does is another question.
    private func isAsBefore(_ earlier: Clock, _ clock: Clock) -> Bool {
        earlier.after == clock.after && earlier.ends == clock.ends && earlier.reminders == clock.reminders
            && (!clock.after.isWorking || new.calendar(of: clock).counts(like: old.calendar(of: earlier)))
    }

    private func carried(
        _ state: ClockState, from earlier: Clock, to clock: Clock, _ carry: ClockCarry, runs: Bool
    ) -> ClockState {
        switch (carry, state) {
        case (.restart, _): return started(clock, left: clock.after.ticks, runs: runs)
        // What it has done it has done: it must not do it again for another span.
        case (.keep, .done), (.rebase, .done): return state
        case (.keep, .standing(let left)):
            return started(clock, left: sameUnit(left, earlier, clock), runs: runs)
        case (.rebase, .standing(let left)):
            return started(clock, left: rebased(left, earlier, clock), runs: runs)
        case (.keep, .running(let run)):
            guard runs else { return .standing(left: sameUnit(left(of: run, earlier), earlier, clock)) }
            return .running(kept(run, earlier, clock))
        case (.rebase, .running(let run)):
            // Due, and not rung yet: that was promised on the old terms.
            if run.until <= now { return state }
            let left = rebased(left(of: run, earlier), earlier, clock)
            guard runs else { return .standing(left: left) }
            // The same spans count alike, and the same shares are as far on the way, whatever it is counted in.
            let pending = earlier.reminders == clock.reminders && left > 0 ? run.reminders.count : nil
            return .running(after.run(clock, left: left, pending: pending, arming: arming))
        }
    }

    private func started(_ clock: Clock, left: Int64, runs: Bool) -> ClockState {
        runs ? .running(after.run(clock, left: left, arming: arming)) : .standing(left: left)
    }

    private func left(of run: ClockState.Run, _ earlier: Clock) -> Int64 { before.left(of: run, earlier, at: now) }

    /// Due when it was. Where it counts otherwise now, `left` is what the new terms count until then.
    private func kept(_ run: ClockState.Run, _ earlier: Clock, _ clock: Clock) -> ClockState.Run {
        if run.until <= now || isAsBefore(earlier, clock) && zone == zoneBefore { return run }
        let counting = new.calendar(of: clock).ticks(from: now, to: run.until, counting: clock.after.unit, in: zone)
        // That a day was rounded up to its closing gives nobody more to come.
        let left = earlier.ends == .closing ? min(counting, sameUnit(left(of: run, earlier), earlier, clock)) : counting
        var kept = after.run(clock, left: left, arming: arming)
        kept.until = run.until
        kept.reminders =
            earlier.reminders == clock.reminders ? run.reminders : kept.reminders.filter { $0 < run.until }
        return kept
    }

    // MARK: Ticks

    /// What is left once the span is another one, of which what has counted is spent.
    private func rebased(_ left: Int64, _ earlier: Clock, _ clock: Clock) -> Int64 {
        guard earlier.after.kind == clock.after.kind else { return sameUnit(left, earlier, clock) }
        return max(0, left + clock.after.ticks - earlier.after.ticks)
    }

    /// Plain time, opening hours and working days have no rate of exchange: half of one is half of the other.
    private func sameUnit(_ left: Int64, _ earlier: Clock, _ clock: Clock) -> Int64 {
        guard earlier.after.kind != clock.after.kind else { return left }
        return left.scaledUp(by: clock.after.ticks, over: earlier.after.ticks)
    }
}

extension Span {
    fileprivate enum Kind { case plain, workingHours, workingDays }

    /// Spans of one kind have ticks that mean the same.
    fileprivate var kind: Kind {
        switch unit {
        case .minutes, .hours, .days: .plain
        case .workingHours: .workingHours
        case .workingDays: .workingDays
        }
    }
}

extension Int64 {
    /// `self * numerator / denominator`, rounded up, so that nothing is ever due early. All are positive, or zero.
    fileprivate func scaledUp(by numerator: Int64, over denominator: Int64) -> Int64 {
        let product = multipliedFullWidth(by: numerator)
        guard product.high < denominator else { return numerator }
        let (quotient, remainder) = denominator.dividingFullWidth(product)
        return remainder == 0 ? quotient : quotient + 1
    }
}
