/// What decides over a day's hours.
package enum DayRule: Hashable, Sendable {
    case week(OpeningDay)
    case override(OpeningDay, reason: String)
    case holiday(name: String)
    /// *Cuti bersama*, on a calendar that closes then.
    case collectiveLeave(name: String)

    package var hours: OpeningDay {
        switch self {
        case .week(let hours), .override(let hours, _): hours
        case .holiday, .collectiveLeave: .closed
        }
    }
}
