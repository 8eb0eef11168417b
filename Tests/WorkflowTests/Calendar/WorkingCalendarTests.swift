import Testing

@testable import Workflow

@Suite struct `A calendar` {
    @Test func `that never opens is refused`() throws {
        #expect(throws: CalendarFlaw.neverOpens) { try CalendarParts().calendar() }
        let closed = CalendarParts(week: [.monday: [], .sunday: []])
        #expect(throws: CalendarFlaw.neverOpens) { try closed.calendar() }
    }

    @Test func `that opens in an override only is refused too`() throws {
        let override = HoursOverride(
            from: try .on("2026-01-01"), through: try .on("2026-12-31"), reason: "", hours: [.monday: [.allDay]])
        #expect(throws: CalendarFlaw.neverOpens) { try CalendarParts(overrides: [override]).calendar() }
    }

    @Test func `with overlapping hours is refused, in the week and in an override`() throws {
        let hours = try OpeningHours.list("13:00-17:00", "08:00-13:01")
        #expect(throws: CalendarFlaw.overlappingHours(.friday, first: hours[1], second: hours[0], override: nil)) {
            try CalendarParts(week: [.monday: [.allDay], .friday: hours]).calendar()
        }
        let day = try CivilDay.on("2026-01-01")
        let overrides = [
            HoursOverride(from: day, through: day, reason: ""),
            HoursOverride(from: day, through: day, reason: "", hours: [.sunday: hours]),
        ]
        #expect(throws: CalendarFlaw.overlappingHours(.sunday, first: hours[1], second: hours[0], override: 1)) {
            try CalendarParts(week: [.monday: [.allDay]], overrides: overrides).calendar()
        }
    }

    @Test func `with an override back to front or endless is refused`() throws {
        let day = try CivilDay.on("2026-01-02")
        var parts = CalendarParts(week: [.monday: [.allDay]])
        parts.overrides = [HoursOverride(from: day, through: day.advanced(by: -1), reason: "")]
        #expect(throws: CalendarFlaw.overrideEndsBeforeItStarts(override: 0)) { try parts.calendar() }
        parts.overrides = [HoursOverride(from: day, through: .last, reason: "")]
        #expect(throws: CalendarFlaw.overrideTooLong(override: 0, days: 2_912_442)) { try parts.calendar() }
    }

    @Test func `lets holidays beat overrides, and overrides the week`() throws {
        let (short, long) = (try OpeningHours.list("08:00-12:00"), try OpeningHours.list("06:00-20:00"))
        var parts = try CalendarParts.office("08:00-17:00")
        let (monday, friday) = (try CivilDay.on("2026-02-02"), try CivilDay.on("2026-02-06"))
        parts.overrides = [
            HoursOverride(
                from: monday, through: friday, reason: "pendek", hours: [.tuesday: short, .wednesday: short]),
            HoursOverride(
                from: monday, through: friday, reason: "panjang", hours: [.wednesday: long, .thursday: long]),
        ]
        parts.holidays[friday.advanced(by: -1)] = "libur"
        parts.collectiveLeave[friday] = "cuti"
        let calendar = try parts.calendar()
        let rules = (monday...friday).map(calendar.rule)
        #expect(
            rules == [
                .week(try OpeningDay(OpeningHours.list("08:00-17:00"))),
                .override(try OpeningDay(short), reason: "pendek"),
                .override(try OpeningDay(long), reason: "panjang"),
                .holiday(name: "libur"),
                .collectiveLeave(name: "cuti"),
            ])
        parts.closesOnCollectiveLeave = false
        #expect(try parts.calendar().rule(on: friday) == .week(OpeningDay(OpeningHours.list("08:00-17:00"))))
    }

    @Test func `is open from the first millisecond and no longer at the last`() throws {
        let calendar = try CalendarParts.office("08:00-17:00").calendar()
        let (opening, closing) = (try Instant.at("2026-02-06 08:00"), try Instant.at("2026-02-06 17:00"))
        #expect(!calendar.isOpen(at: opening - 1, in: .wib))
        #expect(calendar.isOpen(at: opening, in: .wib))
        #expect(calendar.isOpen(at: closing - 1, in: .wib))
        #expect(!calendar.isOpen(at: closing, in: .wib))
        #expect(calendar.nextOpening(after: opening - 1, in: .wib) == opening)
        #expect(calendar.nextOpening(after: opening + 1, in: .wib) == opening + 1)
        #expect(try calendar.nextOpening(after: closing, in: .wib) == .at("2026-02-09 08:00"))
    }

    @Test func `setiap-saat is always open and counts every day alike`() throws {
        let from = try Instant.at("2026-02-06 17:31")
        for unit in Span.Unit.allCases {
            #expect(
                WorkingCalendar.always.due(after: 259_200_001, counting: unit, from: from, in: .wit) - from
                    == 259_200_001)
        }
        #expect(WorkingCalendar.always.name == "setiap-saat")
        #expect(WorkingCalendar.always.zone(forHolderIn: .wit) == .wib)
    }
}
