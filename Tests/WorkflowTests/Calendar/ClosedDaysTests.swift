import Testing

@testable import Workflow

@Suite struct `The days that did not count` {
    @Test func `are told with their reasons`() throws {
        var parts = try CalendarParts.office("08:00-17:00")
        try parts.addIdulfitri2025()
        let moving = try CivilDay.on("2025-04-08")
        parts.overrides = [HoursOverride(from: moving, through: moving, reason: "Pindah kantor")]
        let days = try parts.calendar().closedDays(
            from: .at("2025-03-27 16:00"), to: .at("2025-04-12 00:00"), in: .wib)
        let rules: [(Int, DayRule)] = [
            (28, .collectiveLeave(name: "Cuti bersama Hari Suci Nyepi (Tahun Baru Saka 1947)")),
            (29, .holiday(name: "Hari Suci Nyepi (Tahun Baru Saka 1947)")),
            (30, .week(.closed)),
            (31, .holiday(name: "Idulfitri 1446 H")),
            (1, .holiday(name: "Idulfitri 1446 H (hari kedua)")),
            (2, .collectiveLeave(name: "Cuti bersama Idulfitri 1446 H")),
            (3, .collectiveLeave(name: "Cuti bersama Idulfitri 1446 H")),
            (4, .collectiveLeave(name: "Cuti bersama Idulfitri 1446 H")),
            (5, .week(.closed)),
            (6, .week(.closed)),
            (7, .collectiveLeave(name: "Cuti bersama Idulfitri 1446 H")),
            (8, .override(.closed, reason: "Pindah kantor")),
        ]
        #expect(days.map(\.day.day) == rules.map(\.0))
        #expect(days.map(\.rule) == rules.map(\.1))
    }

    @Test func `are none on a calendar that is always open`() throws {
        let (from, to) = (try Instant.at("2025-01-01 00:00"), try Instant.at("2026-01-01 00:00"))
        #expect(WorkingCalendar.always.closedDays(from: from, to: to, in: .wit).isEmpty)
        #expect(WorkingCalendar.always.closedDays(from: to, to: from, in: .wit).isEmpty)
    }
}
