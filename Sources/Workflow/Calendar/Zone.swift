/// One of Indonesia's three time zones: Keputusan Presiden 41/1987. None has daylight saving time, so each is an offset.
package enum Zone: String, CaseIterable, Sendable {
    case wib = "WIB"
    case wita = "WITA"
    case wit = "WIT"

    /// The zone of a name in the IANA time zone database; nil outside Indonesia.
    package init?(ianaName: String) {
        switch ianaName {
        case "Asia/Jakarta", "Asia/Pontianak": self = .wib
        case "Asia/Makassar": self = .wita
        case "Asia/Jayapura": self = .wit
        default: return nil
        }
    }

    package var ianaName: String {
        switch self {
        case .wib: "Asia/Jakarta"
        case .wita: "Asia/Makassar"
        case .wit: "Asia/Jayapura"
        }
    }

    /// Milliseconds ahead of UTC.
    package var offset: Int64 {
        switch self {
        case .wib: 7 * Milliseconds.perHour
        case .wita: 8 * Milliseconds.perHour
        case .wit: 9 * Milliseconds.perHour
        }
    }

    /// The day there, and the milliseconds since its midnight (0..<86,400,000).
    package func local(_ instant: Instant) -> (day: CivilDay, millisecond: Int64) {
        let (day, millisecond) = (instant.milliseconds + offset).flooringDivided(by: Milliseconds.perDay)
        return (CivilDay(dayNumber: Int(day)), millisecond)
    }

    /// The instant at which it is so many milliseconds (0...86,400,000) past midnight there.
    package func instant(on day: CivilDay, at millisecond: Int64 = 0) -> Instant {
        Instant(milliseconds: Int64(day.dayNumber) * Milliseconds.perDay + millisecond - offset)
    }
}
