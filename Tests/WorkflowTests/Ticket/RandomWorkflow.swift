import TestSupport
import Workflow

extension Definition {
    /// Two or three rungs, a clock that climbs from each, a flag on the highest, one for silence and one for luck; all
    /// spans, conditions, restarts and reminders drawn at random.
    static func random(using generator: inout SeededGenerator) -> Definition {
        let zones: [WorkingCalendar.ZoneRule] = [.fixed(.wib), .fixed(.wit), .holder]
        let calendar = WorkingCalendar.oracleHours(zones.pick(&generator))
        return (Bool.random(using: &generator) ? threeRungs : dapodik).with { workflow in
            workflow.calendar = calendar
            workflow.teams = [.data]
            workflow.actions = everyAction(on: workflow.tiers.map(\.name))
            for index in workflow.clocks.indices { workflow.clocks[index].draw(using: &generator) }
            workflow.clocks.append(.lucky(on: workflow.tiers.map(\.name), using: &generator))
            workflow.categories = ["a", "b", "c"].map { .random($0, workflow.clocks, using: &generator) }
        }
    }

    /// Another text of the same workflow: some clocks, their calendars and all targets drawn anew, one gone, one new.
    func redrawn(using generator: inout SeededGenerator) -> Definition {
        next { workflow in
            for index in workflow.clocks.indices where Bool.random(using: &generator) {
                workflow.clocks[index].draw(using: &generator)
            }
            let zones: [WorkingCalendar.ZoneRule] = [.fixed(.wib), .fixed(.wit), .holder]
            if Bool.random(using: &generator) { workflow.calendar = .oracleHours(zones.pick(&generator)) }
            if Bool.random(using: &generator) { workflow.clocks.removeAll { $0.name == "untung" } }
            if Bool.random(using: &generator) {
                var another = Clock.lucky(on: workflow.tiers.map(\.name), using: &generator)
                another.name = "baru"
                workflow.clocks.append(another)
            }
            workflow.categories = ["a", "b", "c"].map { .random($0, workflow.clocks, using: &generator) }
        }
    }

    /// Whoever holds it may do whatever leads somewhere.
    private static func everyAction(on tiers: [TierName]) -> [Action] {
        let moves = tiers.flatMap { tier in
            [
                Action(name: ActionName("naik-\(tier)"), does: .forward(to: tier), by: .holder),
                Action(name: ActionName("turun-\(tier)"), does: .return(to: tier), by: .holder),
            ]
        }
        return moves + [
            Action(name: "jawab", does: .answer, by: .holder),
            Action(name: "minta-data", does: .ask, by: .holder),
            Action(name: "balas", does: .reply, by: .requester),
            Action(name: "tutup", does: .close(.requester), by: .requester),
        ] + sideActions.map(\.soonUnlocked) + [Action(name: "ganti", does: .recategorise, by: .holder)]
    }
}

extension Action {
    /// Histories are short.
    fileprivate var soonUnlocked: Action {
        var action = self
        action.notBefore = notBefore.map { Lock(.of("2 hours"), after: $0.after) }
        return action
    }
}

extension Category {
    /// With another span for some clocks.
    fileprivate static func random(
        _ name: CategoryName, _ clocks: [Clock], using generator: inout SeededGenerator
    ) -> Category {
        let changed = clocks.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        let targets = changed.map { clock in
            let spans = clock.reminders.compactMap { if case .after(let span) = $0 { span } else { nil } }
            let least = (spans.last?.amount ?? 0) + 1
            let amount = Int.random(in: least...(clock.after.amount * 2), using: &generator)
            return (clock.name, Span.of("\(amount) \(clock.after.unit.rawValue)"))
        }
        return Category(
            name: name, title: Wording(name.rawValue), targets: Dictionary(uniqueKeysWithValues: targets))
    }
}

extension Clock {
    /// Other spans, and where it has restarts, others.
    fileprivate mutating func draw(using generator: inout SeededGenerator) {
        let units: [(unit: String, upTo: Int)] = [
            ("hours", 150), ("days", 7), ("working hours", 40), ("working days", 5),
        ]
        let (unit, most) = units.pick(&generator)
        let amount = Int.random(in: 2...most, using: &generator)
        after = .of("\(amount) \(unit)")
        reminders = (1..<amount).filter { _ in Int.random(in: 0..<amount, using: &generator) == 0 }
            .map { .of("\($0) \(unit)") }
        if Bool.random(using: &generator) { reminders = reminders.shares }
        ends = after.isWorking && Bool.random(using: &generator) ? .closing : .sameTime
        if restarts != nil { restarts = Restart.random(using: &generator) }
        calendar = Bool.random(using: &generator) ? nil : .oracleHours(.fixed([.wib, .wit].pick(&generator)))
    }

    fileprivate static func lucky(on tiers: [TierName], using generator: inout SeededGenerator) -> Clock {
        let condition = Condition(
            tiers: Bool.random(using: &generator) ? nil : [tiers.pick(&generator)],
            awaiting: Bool.random(using: &generator) ? nil : [Awaiting.allCases.pick(&generator)],
            categories: Bool.random(using: &generator) ? nil : ["a"],
            requesters: Bool.random(using: &generator) ? nil : ["operator-sekolah"])
        var clock = Clock(
            name: "untung", runsWhile: condition,
            restarts: Bool.random(using: &generator) ? nil : [.message], after: .of("1 days"), then: .flag("untung"))
        clock.draw(using: &generator)
        return clock
    }
}

extension [Reminder] {
    /// As many, evenly on the way.
    fileprivate var shares: [Reminder] { indices.prefix(99).map { .share($0 + 1, of: Swift.min(count, 99) + 1) } }
}

extension Clock.Restart {
    fileprivate static func random(using generator: inout SeededGenerator) -> Set<Self> {
        let some = allCases.filter { _ in Bool.random(using: &generator) }
        return some.isEmpty ? [.message] : Set(some)
    }
}

extension Collection {
    func pick(_ generator: inout SeededGenerator) -> Element {
        guard let element = randomElement(using: &generator) else { preconditionFailure("nothing to pick from") }
        return element
    }
}
