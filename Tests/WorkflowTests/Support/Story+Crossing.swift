import Workflow

extension Story {
    /// Told on under another text of the workflow, once the ticket has come under it.
    func whenMigrated(to new: Definition, plans: [ClockName: ClockCarry] = [:], at: Instant) -> Outcome {
        crossing(to: new, plans, at: at, TicketCommand.migrate)
    }

    /// Told on under the same text on another calendar.
    func whenReplanned(on calendar: WorkingCalendar, at: Instant) -> Outcome {
        crossing(to: spec.definition.next { $0.calendar = calendar }, [:], at: at, TicketCommand.replan)
    }

    private func crossing(
        to new: Definition, _ plans: [ClockName: ClockCarry], at: Instant,
        _ command: @escaping @Sendable (Crossing) -> TicketCommand
    ) -> Outcome {
        let crossing = Crossing(
            from: spec.definition, to: WorkflowReference(name: new.name, version: 2, hash: new.hash),
            reachability: Reachability(of: new), plans: plans)
        var story = self
        story.spec.definition = new
        return story.when(Step(at: at) { _ in command(crossing) })
    }
}

extension Definition {
    /// More days off on every calendar.
    mutating func addHolidays(_ days: [CivilDay]) {
        calendar = calendar.closed(on: days)
        for index in clocks.indices { clocks[index].calendar = clocks[index].calendar?.closed(on: days) }
    }
}

extension WorkingCalendar {
    fileprivate func closed(on days: [CivilDay]) -> WorkingCalendar {
        let more = Dictionary(days.map { ($0, "Libur") }) { first, _ in first }
        let calendar = try? WorkingCalendar(
            name: name, title: title, zone: zoneRule, week: week, overrides: overrides,
            holidays: holidays.merging(more) { first, _ in first }, collectiveLeave: collectiveLeave,
            closesOnCollectiveLeave: closesOnCollectiveLeave)
        guard let calendar else { preconditionFailure("a holiday more leaves a calendar sound") }
        return calendar
    }
}
