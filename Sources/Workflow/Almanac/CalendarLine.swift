/// A calendar on one line: `tangga calendar list`.
package struct CalendarLine {
    private let calendar: WorkingCalendar
    private let words: DayWords

    package init(of calendar: WorkingCalendar, texts: Texts, in language: Language) {
        self.calendar = calendar
        words = DayWords(texts: texts, language: language)
    }

    /// Its name, title, zone, hours, and what closes besides, with tabs between them.
    package var text: String {
        let leave = calendar.closesOnCollectiveLeave ? "list.leave-closed" : "list.leave-open"
        let closings = calendar.holidays.isEmpty ? words("list.no-holidays") : words(leave)
        let hours = words.week(calendar.week, hidesClosed: true).joined(separator: "; ")
        let title = calendar.title.text(in: words.language)
        return [calendar.name, title, words.zone(of: calendar), hours, closings].joined(separator: "\t")
    }
}
