import Testing

@testable import Workflow

@Suite struct `A calendar day` {
    @Test(arguments: [
        ("1970-01-01", 0, Weekday.thursday), ("2026-02-02", 20_486, .monday), ("2025-03-27", 20_174, .thursday),
        ("2024-02-29", 19_782, .thursday), ("2000-02-29", 11_016, .tuesday), ("1969-12-31", -1, .wednesday),
        ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
    ])
    func `is read and written as ISO 8601`(iso: String, dayNumber: Int, weekday: Weekday) throws {
        let day = try #require(CivilDay(iso))
        #expect(day.dayNumber == dayNumber)
        #expect(day.weekday == weekday)
        #expect(day.description == iso)
        #expect(CivilDay(year: day.year, month: day.month, day: day.day) == day)
    }

    @Test(arguments: [
        "", "2026", "2026-02", "2026-2-2", "2026-02-2", "26-02-02", "20260202", "2026/02/02", "2026-02-30",
        "2026-02-29",
        "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-10", "2026-01-00", "2026-01-32", "0000-01-01", "10000-01-01",
        "+2026-02-02", "-2026-02-02", " 2026-02-02", "2026-02-02 ", "2026-02-02T00:00:00Z", "２026-02-02",
        "2026-02-02\0",
    ])
    func `is refused in any other form`(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test(arguments: [(Int.min, 1, 1), (2026, .max, 1), (2026, 1, .min), (10_000, 1, 1), (2026, 2, 29)])
    func `exists or is nil`(year: Int, month: Int, day: Int) {
        #expect(CivilDay(year: year, month: month, day: day) == nil)
    }

    @Test func `follows the one before through leap years and centuries`() throws {
        var (year, month, day) = (1_899, 12, 31)
        for next in try CivilDay.on("1900-01-01")...CivilDay.on("2101-01-01") {
            let lengths = [31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28]
            let length = month <= 2 ? lengths[month - 1] : [31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 3]
            (day, month) = day < length ? (day + 1, month) : (1, month + 1)
            (month, year) = month <= 12 ? (month, year) : (1, year + 1)
            guard (next.year, next.month, next.day) == (year, month, day) else {
                Issue.record("\(next) is not \(year)-\(month)-\(day)")
                return
            }
        }
    }
}
