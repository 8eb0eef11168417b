/// How many milliseconds a unit of plain time has.
package enum Milliseconds {
    package static let perMinute: Int64 = 60_000
    package static let perHour: Int64 = 60 * perMinute
    /// A day of the clock, always 24 h: Indonesia has no daylight saving time.
    package static let perDay: Int64 = 24 * perHour
}
