import TestSupport
import Workflow

/// One ticket's way through a service, step by step through the real `decide`: people who may do something do it, or
/// everybody is silent until the next clock acts. Prefers what no walk has done yet.
struct Walk {
    let definition: Definition
    private(set) var ticket: Ticket?
    private(set) var events: [TicketEvent] = []
    private(set) var now = Instant.monday
    private var rules: WalkRules
    private let people: [Person]
    private let surroundings: Surroundings
    private var generator: SeededGenerator

    /// What has been done at least once.
    struct Done: Equatable {
        var entrances: Set<Entrance> = []
        var actions: Set<ActionName> = []
        var clocks: Set<ClockName> = []
        var reminders: Set<ClockName> = []
    }

    /// A way in, what is asked there, and which of the places that it names the question comes from.
    struct Entrance: Hashable, CustomStringConvertible {
        var way: Int
        var category: CategoryPath?
        var origin: String?

        var description: String { "\(way) \(category?.description ?? "-") \(origin ?? "-")" }
    }

    /// - Parameter generator: decides who stands where, and everything that follows.
    init(through definition: Definition, using generator: SeededGenerator, avoiding done: Done) {
        var generator = generator
        self.definition = definition
        people = definition.cast
        // Now and then nobody stands on some of the lower rungs.
        let lower = definition.tiers.dropLast().map(\.members)
        let vacant = Set(lower.filter { _ in Int.random(in: 0..<5, using: &generator) == 0 })
        surroundings = .staffed(vacant: vacant)
        rules = WalkRules(definition, surroundings)
        self.generator = generator
        open(avoiding: done)
    }

    var faults: [String] { rules.faults }

    /// - Parameter done: where this is noted, too.
    mutating func goOn(steps: Int, noting done: inout Done) {
        note(&done)
        for _ in 0..<steps {
            guard act(avoiding: done) || wait() else { return }
            note(&done)
        }
    }

    private func note(_ done: inout Done) {
        done.entrances.formUnion(rules.entrances)
        done.actions.formUnion(rules.actions)
        done.clocks.formUnion(rules.clocks)
        done.reminders.formUnion(rules.reminders)
    }

    // MARK: Opening

    private mutating func open(avoiding done: Done) {
        let entrances = definition.entrances
        let fresh = entrances.filter { !done.entrances.contains($0) }
        let entrance = (fresh.isEmpty ? entrances : fresh).pick(&generator)
        guard let (filer, requester) = askers(at: entrance).randomElement(using: &generator) else { return }
        let way = definition.intake[entrance.way]
        let other = filer.id == requester.id ? nil : requester
        guard perform(Step.opens(filer, way.form, for: other, about: entrance.category, at: now).command(nil)),
            case .opened(let opening)? = events.first?.fact
        else { return }
        rules.came(in: entrance, opening)
    }

    /// Who would come in there, and not by a way that is listed before.
    private func askers(at entrance: Entrance) -> [(filer: Person, requester: Person)] {
        let way = definition.intake[entrance.way]
        let filers = people.filter { !$0.roles.isDisjoint(with: way.by) }
        let pairs = filers.flatMap { filer in
            way.onBehalfOf.isEmpty ? [(filer, filer)] : people.map { (filer, $0) }
        }
        return pairs.filter { filer, requester in
            let taken = definition.intake(
                filer: filer, requester: requester, form: way.form, category: entrance.category)
            return taken?.way == way && entrance.origin.map(requester.place.codes.contains) ?? true
        }
    }

    // MARK: People

    /// Somebody does what they may; false where nobody may do anything, or all prefer to wait.
    private mutating func act(avoiding done: Done) -> Bool {
        guard let ticket else { return false }
        let possible = people.flatMap { person in
            definition.actions(for: person, on: ticket, at: now).filter { $0.refusal == nil }
                .map { (person: person, action: $0.action) }
        }
        let fresh = possible.filter { !done.actions.contains($0.action.name) }
        // What ends the ticket comes last, or nothing else would ever come.
        let (ending, going) = (possible.filter(\.action.does.ends), possible.filter { !$0.action.does.ends })
        let choices = !fresh.isEmpty && Bool.random(using: &generator) ? fresh : going
        let isImpatient = Int.random(in: 0..<3, using: &generator) > 0
        guard isImpatient, let choice = (choices.isEmpty ? ending : choices).randomElement(using: &generator) else {
            return false
        }
        now = now + Int64.random(in: 0...20_000_000, using: &generator)
        return perform(command(choice.action, by: choice.person))
    }

    private mutating func command(_ action: Action, by person: Person) -> TicketCommand {
        let needsWords = action.fields.contains { $0.field == .message }
        return .act(
            action.name, by: person, message: needsWords ? "pesan tersegel" : nil, with: input(for: action))
    }

    private mutating func input(for action: Action) -> ActionInput {
        switch action.does {
        case .assign:
            let colleagues = people.filter { person in ticket.map { person.stands(in: $0.holder) } ?? false }
            return ActionInput(assignee: colleagues.randomElement(using: &generator))
        case .recategorise: return ActionInput(category: definition.choices.pick(&generator))
        case .duplicate: return ActionInput(original: 7)
        case .rate: return ActionInput(rating: Int.random(in: 1...5, using: &generator))
        case .answer, .reply, .ask, .note, .take, .refer, .report, .forward, .return, .inquire, .close: return .none
        }
    }

    // MARK: Time

    /// Until the next clock acts; false where none runs.
    private mutating func wait() -> Bool {
        guard let (clock, run) = ticket?.nextWake(inOrder: definition.clocks.map(\.name)) else { return false }
        now = max(now, run.wakesAt)
        let ring = TicketCommand.ring(clock, arming: run.arming, due: run.wakesAt)
        perform(ring)
        // Twice is once.
        if case .success(let again) = decided(ring) { rules.check(again.isEmpty, "\(clock) rang twice", at: now) }
        return true
    }

    private func decided(_ command: TicketCommand) -> Result<[TicketEvent], Refusal> {
        var surroundings = surroundings
        // The same requester has asked once more.
        surroundings.ticket = { [ticket] number in
            var other = ticket
            other?.number = number
            return other
        }
        return Result { () throws(Refusal) in
            try decide(command, on: ticket, under: definition, in: surroundings, at: now)
        }
    }

    /// Whether it happened.
    @discardableResult
    private mutating func perform(_ command: TicketCommand) -> Bool {
        guard case .success(let new) = decided(command) else { return false }
        for event in new {
            let before = ticket
            apply(event, to: &ticket)
            events.append(event)
            rules.follow(event, before: before, after: ticket)
        }
        if case .act(let action, _, _, _) = command { rules.took(action) }
        rules.check(Ticket(folding: events) == ticket, "folding bit by bit is not folding at once", at: now)
        return !new.isEmpty
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

extension Definition {
    /// Every way in with everything that may be asked there, from each place that it names.
    var entrances: [Walk.Entrance] {
        intake.enumerated().flatMap { index, way in
            let topics: [CategoryPath?] = choices.isEmpty ? [nil] : choices.filter(way.takes)
            let origins: [String?] = way.from?.sorted() ?? [nil]
            return topics.flatMap { topic in
                origins.map { Walk.Entrance(way: index, category: topic, origin: $0) }
            }
        }
    }

    /// For each role that the file knows, somebody wherever one with it may be.
    fileprivate var cast: [Person] {
        let staff = (tiers + teams).flatMap { tier in
            [Place.schoolInBandung, .schoolInJayapura].compactMap { $0.ancestor(at: tier.inbox) }
                .map { Person(id: AccountID("\(tier.members)-\($0.code)"), roles: [tier.members], place: $0) }
        }
        let own = Set((tiers + teams).map(\.members))
        let askers = Set(intake.flatMap { $0.by + $0.onBehalfOf }).subtracting(own).flatMap { role in
            [Place.schoolInBandung, .schoolInJayapura, Place(.overseas), Place(.unknown)].map {
                Person(id: AccountID("\(role)-\($0.code)"), roles: [role], place: $0)
            }
        }
        let all = Dictionary((staff + askers).map { ($0.id, $0) }) { first, _ in first }
        return all.values.sorted { $0.id < $1.id }
    }
}
