/// Other hours for some days, such as Ramadan, or a closure.
package struct HoursOverride: Hashable, Sendable {
    package var from: CivilDay
    /// The last day; the same as `from` for a single one.
    package var through: CivilDay
    /// Why, in the words that people read.
    package var reason: String
    /// Replaces the week's hours on the weekdays it names (an empty list closes that one) and leaves the others alone.
    /// With no weekday at all it is a closure: nothing opens.
    package var hours: [Weekday: [OpeningHours]]

    package init(from: CivilDay, through: CivilDay, reason: String, hours: [Weekday: [OpeningHours]] = [:]) {
        self.from = from
        self.through = through
        self.reason = reason
        self.hours = hours
    }

    package var isClosure: Bool { hours.isEmpty }

    func covers(_ day: CivilDay) -> Bool {
        from <= day && day <= through
    }
}
