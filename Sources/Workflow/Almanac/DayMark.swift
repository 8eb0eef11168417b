/// What is to be told of a day on a calendar.
package enum DayMark: String, CaseIterable, Sendable {
    case open
    /// A weekday on which it never opens.
    case weekend
    case holiday
    case collectiveLeave
    /// Other hours than that weekday's.
    case otherHours
    case closure

    init(of day: CivilDay, on calendar: WorkingCalendar) {
        self =
            switch calendar.rule(on: day) {
            case .holiday: .holiday
            case .collectiveLeave: .collectiveLeave
            case .override(let hours, _):
                hours.isClosed ? .closure : hours.hours == calendar.usualHours(on: day) ? .open : .otherHours
            case .week(let hours): hours.isClosed ? .weekend : .open
            }
    }

    /// One character after the day's number, so that nothing hangs on colour.
    package var sign: String {
        switch self {
        case .open: " "
        case .weekend: "-"
        case .holiday: "*"
        case .collectiveLeave: "+"
        case .otherHours: "~"
        case .closure: "x"
        }
    }

    /// Select Graphic Rendition, for terminals that know it; nil where the day looks like any other.
    var rendition: String? {
        switch self {
        case .open: nil
        case .weekend: "2"
        case .holiday: "1;31"
        case .collectiveLeave: "31"
        case .otherHours: "36"
        case .closure: "35"
        }
    }

    var textKey: String {
        switch self {
        case .open: "mark.open"
        case .weekend: "mark.weekend"
        case .holiday: "mark.holiday"
        case .collectiveLeave: "mark.leave"
        case .otherHours: "mark.other-hours"
        case .closure: "mark.closure"
        }
    }
}
