import TestSupport
import Testing
import Workflow

/// A ticket to which people and a timekeeper do things at random: on time, late, twice, after an outage.
struct RandomHistory {
    private(set) var definition: Definition
    private(set) var events: [TicketEvent] = []
    private(set) var ticket: Ticket?
    private(set) var now = Instant.monday
    /// Rules that did not hold, in words.
    private(set) var faults: [String] = []
    private var vacant: Set<RoleName> = []
    private var generator: SeededGenerator
    /// Rings as the timekeeper once knew them, for ringing again.
    private var remembered: [TicketCommand] = []

    private static let people: [Person] = [
        .sekolah, .sekolahJayapura, .dinas, .dinasJayapura, .dinasBogor, .provinsi, .pusat, .pusat2, .timData, .ult,
    ]

    init(of definition: Definition, using generator: SeededGenerator) {
        self.definition = definition
        self.generator = generator
        let requester = [Person.sekolah, .sekolahJayapura, .dinas].pick(&self.generator)
        pass(1...10_000_000)
        let topic = definition.choices.randomElement(using: &self.generator)
        perform(Step.opens(requester, about: topic, at: now).command(nil))
    }

    mutating func step() {
        switch Int.random(in: 0..<32, using: &generator) {
        case 0...19: personActs()
        case 20...25: timePasses(ringing: true)
        case 26...27: timePasses(ringing: false)
        case 28: staleRing()
        case 29: outage()
        default: accountsComeAndGo()
        }
    }

    /// From now on it is told under another text, if it can be.
    mutating func cross(to next: Definition, plans: [ClockName: ClockCarry] = [:], replans: Bool = false) {
        let old = definition
        let crossing = Crossing(
            from: old, to: WorkflowReference(name: next.name, version: 2, hash: next.hash),
            reachability: Reachability(of: next), plans: plans)
        let command: TicketCommand = replans ? .replan(crossing) : .migrate(crossing)
        definition = next
        perform(command)
        guard ticket?.workflow.hash == next.hash else { return definition = old }
        let again = try? decided(command, at: now)
        check(again?.isEmpty == true, "came over twice")
        let before = Ticket(folding: events.dropLast())
        for (name, run) in before?.clocks.compactMapValues(\.run) ?? [:] {
            let after = ticket?.clocks[name]?.run
            let isKept = events.last?.fact.plan(of: name) == .keep
            if isKept, let after { check(after.until == run.until, "\(name) was to keep its due moment") }
            check(run.until > now || replans, "\(name) was due, and had not acted")
        }
    }

    /// Everybody falls silent, and the timekeeper is on time. When is it over? Nil if it never is.
    func endWhenSilent() -> Instant? {
        var silent = self
        while let (_, run) = silent.nextWake { silent.ringNext(at: max(silent.now, run.wakesAt)) }
        return silent.ticket?.end?.at
    }

    private var nextWake: (clock: ClockName, run: ClockState.Run)? {
        ticket?.nextWake(inOrder: definition.clocks.map(\.name))
    }

    private mutating func pass(_ milliseconds: ClosedRange<Int64>) {
        now = now + Int64.random(in: milliseconds, using: &generator)
    }

    private mutating func personActs() {
        let (person, action) = likelyAct() ?? (Self.people.pick(&generator), definition.actions.pick(&generator))
        // Closing by hand is rare, else few histories would come far.
        if action.does.ends, Int.random(in: 0..<20, using: &generator) > 0 { return }
        pass(0...3_600_000)
        let speaks = action.fields.contains { $0.field == .message }
        let isUsual = Int.random(in: 0..<6, using: &generator) > 0
        let message: SealedText? = speaks == isUsual ? "pesan" : nil
        perform(.act(action.name, by: person, message: message, with: input(for: action)))
    }

    /// Somebody with what they may do; now and then nil, as where there is nobody.
    private mutating func likelyAct() -> (Person, Action)? {
        guard let ticket, Int.random(in: 0..<4, using: &generator) > 0 else { return nil }
        for person in Self.people.shuffled(using: &generator) {
            let possible = definition.actions(for: person, on: ticket, at: now).filter { $0.refusal == nil }
            if let choice = possible.randomElement(using: &generator) { return (person, choice.action) }
        }
        return nil
    }

    /// What the action takes, and now and then something that it does not.
    private mutating func input(for action: Action) -> ActionInput {
        guard Int.random(in: 0..<16, using: &generator) > 0 else { return ActionInput(rating: 6) }
        switch action.does {
        case .assign: return ActionInput(assignee: Self.people.pick(&generator))
        case .recategorise: return ActionInput(category: definition.choices.pick(&generator))
        case .duplicate: return ActionInput(original: Self.originals.pick(&generator).number)
        case .rate: return ActionInput(rating: Int.random(in: 1...5, using: &generator))
        case .answer, .reply, .ask, .note, .take, .refer, .report, .forward, .return, .inquire, .close: return .none
        }
    }

    /// Other tickets, of the same school and of another.
    private static let originals = [(7, Person.sekolah), (8, .sekolahJayapura)].map { number, person in
        TicketSpec().given(.opens(person)).ticket(numbered: number)
    }

    private mutating func timePasses(ringing: Bool) {
        let longest: Int64 = [1.hours, 10.hours, 1.days, 3.days].pick(&generator)
        let target = now + Int64.random(in: 0...longest, using: &generator)
        while ringing, let (_, run) = nextWake, run.wakesAt <= target { ringNext(at: max(now, run.wakesAt)) }
        now = target
    }

    private mutating func ringNext(at moment: Instant) {
        guard let (clock, run) = nextWake else { return }
        now = moment
        let command = TicketCommand.ring(clock, arming: run.arming, due: run.wakesAt)
        let early = try? decided(command, at: run.wakesAt - 1)
        check(early?.isEmpty == true, "\(clock) rang a millisecond early")
        perform(command)
        remembered.append(command)
        let again = try? decided(command, at: now)
        check(again?.isEmpty == true, "\(clock) rang twice")
        check(nextWake.map { $0.run.wakesAt > run.wakesAt || $0.clock != clock } ?? true, "\(clock) did not act")
    }

    private mutating func accountsComeAndGo() {
        let roles = definition.tiers.map(\.members)
        vacant = Set(roles.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 })
    }

    /// Once more, with what was right some time ago, or never was.
    private mutating func staleRing() {
        if let command = remembered.randomElement(using: &generator) { perform(command) }
        let arming = Int.random(in: 0...events.count + 1, using: &generator)
        perform(.ring(definition.clocks.pick(&generator).name, arming: arming, due: now))
    }

    private mutating func outage() {
        pass(0...10_000_000)
        let from = now
        pass(0...300_000_000)
        let excuse = TicketCommand.excuse(.init(from: from, through: now))
        perform(excuse)
        let again = try? decided(excuse, at: now)
        check(again?.isEmpty == true, "an outage was excused twice")
        while let (_, run) = nextWake, run.wakesAt <= now { ringNext(at: now) }
    }

    private func decided(_ command: TicketCommand, at moment: Instant) throws(Refusal) -> [TicketEvent] {
        try decide(
            command, on: ticket, under: definition, in: .staffed(vacant: vacant, tickets: Self.originals), at: moment)
    }

    private mutating func perform(_ command: TicketCommand) {
        let first = Result { () throws(Refusal) in try decided(command, at: now) }
        let second = Result { () throws(Refusal) in try decided(command, at: now) }
        check(first == second, "decided otherwise the second time")
        guard case .success(let new) = first else { return }
        check(ticket?.isOpen ?? true || new.allSatisfy(\.isRating), "something happened after the end")
        check(new.allSatisfy { $0.at == now }, "an event of another time")
        events += new
        for event in new { apply(event, to: &ticket) }
        check(ticket == Ticket(folding: events), "folding bit by bit is not folding at once")
    }

    private mutating func check(_ holds: Bool, _ fault: @autoclosure () -> String) {
        if !holds { faults.append("\(now): \(fault())") }
    }
}

extension Action.Deed {
    fileprivate var ends: Bool {
        switch self {
        case .close, .duplicate: true
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report, .forward, .return, .recategorise, .inquire,
            .rate:
            false
        }
    }
}

extension TicketEvent {
    fileprivate var isRating: Bool { if case .rated = fact { true } else { false } }
}

extension TicketEvent.Fact {
    fileprivate func plan(of clock: ClockName) -> ClockCarry? {
        if case .migrated(let migration) = self { migration.plans[clock] } else { nil }
    }
}
