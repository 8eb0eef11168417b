/// The days on which two calendars open otherwise, as people read them.
package struct CalendarDifference {
    private let old: WorkingCalendar
    private let new: WorkingCalendar
    private let words: DayWords

    package init(from old: WorkingCalendar, to new: WorkingCalendar, texts: Texts, in language: Language) {
        self.old = old
        self.new = new
        words = DayWords(texts: texts, language: language)
    }

    package struct Day: Equatable, Sendable {
        package var day: String
        package var before: String
        package var after: String
    }

    /// Those of `count` days from `first` on that are not as they were.
    package func days(from first: CivilDay, count: Int) -> [Day] {
        (0..<count).compactMap { ahead in
            let day = first.advanced(by: ahead)
            let (before, after) = (old.rule(on: day), new.rule(on: day))
            guard before.hours.hours != after.hours.hours else { return nil }
            return Day(day: words.day(day), before: text(before), after: text(after))
        }
    }

    /// In which zone they are counted, where that changes.
    package var zones: (before: String, after: String)? {
        old.zoneRule == new.zoneRule ? nil : (words.zone(of: old), words.zone(of: new))
    }

    private func text(_ rule: DayRule) -> String {
        let hours = words.hours(rule.hours.hours)
        return switch rule {
        case .holiday(let name), .collectiveLeave(let name): "\(hours) (\(name))"
        case .override(_, let reason): "\(hours) (\(reason))"
        case .week: hours
        }
    }
}
