import Workflow

/// What must be so after every event of every walk, whatever the file says.
struct WalkRules {
    private let definition: Definition
    private let surroundings: Surroundings
    private(set) var entrances: Set<Walk.Entrance> = []
    private(set) var actions: Set<ActionName> = []
    private(set) var clocks: Set<ClockName> = []
    private(set) var reminders: Set<ClockName> = []
    private(set) var faults: [String] = []
    private var armingsThatActed: Set<String> = []

    init(_ definition: Definition, _ surroundings: Surroundings) {
        (self.definition, self.surroundings) = (definition, surroundings)
    }

    mutating func came(in entrance: Walk.Entrance, _ opening: TicketEvent.Opening) {
        let way = definition.intake[entrance.way]
        let start = definition.start(of: way, for: entrance.category)
        let isThere =
            opening.form == way.form && opening.channel == way.channel && opening.category == entrance.category
            && (opening.skipped.first ?? opening.tier) == start
        if isThere { entrances.insert(entrance) } else { faults.append("\(entrance) led to \(opening.tier)") }
    }

    mutating func took(_ action: ActionName) { actions.insert(action) }

    mutating func check(_ holds: Bool, _ fault: @autoclosure () -> String, at now: Instant) {
        if !holds { faults.append("\(now.rfc3339): \(fault())") }
    }

    mutating func follow(_ event: TicketEvent, before: Ticket?, after: Ticket?) {
        guard let after else { return check(false, "no ticket", at: event.at) }
        check(before?.isOpen ?? true || event.isRating, "\(event.type) after the end", at: event.at)
        check(before.map { $0.updatedAt <= event.at } ?? true, "time ran backwards", at: event.at)
        check(
            surroundings.isStaffed(after.holder.members, after.holder.place),
            "nobody stands where it went: \(after.holder)", at: event.at)
        if case .clock(let name, _) = event.by { acted(name, event, before) }
        if after.isOpen {
            compareClocks(event, after)
        } else {
            check(event.clocks.isEmpty, "clocks after the end", at: event.at)
        }
    }

    private mutating func acted(_ name: ClockName, _ event: TicketEvent, _ before: Ticket?) {
        guard let run = before?.clocks[name]?.run else { return check(false, "\(name) did not run", at: event.at) }
        if case .reminded = event.fact {
            reminders.insert(name)
            return check(run.reminders.first.map { $0 <= event.at } ?? false, "\(name) reminded early", at: event.at)
        }
        clocks.insert(name)
        check(run.until <= event.at, "\(name) acted early", at: event.at)
        check(armingsThatActed.insert("\(name) \(run.arming)").inserted, "\(name) acted twice", at: event.at)
    }

    /// A clock runs exactly where its condition holds, until it has acted.
    private mutating func compareClocks(_ event: TicketEvent, _ ticket: Ticket) {
        for clock in definition.clocks(for: ticket.category) {
            let holds = clock.runsWhile.holds(in: ticket.circumstances)
            switch event.clocks[clock.name] {
            case .running(let run):
                check(holds, "\(clock.name) runs and should not", at: event.at)
                check(run.until > run.since && run.left > 0, "\(clock.name) has nothing left", at: event.at)
                check(
                    run.reminders == run.reminders.sorted() && run.reminders.allSatisfy { $0 < run.until },
                    "\(clock.name) reminds after its end", at: event.at)
            case .standing(let left):
                check(!holds, "\(clock.name) stands and should run", at: event.at)
                check(left > 0 && left <= clock.after.ticks, "\(clock.name) has \(left) left", at: event.at)
            case .done(let due, let at):
                check(due <= at && at <= event.at, "\(clock.name) is done before it was due", at: event.at)
            case nil: check(false, "\(clock.name) has no state", at: event.at)
            }
        }
    }
}

extension TicketEvent {
    fileprivate var isRating: Bool { if case .rated = fact { true } else { false } }
}
