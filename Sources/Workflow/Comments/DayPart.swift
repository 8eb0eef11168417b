/// What people wish each other at which time of day.
package enum DayPart: String, CaseIterable, Sendable {
    case morning, noon, afternoon, evening

    /// - Parameter millisecond: since local midnight.
    package init(at millisecond: Int64) {
        switch millisecond / Milliseconds.perHour {
        case 4..<11: self = .morning
        case 11..<15: self = .noon
        case 15..<18: self = .afternoon
        default: self = .evening
        }
    }
}
