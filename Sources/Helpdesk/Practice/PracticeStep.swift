package import Workflow

/// What happens next in a practice ticket.
package enum PracticeStep: Equatable, Sendable {
    /// Time passes; never working time.
    case wait(Span)
    /// By whom, a username.
    case open(by: String, Question)
    case act(by: String, ActionName, message: String?)
}
