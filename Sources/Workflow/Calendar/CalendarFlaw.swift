/// Why hours and holidays don't make a calendar. Overrides are named by their index in the list.
package enum CalendarFlaw: Error, Hashable {
    /// In the override, or in the week where that is nil.
    case overlappingHours(Weekday, first: OpeningHours, second: OpeningHours, override: Int?)
    /// No weekday has opening hours. Overrides don't help: when the last one is over, nothing would be due ever again.
    case neverOpens
    case overrideEndsBeforeItStarts(override: Int)
    /// Longer than `WorkingCalendar.longestOverride` days.
    case overrideTooLong(override: Int, days: Int)
}
