import Workflow

/// Something that somebody, or time, does to the ticket of a story.
struct Step: Sendable {
    let at: Instant
    /// Asked of the ticket as it is then, since a ring names the arming that stands.
    let command: @Sendable (Ticket?) -> TicketCommand

    static func opens(
        _ filer: Person, _ form: FormName = "pertanyaan", for requester: Person? = nil, follows: TicketNumber? = nil,
        about category: CategoryPath? = nil, at: Instant = .monday
    ) -> Step {
        let request = OpenTicket(
            number: 1_001, workflow: WorkflowReference(name: "dapodik-paud-dikmas", version: 1, hash: "c0ffee"),
            form: form, category: category, subject: "perihal tersegel", message: "pertanyaan tersegel",
            fields: ["aplikasi": .plain("Dapodik"), "telepon": .sealed("telepon tersegel")],
            requester: requester ?? filer, filer: filer, follows: follows)
        return Step(at: at) { _ in .open(request) }
    }

    static func act(
        _ action: ActionName, by person: Person, message: SealedText? = "pesan tersegel",
        with input: ActionInput = .none, at: Instant
    ) -> Step {
        Step(at: at) { _ in .act(action, by: person, message: message, with: input) }
    }

    /// Without words.
    static func act(_ action: ActionName, by person: Person, with input: ActionInput, at: Instant) -> Step {
        act(action, by: person, message: nil, with: input, at: at)
    }

    /// The timekeeper rings the clock as it stands.
    static func ring(_ clock: ClockName, at: Instant) -> Step {
        Step(at: at) { ticket in
            let run = ticket?.clocks[clock]?.run
            return .ring(clock, arming: run?.arming ?? 0, due: run?.wakesAt ?? at)
        }
    }

    /// A ring as some timekeeper remembers it.
    static func ring(_ clock: ClockName, arming: Int, due: Instant, at: Instant) -> Step {
        Step(at: at) { _ in .ring(clock, arming: arming, due: due) }
    }

    /// Tangga was down, and is back.
    static func excuse(from: Instant, through: Instant, at: Instant? = nil) -> Step {
        Step(at: at ?? through) { _ in .excuse(.init(from: from, through: through)) }
    }
}

extension CategoryPath: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text.split(separator: "/").map { CategoryName(String($0)) }) }
}
