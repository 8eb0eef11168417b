/// Where on its last day working time ends.
package enum Ending: String, CaseIterable, Sendable {
    /// At the moment that completes it.
    case sameTime = "same-time"
    /// When that day's opening hours do.
    case closing
}
