/// How a clock of a ticket goes on under another text of its workflow.
package enum ClockCarry: String, CaseIterable, Sendable {
    /// The due instant stays as it was promised.
    case keep
    /// What has counted stays counted; the rest is planned on the new span and calendar.
    case rebase
    /// It starts from zero.
    case restart
}
