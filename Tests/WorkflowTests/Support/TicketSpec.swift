import Testing
import Workflow

/// Given what happened, when somebody does something, then these facts follow: one ticket under one workflow.
struct TicketSpec: Sendable {
    var definition: Definition
    /// Roles that nobody has anywhere.
    var vacant: Set<RoleName>
    /// Places where nobody stands.
    var vacantAt: Set<Place>
    /// What else there is.
    var others: [Ticket]

    init(
        _ definition: Definition = .dapodik, vacant: Set<RoleName> = [], vacantAt: Set<Place> = [],
        others: [Ticket] = []
    ) {
        self.definition = definition
        self.vacant = vacant
        self.vacantAt = vacantAt
        self.others = others
    }

    /// A story told so far; each step must be accepted.
    func given(_ steps: Step..., sourceLocation: SourceLocation = #_sourceLocation) -> Story {
        steps.reduce(Story(spec: self)) { $0.given($1, sourceLocation: sourceLocation) }
    }

    func when(_ step: Step) -> Outcome { Story(spec: self).when(step) }
}

/// A ticket with all that happened to it so far.
struct Story: Sendable {
    var spec: TicketSpec
    var events: [TicketEvent] = []

    var ticket: Ticket? { Ticket(folding: events) }

    /// Its ticket as another one, for what looks at two.
    func ticket(numbered number: TicketNumber) -> Ticket {
        guard var other = ticket else { preconditionFailure("it was not opened") }
        other.number = number
        return other
    }

    /// The same ticket among other ones.
    func beside(_ others: Ticket...) -> Story {
        var story = self
        story.spec.others = others
        return story
    }

    func given(_ steps: Step..., sourceLocation: SourceLocation = #_sourceLocation) -> Story {
        steps.reduce(self) { story, step in
            var story = story
            switch story.when(step).result {
            case .success(let events): story.events += events
            case .failure(let refusal): Issue.record(refusal, "was given", sourceLocation: sourceLocation)
            }
            return story
        }
    }

    /// The same ticket once all accounts with these roles have been disabled.
    func vacated(by roles: Set<RoleName>) -> Story {
        var story = self
        story.spec.vacant = roles
        return story
    }

    func when(_ step: Step) -> Outcome {
        let ticket = ticket
        let command = step.command(ticket)
        let result = Result { () throws(Refusal) in
            try decide(
                command, on: ticket, under: spec.definition,
                in: .staffed(
                    vacant: spec.vacant, at: spec.vacantAt, tickets: spec.others + [ticket].compactMap(\.self)),
                at: step.at)
        }
        return Outcome(before: self, result: result)
    }

    /// When the clock will act; nil unless it runs.
    func due(_ clock: ClockName) -> Instant? { ticket?.clocks[clock]?.run?.until }

    func maySee(_ person: Person) -> Bool {
        ticket?.isVisible(to: person) ?? false
    }
}

/// What came of one step.
struct Outcome: Sendable {
    let before: Story
    let result: Result<[TicketEvent], Refusal>

    /// Exactly these facts. Goes on with the story after them.
    @discardableResult
    func then(
        _ expected: Happening..., by actor: TicketEvent.Actor? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Story {
        var after = before
        switch result {
        case .success(let events):
            #expect(events.map(Happening.init) == expected, sourceLocation: sourceLocation)
            if let actor { #expect(events.last?.by == actor, sourceLocation: sourceLocation) }
            after.events += events
        case .failure(let refusal):
            Issue.record(refusal, "instead of \(expected)", sourceLocation: sourceLocation)
        }
        return after
    }

    @discardableResult
    func thenNothing(sourceLocation: SourceLocation = #_sourceLocation) -> Story {
        then(sourceLocation: sourceLocation)
    }

    /// Refused, which leaves the story where it was.
    @discardableResult
    func refused(_ refusal: Refusal, sourceLocation: SourceLocation = #_sourceLocation) -> Story {
        #expect(result == .failure(refusal), sourceLocation: sourceLocation)
        return before
    }
}
