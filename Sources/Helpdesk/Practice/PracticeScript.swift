package import Workflow

/// The practice data, as plays that all end at one moment.
package struct PracticeScript: Equatable, Sendable {
    /// Of tickets, then of comments, then of codes.
    package var plays: [Play]

    package struct Play: Equatable, Sendable {
        /// What can be seen in it at the end, for whoever edits the file.
        package var shows: String
        /// How others of the script refer to it; nil for most.
        package var name: String?
        /// Documents of the form's checklist that come with a question: small files that say what they stand for.
        package var documents: [FieldName]
        /// The first one begins it, and no other does.
        package var steps: [PracticeStep]
    }

    /// The index of the play that the script calls this.
    package func play(named name: String) -> Int? { plays.firstIndex { $0.name == name } }

    /// A step of one play, and when.
    package struct Moment: Equatable, Sendable {
        /// Milliseconds before the end of the play.
        package var before: Int64
        /// Counts `plays` from 0.
        package var play: Int
        /// Never a wait.
        package var step: PracticeStep
    }

    /// Everybody's steps in the order of time; of one moment, in the order of the file.
    package var timeline: [Moment] {
        plays.enumerated()
            .flatMap { index, play in play.moments(as: index) }
            .enumerated()
            .sorted { ($1.element.before, $0.offset) < ($0.element.before, $1.offset) }
            .map(\.element)
    }
}

extension PracticeScript.Play {
    /// How long the play takes, in milliseconds.
    package var length: Int64 { steps.reduce(0) { $0 + $1.length } }

    fileprivate func moments(as index: Int) -> [PracticeScript.Moment] {
        var before = length
        return steps.compactMap { step in
            before -= step.length
            return step.isWait ? nil : PracticeScript.Moment(before: before, play: index, step: step)
        }
    }
}

extension PracticeStep {
    fileprivate var length: Int64 {
        switch self {
        case .wait(let span): span.ticks
        case .open, .act, .comment, .code: 0
        }
    }

    /// Whether a ticket, a comment or a code comes of it.
    package var isOpening: Bool {
        switch self {
        case .open, .comment(_, .post), .code(_, .issue): true
        case .wait, .act, .comment, .code: false
        }
    }

    fileprivate var isWait: Bool {
        switch self {
        case .wait: true
        case .open, .act, .comment, .code: false
        }
    }
}
