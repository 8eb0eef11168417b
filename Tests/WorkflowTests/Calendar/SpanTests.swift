import Testing

@testable import Workflow

@Suite struct `A span` {
    @Test(arguments: [
        ("90 minutes", 90, Span.Unit.minutes, 5_400_000), ("48 hours", 48, .hours, 172_800_000),
        ("3 days", 3, .days, 259_200_000), ("8 working hours", 8, .workingHours, 28_800_000),
        ("3 working days", 3, .workingDays, 259_200_000), ("1 day", 1, .days, 86_400_000),
        ("1 working hour", 1, .workingHours, 3_600_000), ("3660 days", 3_660, .days, 316_224_000_000),
        ("5270400 minutes", 5_270_400, .minutes, 316_224_000_000),
    ])
    func `is read and written`(text: String, amount: Int, unit: Span.Unit, ticks: Int) throws {
        let span = try #require(Span(text))
        #expect(span == Span(amount, unit))
        #expect(span.ticks == Int64(ticks))
        #expect(span.description == text)
    }

    @Test(arguments: [("1 days", "1 day"), ("3 day", "3 days"), ("1 working days", "1 working day")])
    func `may be singular or plural, and is written properly`(text: String, canonical: String) {
        #expect(Span(text)?.description == canonical)
    }

    @Test(arguments: [
        "", " ", "3", "days", "3days", "3  days", " 3 days", "3 days ", "3 Days", "0 days", "00 days", "03 days",
        "-3 days", "+3 days", "3.5 days", "1e3 days", "3 weeks", "3 working minutes", "3 working  days",
        "3 workingDays",
        "3661 days", "5270401 minutes", "99999999 minutes", "9223372036854775808 days", "٣ days", "3\u{a0}days",
        "3 days\n", "3 days\0", "3 s", "3 dayss", "tiga hari", "3 hari",
    ])
    func `is refused in any other form`(text: String) {
        #expect(Span(text) == nil)
    }

    @Test(arguments: Span.Unit.allCases)
    func `has an amount greater than zero and a limit`(unit: Span.Unit) {
        for amount in [Int.min, -1, 0, 5_270_401, .max] {
            #expect(Span(amount, unit) == nil)
        }
    }

    @Test func `says whether it counts on a calendar`() throws {
        #expect(Span.Unit.allCases.filter(\.isWorking) == [.workingHours, .workingDays])
        #expect(Span.of("1 working day").isWorking)
        #expect(!Span.of("1 day").isWorking)
    }
}
