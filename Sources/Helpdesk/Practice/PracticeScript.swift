package import Workflow

/// The practice tickets, as plays that all end at one moment.
package struct PracticeScript: Equatable, Sendable {
    package var tickets: [PlayedTicket]

    package struct PlayedTicket: Equatable, Sendable {
        /// What can be seen in it at the end, for whoever edits the file.
        package var shows: String
        /// How other tickets of the script refer to it; nil for most.
        package var name: String?
        /// Documents of the form's checklist that come with the question: small files that say what they stand for.
        package var documents: [FieldName]
        /// The first one opens the ticket.
        package var steps: [PracticeStep]
    }

    /// The index of the ticket that the script calls this.
    package func ticket(named name: String) -> Int? { tickets.firstIndex { $0.name == name } }

    /// A step of one ticket, and when.
    package struct Moment: Equatable, Sendable {
        /// Milliseconds before the end of the play.
        package var before: Int64
        /// Counts `tickets` from 0.
        package var ticket: Int
        /// Never a wait.
        package var step: PracticeStep
    }

    /// Everybody's steps in the order of time; of one moment, in the order of the file.
    package var timeline: [Moment] {
        tickets.enumerated()
            .flatMap { index, ticket in ticket.moments(as: index) }
            .enumerated()
            .sorted { ($1.element.before, $0.offset) < ($0.element.before, $1.offset) }
            .map(\.element)
    }
}

extension PracticeScript.PlayedTicket {
    /// How long the play takes, in milliseconds.
    package var length: Int64 { steps.reduce(0) { $0 + $1.length } }

    fileprivate func moments(as index: Int) -> [PracticeScript.Moment] {
        var before = length
        return steps.compactMap { step in
            before -= step.length
            return step.isWait ? nil : PracticeScript.Moment(before: before, ticket: index, step: step)
        }
    }
}

extension PracticeStep {
    fileprivate var length: Int64 {
        switch self {
        case .wait(let span): span.ticks
        case .open, .act: 0
        }
    }

    fileprivate var isWait: Bool {
        switch self {
        case .wait: true
        case .open, .act: false
        }
    }
}
