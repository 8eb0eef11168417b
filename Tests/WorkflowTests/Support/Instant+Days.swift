import Workflow

extension Instant {
    /// Monday 2 February 2026, 09:00 WIB.
    static let monday = Instant(milliseconds: 1_769_997_600_000)
}

extension Int {
    /// Milliseconds in so many days.
    var days: Int64 { Int64(self) * Milliseconds.perDay }
    var hours: Int64 { Int64(self) * Milliseconds.perHour }
}

extension Reminder {
    static func of(_ text: String) -> Reminder {
        guard let reminder = Reminder(text) else { preconditionFailure("not a reminder: \(text)") }
        return reminder
    }
}

extension Span {
    /// For spans that a test knows to be sound.
    static func of(_ text: String) -> Span {
        guard let span = Span(text) else { preconditionFailure("not a span: \(text)") }
        return span
    }
}
