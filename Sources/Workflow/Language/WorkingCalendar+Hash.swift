import Crypto

extension WorkingCalendar {
    /// SHA-256, in hexadecimal, over everything that the calendar says, holidays included: another rule for any day is
    /// another hash.
    package var hash: String {
        // With its length before each line, since a title may hold line breaks.
        let text = lines.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n")
        return Array(SHA256.hash(data: Array(text.utf8))).hexadecimal
    }

    private var lines: [String] {
        ["name \(name)"] + Self.lines(of: title)
            + ["zone \(zoneRule)", "closesOnCollectiveLeave \(closesOnCollectiveLeave)"]
            + Self.lines(of: week)
            + overrides.flatMap { ["override \($0.from) \($0.through) \($0.reason)"] + Self.lines(of: $0.hours) }
            + Self.lines(of: holidays, "holiday")
            + Self.lines(of: collectiveLeave, "leave")
    }

    private static func lines(of title: Wording) -> [String] {
        ["title \(title.indonesian)"] + (title.english.map { ["title.en \($0)"] } ?? [])
    }

    private static func lines(of hours: [Weekday: [OpeningHours]]) -> [String] {
        Weekday.allCases.compactMap { day in
            hours[day].map { "\(day.rawValue) \($0.map(\.description).joined(separator: " "))" }
        }
    }

    private static func lines(of days: [CivilDay: String], _ kind: String) -> [String] {
        days.sorted { $0.key < $1.key }.map { "\(kind) \($0.key) \($0.value)" }
    }
}
