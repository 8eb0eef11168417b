import Testing

@testable import Workflow

@Suite struct `A day's opening hours` {
    @Test func `stand in order, and touching ones become one`() throws {
        let day = try OpeningDay(OpeningHours.list("13:00-17:00", "08:00-10:00", "10:00-11:30"))
        #expect(day.hours.map(\.description) == ["08:00-11:30", "13:00-17:00"])
        #expect(day.length == 27_000_000)
    }

    @Test func `may not overlap`() throws {
        let hours = try OpeningHours.list("08:00-12:00", "11:59-13:00")
        #expect(throws: OpeningDay.Overlap(first: hours[0], second: hours[1])) { try OpeningDay(hours) }
        #expect(throws: OpeningDay.Overlap.self) { try OpeningDay(OpeningHours.list("08:00-12:00", "08:00-12:00")) }
    }

    @Test func `lead to every tick and back`() throws {
        let day = try OpeningDay(OpeningHours.list("08:00-11:30", "13:00-17:00"))
        for unit in [Span.Unit.workingHours, .workingDays] {
            let full = day.ticks(counting: unit)
            for ticks in [1, 2, 3, full / 7, full / 2, full - 1, full] {
                let due = day.millisecond(reaching: ticks, counting: unit)
                #expect(day.ticks(by: due, counting: unit) >= ticks)
                #expect(day.ticks(by: due - 1, counting: unit) < ticks)
            }
        }
    }

    @Test(arguments: [
        ("08:00-17:00", 480, 1_020), ("00:00-24:00", 0, 1_440), ("23:59-24:00", 1_439, 1_440), ("00:00-00:01", 0, 1),
    ])
    func `are read and written`(text: String, from: Int, until: Int) throws {
        let hours = try #require(OpeningHours(text))
        #expect((hours.from, hours.until) == (from, until))
        #expect(hours.description == text)
    }

    @Test(arguments: [
        "", "-", "08:00", "08:00-", "8:00-17:00", "08:00-17:0", "08:00-17:000", "08.00-17.00", "08:00 - 17:00",
        "17:00-08:00", "08:00-08:00", "24:00-24:00", "00:00-24:01", "08:60-17:00", "25:00-26:00", "-8:00-17:00",
        "08:00–17:00", "０８:00-17:00", "08:00-17:00\n", "08:00-17:00\0",
    ])
    func `are refused in any other form`(text: String) {
        #expect(OpeningHours(text) == nil)
    }

    @Test(arguments: [(-1, 5), (5, 5), (6, 5), (0, 1_441), (1_440, 1_441), (.min, .max)])
    func `lie within the day`(from: Int, until: Int) {
        #expect(OpeningHours(from: from, until: until) == nil)
    }
}
