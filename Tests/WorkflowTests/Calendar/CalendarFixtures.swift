import Testing

@testable import Workflow

extension Instant {
    /// `2026-02-02 09:00` on a clock there.
    static func at(_ local: String, _ zone: Zone = .wib) throws -> Instant {
        let parts = local.split(separator: " ")
        let utc = try #require(Instant(rfc3339: "\(parts[0])T\(parts[1]):00Z"), "\(local)")
        return utc - zone.offset
    }
}

extension CivilDay {
    static func on(_ iso: String) throws -> CivilDay {
        try #require(CivilDay(iso), "\(iso)")
    }
}

extension OpeningHours {
    static func list(_ texts: String...) throws -> [OpeningHours] {
        try texts.map { try #require(OpeningHours($0), "\($0)") }
    }
}

/// What a calendar is made of, to be varied before it is made. `MinuteOracle` reads these, not the calendar.
struct CalendarParts {
    var zone = WorkingCalendar.ZoneRule.fixed(.wib)
    var week: [Weekday: [OpeningHours]] = [:]
    var overrides: [HoursOverride] = []
    var holidays: [CivilDay: String] = [:]
    var collectiveLeave: [CivilDay: String] = [:]
    var closesOnCollectiveLeave = true

    static func office(_ hours: String, on weekdays: [Weekday] = Array(Weekday.allCases.prefix(5))) throws -> Self {
        let hours = try OpeningHours.list(hours)
        return CalendarParts(week: Dictionary(uniqueKeysWithValues: weekdays.map { ($0, hours) }))
    }

    func calendar() throws(CalendarFlaw) -> WorkingCalendar {
        try WorkingCalendar(
            name: "uji", title: "Uji", zone: zone, week: week, overrides: overrides, holidays: holidays,
            collectiveLeave: collectiveLeave, closesOnCollectiveLeave: closesOnCollectiveLeave)
    }

    /// The holidays of Seeds/holidays.csv around Idulfitri 2025.
    mutating func addIdulfitri2025() throws {
        for (iso, name) in [
            ("2025-03-29", "Hari Suci Nyepi (Tahun Baru Saka 1947)"), ("2025-03-31", "Idulfitri 1446 H"),
            ("2025-04-01", "Idulfitri 1446 H (hari kedua)"), ("2025-04-18", "Wafat Yesus Kristus"),
        ] {
            holidays[try .on(iso)] = name
        }
        collectiveLeave[try .on("2025-03-28")] = "Cuti bersama Hari Suci Nyepi (Tahun Baru Saka 1947)"
        for iso in ["2025-04-02", "2025-04-03", "2025-04-04", "2025-04-07"] {
            collectiveLeave[try .on(iso)] = "Cuti bersama Idulfitri 1446 H"
        }
    }

    /// Friday with a break for prayers.
    mutating func addFridayBreak() throws {
        week[.friday] = try OpeningHours.list("08:00-11:30", "13:00-17:00")
    }

    /// Ramadan 1447 H: shorter from Monday to Friday.
    mutating func addRamadan2026() throws {
        let short = try OpeningHours.list("08:00-12:00", "12:30-15:00")
        let friday = try OpeningHours.list("08:00-11:30", "12:30-15:30")
        overrides.append(
            HoursOverride(
                from: try .on("2026-02-19"), through: try .on("2026-03-19"), reason: "Ramadan 1447 H",
                hours: [.monday: short, .tuesday: short, .wednesday: short, .thursday: short, .friday: friday]))
    }
}
