import Testing

@testable import Workflow

/// What `tangga calendar` prints.
@Suite struct `An almanac` {
    private func calendar(_ name: String) throws -> WorkingCalendar {
        try #require(try ProjectFiles.calendars()[name])
    }

    private func due(
        _ span: String, from: String, on name: String, in zone: Zone = .wib, _ language: Language = .english
    ) throws -> [String] {
        let calendar = try calendar(name)
        let report = DueReport(
            try #require(Span(span)), from: try #require(Instant(typed: from, in: zone)), on: calendar, in: zone,
            texts: try ProjectFiles.texts(), language: language)
        return report.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// DOMAIN.md 6.9, 1, and 6.4, 4.
    @Test func `counts eight working hours over a weekend`() throws {
        #expect(
            try due("8 working hours", from: "2026-02-02 09:00", on: "jam-kerja-0818-wib") == [
                "From      Mon 2 Feb 2026 09:00 WIB",
                "Takes     8 working hours",
                "Due       Mon 2 Feb 2026 17:00 WIB (2026-02-02T10:00:00Z)",
                "Calendar  Working hours Monday-Friday 08:00-18:00 WIB (jam-kerja-0818-wib)",
                "",
                "Every day in between counted.",
            ])
        #expect(
            try due("8 working hours", from: "2026-02-06 16:00", on: "jam-kerja-0818-wib").suffix(5) == [
                "Calendar  Working hours Monday-Friday 08:00-18:00 WIB (jam-kerja-0818-wib)",
                "",
                "What did not count, or not as usual:",
                "  Sat 7 Feb 2026   - always closed on Saturday",
                "  Sun 8 Feb 2026   - always closed on Sunday",
            ])
        #expect(
            try due("8 working hours", from: "2026-02-06 16:00", on: "jam-kerja-0818-wib")[2]
                == "Due       Mon 9 Feb 2026 14:00 WIB (2026-02-09T07:00:00Z)")
    }

    /// DOMAIN.md 6.9, 4.
    @Test func `counts plain hours through everything`() throws {
        let asked = try due("48 hours", from: "2026-02-06 16:00", on: "jam-kerja-wib")
        #expect(asked[2] == "Due       Sun 8 Feb 2026 16:00 WIB (2026-02-08T09:00:00Z)")
        #expect(asked.last == "Every hour counts, by day and by night, on holidays too.")
        #expect(
            try due("5 days", from: "2026-03-02 10:15", on: "setiap-saat")[2]
                == "Due       Sat 7 Mar 2026 10:15 WIB (2026-03-07T03:15:00Z)")
    }

    /// DOMAIN.md 6.9, 5.
    @Test func `names each holiday on the way`() throws {
        let lines = try due("3 working days", from: "2025-03-27 16:00", on: "jam-kerja-wib", .indonesian)
        #expect(lines[2] == "Tenggat   Kam 10 Apr 2025 16:00 WIB (2025-04-10T09:00:00Z)")
        #expect(lines.contains { $0.hasPrefix("  Jum 28 Mar 2025  + Cuti bersama ") })
        #expect(lines.contains { $0.hasPrefix("  Sab 29 Mar 2025  * libur nasional: ") })
        #expect(lines.contains { $0.hasPrefix("  Sel 1 Apr 2025   * libur nasional: Idulfitri") })
        #expect(lines.contains("  Sab 5 Apr 2025   - selalu tutup pada hari Sabtu"))
        #expect(lines.filter { $0.hasPrefix("  ") }.count == 11)
        #expect(
            try due("7 working days", from: "2025-03-27 16:00", on: "jam-kerja-wib")[2]
                == "Due       Wed 16 Apr 2025 16:00 WIB (2025-04-16T09:00:00Z)")
        #expect(
            try due("3 days", from: "2025-03-27 16:00", on: "jam-kerja-wib")[2]
                == "Due       Sun 30 Mar 2025 16:00 WIB (2025-03-30T09:00:00Z)")
    }

    @Test func `says where a count begins that starts while closed`() throws {
        let lines = try due("1 working hour", from: "2026-02-07 10:00", on: "jam-kerja-wib")
        #expect(lines[2] == "Due       Mon 9 Feb 2026 09:00 WIB (2026-02-09T02:00:00Z)")
        #expect(lines.contains("Closed at that time: the count begins Mon 9 Feb 2026 08:00 WIB."))
    }

    @Test func `tells times here and where they are counted`() throws {
        let lines = try due("1 working hour", from: "2026-02-02 10:00", on: "jam-kerja-wib", in: .wit)
        #expect(lines[0] == "From      Mon 2 Feb 2026 10:00 WIT = Mon 2 Feb 2026 08:00 WIB")
        #expect(lines[2] == "Due       Mon 2 Feb 2026 11:00 WIT = Mon 2 Feb 2026 09:00 WIB (2026-02-02T02:00:00Z)")
    }

    @Test func `knows half days, and warns where no decree reaches`() throws {
        let calendar = try Self.halved()
        let report = DueReport(
            try #require(Span("2 working days")), from: try #require(Instant(typed: "2026-02-19 08:00", in: .wib)),
            on: calendar, in: .wib, texts: try ProjectFiles.texts(), language: .english)
        #expect(report.text.contains("  Fri 20 Feb 2026  ~ Ramadan: 08:00-11:00, usually 08:00-16:00"))
        #expect(report.text.contains("Due       Fri 20 Feb 2026 11:00 WIB"))
        let late = try due("3 working days", from: "2029-03-01 09:00", on: "jam-kerja-wib")
        #expect(late.last?.hasPrefix("Holidays are known until ") == true)
    }

    private static func halved() throws -> WorkingCalendar {
        let day = try #require(OpeningHours("08:00-16:00"))
        let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, [day]) })
        return try WorkingCalendar(
            name: "contoh", title: "Contoh", zone: .fixed(.wib), week: week,
            overrides: [
                HoursOverride(
                    from: try #require(CivilDay("2026-02-18")), through: try #require(CivilDay("2026-03-19")),
                    reason: "Ramadan", hours: [.friday: [try #require(OpeningHours("08:00-11:00"))]]),
                HoursOverride(
                    from: try #require(CivilDay("2026-12-28")), through: try #require(CivilDay("2026-12-31")),
                    reason: "Pindah kantor"),
            ],
            holidays: [try #require(CivilDay("2026-08-17")): "Proklamasi Kemerdekaan"],
            collectiveLeave: [try #require(CivilDay("2026-12-24")): "Cuti bersama Natal"])
    }

    // MARK: Years

    private func sheet(_ calendar: WorkingCalendar, _ columns: Int, isStyled: Bool = false) throws -> String {
        YearSheet(of: calendar, year: 2026, texts: try ProjectFiles.texts(), in: .indonesian)
            .text(columns: columns, isStyled: isStyled)
    }

    @Test func `draws a year`() throws {
        try GoldenFile("2026.txt").expect(try sheet(Self.halved(), 80))
    }

    @Test(arguments: [20, 45, 80, 100, 143, 500])
    func `keeps to the width of a terminal`(columns: Int) throws {
        let text = try sheet(calendar("jam-kerja-wib"), columns)
        let months = text.split(separator: "\n").filter { $0.contains(/^ *[0-9]+[-*+ ]/) && !$0.contains("kerja") }
        #expect(months.allSatisfy { $0.count <= max(columns, 21) })
        #expect(!text.contains("\u{1B}"))
        #expect(try sheet(calendar("jam-kerja-wib"), columns, isStyled: true).contains("\u{1B}[1;31m"))
    }

    /// Colours add nothing that is not there without them.
    @Test func `says the same without colours`() throws {
        let styled = try sheet(Self.halved(), 80, isStyled: true)
        let plain = styled.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        let blanks = /(?m) +$/
        #expect(plain.replacing(blanks, with: "") == (try sheet(Self.halved(), 80)).replacing(blanks, with: ""))
    }

    @Test(arguments: [
        ("2026-02-02 09:00", true), ("2026-02-02T09:00:30", true), ("2026-02-02 24:00", true),
        ("2026-02-02 24:01", false), ("2026-02-30 09:00", false), ("2026-02-02", false), ("09:00", false),
        ("2026-02-02 09:00 WIB", false), ("2026-02-02 09:00.5", false), ("2026-02-02 24:00:00", false),
        ("2026-02-02T09:00+7", false), ("", false),
    ])
    func `reads times as they are typed`(text: String, isTime: Bool) {
        #expect((Instant(typed: text, in: .wib) != nil) == isTime)
    }

    @Test(arguments: [
        "2026-02-02 09:00", "2026-02-02T09:00", "2026-02-02 09:00:00", "2026-02-02T09:00:00.000", "2026-02-02T02:00Z",
        "2026-02-02T02:00:00Z", "2026-02-02T11:00+09:00", "2026-02-02 11:00:00.0+09:00", "2026-02-01T24:00-02:00",
    ])
    func `reads one moment however it is typed`(text: String) {
        #expect(Instant(typed: text, in: .wib) == Instant(rfc3339: "2026-02-02T02:00:00Z"))
    }

    @Test func `reads a fraction wherever a second is`() {
        let instant = Instant(rfc3339: "2026-02-02T02:00:30.250Z")
        #expect(Instant(typed: "2026-02-02 09:00:30.25", in: .wib) == instant)
        #expect(Instant(typed: "2026-02-02T09:00:30.25+07:00", in: .wit) == instant)
    }
}
