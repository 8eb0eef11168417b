import Testing

@testable import Workflow

@Suite struct `A due` {
    /// DOMAIN.md 6.9.1: the four pairs of hours under which both of document 004's examples hold.
    @Test(arguments: ["08:00-18:00", "07:00-17:00", "07:30-17:30", "09:00-19:00"])
    func `after 8 working hours is document 004's`(hours: String) throws {
        let calendar = try CalendarParts.office(hours).calendar()
        let span = Span.of("8 working hours")
        #expect(try calendar.due(after: span, from: .at("2026-02-02 09:00"), in: .wib) == .at("2026-02-02 17:00"))
        #expect(try calendar.due(after: span, from: .at("2026-02-06 16:00"), in: .wib) == .at("2026-02-09 14:00"))
    }

    /// DOMAIN.md 6.4.5: the hours that the other documents state.
    @Test(arguments: [("08:00-17:00", "15:00"), ("09:00-18:00", "15:00"), ("09:00-17:00", "16:00")])
    func `after 8 working hours from Friday afternoon falls on Monday`(hours: String, due: String) throws {
        let calendar = try CalendarParts.office(hours).calendar()
        #expect(
            try calendar.due(after: .of("8 working hours"), from: .at("2026-02-06 16:00"), in: .wib)
                == .at("2026-02-09 \(due)"))
    }

    /// DOMAIN.md 6.9.4: the plain clock goes on over the weekend, on any calendar.
    @Test(arguments: [
        ("48 hours", "2026-02-06 16:00", "2026-02-08 16:00"), ("5 days", "2026-03-02 10:15", "2026-03-07 10:15"),
        ("90 minutes", "2026-02-06 23:00", "2026-02-07 00:30"),
    ])
    func `after plain time ignores the calendar`(span: String, from: String, due: String) throws {
        for calendar in [try CalendarParts.office("08:00-17:00").calendar(), .always] {
            #expect(try calendar.due(after: .of(span), from: .at(from), in: .wit) == .at(due))
        }
    }

    /// DOMAIN.md 6.9.5: across the closure of Idulfitri 2025.
    @Test(arguments: [
        ("3 working days", true, "2025-04-10 16:00"), ("7 working days", true, "2025-04-16 16:00"),
        ("3 working days", false, "2025-04-03 16:00"), ("3 days", true, "2025-03-30 16:00"),
        ("7 days", true, "2025-04-03 16:00"),
    ])
    func `after working days leaves out the holidays`(span: String, closes: Bool, due: String) throws {
        var parts = try CalendarParts.office("08:00-17:00")
        try parts.addIdulfitri2025()
        parts.closesOnCollectiveLeave = closes
        let calendar = try parts.calendar()
        #expect(try calendar.due(after: .of(span), from: .at("2025-03-27 16:00"), in: .wib) == .at(due))
    }

    @Test func `after half of a short Friday is half a working day`() throws {
        var parts = try CalendarParts.office("08:00-17:00")
        try parts.addFridayBreak()
        let calendar = try parts.calendar()
        let (opening, middle) = (try Instant.at("2026-02-06 08:00"), try Instant.at("2026-02-06 13:15"))
        #expect(calendar.ticks(from: opening, to: middle, counting: .workingDays, in: .wib) == 43_200_000)
        #expect(try calendar.due(after: .of("1 working day"), from: middle, in: .wib) == .at("2026-02-09 12:30"))
    }

    @Test func `stands still in the Friday break`() throws {
        var parts = try CalendarParts.office("08:00-17:00")
        try parts.addFridayBreak()
        let calendar = try parts.calendar()
        let span = Span.of("1 working hour")
        #expect(try calendar.due(after: span, from: .at("2026-02-06 11:00"), in: .wib) == .at("2026-02-06 13:30"))
        #expect(try calendar.due(after: span, from: .at("2026-02-06 10:30"), in: .wib) == .at("2026-02-06 11:30"))
        #expect(try calendar.due(after: span, from: .at("2026-02-06 12:15"), in: .wib) == .at("2026-02-06 14:00"))
    }

    @Test func `counts the hours of Ramadan in Ramadan`() throws {
        var parts = try CalendarParts.office("08:00-17:00")
        try parts.addRamadan2026()
        let calendar = try parts.calendar()
        let span = Span.of("8 working hours")
        #expect(try calendar.due(after: span, from: .at("2026-02-18 16:00"), in: .wib) == .at("2026-02-20 08:30"))
    }

    @Test func `comes round in a week with one working day`() throws {
        let calendar = try CalendarParts.office("10:00-12:00", on: [.wednesday]).calendar()
        let from = try Instant.at("2026-02-04 11:00")
        #expect(try calendar.due(after: .of("1 working day"), from: from, in: .wib) == .at("2026-02-11 11:00"))
        #expect(try calendar.due(after: .of("5 working hours"), from: from, in: .wib) == .at("2026-02-18 12:00"))
    }

    @Test func `follows the holder's zone, or the calendar's where it is fixed`() throws {
        var parts = try CalendarParts.office("08:00-17:00")
        let from = try Instant.at("2026-02-02 07:00", .wit)
        let span = Span.of("1 working hour")
        #expect(try parts.calendar().due(after: span, from: from, in: .wit) == .at("2026-02-02 09:00", .wib))
        parts.zone = .holder
        for zone in Zone.allCases {
            #expect(try parts.calendar().due(after: span, from: from, in: zone) == .at("2026-02-02 09:00", zone))
        }
    }

    @Test func `of nothing is now, and of too much is the horizon`() throws {
        let calendar = try CalendarParts.office("10:00-10:01", on: [.wednesday]).calendar()
        let from = try Instant.at("2026-02-04 11:00")
        for unit in Span.Unit.allCases {
            #expect(calendar.due(after: 0, counting: unit, from: from, in: .wib) == from)
            #expect(calendar.due(after: -1, counting: unit, from: from, in: .wib) == from)
            #expect(calendar.ticks(from: from, to: from - 1, counting: unit, in: .wib) == 0)
            let never = calendar.due(after: .max, counting: unit, from: from, in: .wib)
            #expect(never.rfc3339.hasPrefix("2226-02-0"))
            _ = calendar.due(after: .max, counting: unit, from: .latest, in: .wit)
        }
    }
}
