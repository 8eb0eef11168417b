import Testing

@testable import Workflow

@Suite struct `A calendar file` {
    private let loader = CalendarLoader(holidays: .none)

    @Test(arguments: BrokenFile.calendars)
    func `is told what is wrong, and where`(file: BrokenFile) {
        let loaded = loader.load(file.text, file: "x.yaml")
        #expect(
            loaded.diagnostics.map { [$0.code.rawValue, $0.location.description] }
                == [[file.code.rawValue, file.location.description]])
        #expect(loaded.calendar == nil)
    }

    @Test func `gives hours, overrides and holidays`() throws {
        let calendar = try #require(loader.load(BrokenFile.soundCalendar, file: "x.yaml").calendar)
        #expect(calendar.zoneRule == .holder)
        #expect(calendar.week[.monday]?.map(\.description) == ["08:00-12:00", "13:00-16:00"])
        #expect(calendar.overrides.map(\.reason) == ["Ramadan", "Cuti lebaran"])
        #expect(calendar.overrides.map(\.isClosure) == [false, true])
        #expect(calendar.overrides[0].hours[.friday] == [])
    }

    @Test func `decides with one word whether cuti bersama closes`() throws {
        let path = "Workflows/calendars/jam-kerja-wib.yaml"
        let holidays = try HolidayTable(csv: ProjectFiles.bytes("Seeds/holidays.csv"), file: "h")
        let text = String(decoding: try ProjectFiles.bytes(path), as: UTF8.self)
        let day = try #require(CivilDay("2026-05-15"))
        let closed = CalendarLoader(holidays: holidays).load(text, file: path).calendar
        let open = CalendarLoader(holidays: holidays)
            .load(text.replacing("cuti-bersama: closed", with: "cuti-bersama: open"), file: path).calendar
        #expect(closed?.rule(on: day).hours.isClosed == true)
        #expect(open?.rule(on: day).hours.isClosed == false)
        #expect(closed?.hash != open?.hash)
    }

    @Test func `that ships with Tangga is sound`() throws {
        #expect(
            try ProjectFiles.calendars().keys.sorted()
                == [
                    "jam-kerja-0818-wib", "jam-kerja-0917-wib", "jam-kerja-0918-wib", "jam-kerja-wib", "setiap-saat",
                ])
        let always = try #require(ProjectFiles.calendars()["setiap-saat"])
        #expect(Weekday.allCases.allSatisfy { always.week[$0] == [.allDay] })
    }
}

@Suite struct `A table of holidays` {
    @Test func `tells national holidays from cuti bersama`() throws {
        let table = try HolidayTable(csv: ProjectFiles.bytes("Seeds/holidays.csv"), file: "holidays.csv")
        #expect(table.national.count + table.collectiveLeave.count == 135)
        #expect(table.national[try #require(CivilDay("2026-08-17"))] == "Proklamasi Kemerdekaan Republik Indonesia")
        #expect(table.collectiveLeave[try #require(CivilDay("2027-12-24"))] != nil)
    }

    @Test(arguments: BrokenFile.holidays)
    func `is told each line that is wrong`(file: BrokenFile) {
        #expect(throws: Diagnostics([Diagnostic(file.code, at: file.location, ["line": file.line])])) {
            try HolidayTable(csv: file.text.utf8, file: "x.yaml")
        }
    }
}

extension BrokenFile {
    static let soundCalendar = """
        calendar: contoh
        title: Contoh
        zone: holder
        hours:
          monday: ["08:00-12:00", "13:00-16:00"]
          friday: "08:00-11:30"
        holidays: national
        cuti-bersama: open
        overrides:
          - { from: 2026-02-18, through: 2026-03-19, reason: Ramadan, hours: { monday: "08:00-15:00", friday: [] } }
          - { from: 2026-03-20, through: 2026-03-25, reason: Cuti lebaran }

        """

    static let calendars = [
        calendar(.malformedHours, "\"08:00-11:30\"", "▸\"08:00-25:00\""),
        calendar(.malformedHours, "\"08:00-11:30\"", "▸11:30-08:00"),
        calendar(.malformedHours, "\"08:00-12:00\"", "▸pagi"),
        calendar(.overlappingHours, "  monday: [\"08:00-12:00\"", "  ▸monday: [\"08:00-13:30\""),
        calendar(
            .neverOpens, "hours:\n  monday: [\"08:00-12:00\", \"13:00-16:00\"]\n  friday: \"08:00-11:30\"", "▸hours: {}"
        ),
        calendar(.malformedDate, "from: 2026-02-18", "from: ▸2026-02-30"),
        calendar(.datesReversed, "through: 2026-03-19", "through: ▸2026-02-17"),
        calendar(.overrideTooLong, "through: 2026-03-19", "through: ▸2226-03-19"),
        calendar(.unknownKey, "  friday:", "  ▸jumat:"),
        calendar(.unknownWord, "zone: holder", "zone: ▸UTC"),
        calendar(.unknownWord, "cuti-bersama: open", "cuti-bersama: ▸true"),
        calendar(.missingKey, "calendar: contoh\n", "▸"),
        calendar(.tab, "zone: holder", "zone:▸\tholder"),
    ]

    static let holidays = [
        BrokenFile(
            .malformedHoliday, marked: "date,name,kind\n2026-01-01,A, B,libur_nasional\n▸2026-02-30,C,libur_nasional\n"),
        BrokenFile(.malformedHoliday, marked: "date,name,kind\n▸2026-01-01,A,libur\n"),
        BrokenFile(.malformedHoliday, marked: "date,name,kind\n▸2026-01-01\n"),
        BrokenFile(
            .duplicateHoliday, marked: "date,name,kind\n2026-01-01,A,cuti_bersama\n▸2026-01-01,A,libur_nasional\n"),
    ]

    private static func calendar(_ code: DiagnosticCode, _ part: String, _ marked: String) -> BrokenFile {
        BrokenFile(code, marked: soundCalendar.replacing(part, with: marked, maxReplacements: 1))
    }

    /// The line that the location names.
    var line: String {
        String(text.split(separator: "\n", omittingEmptySubsequences: false)[location.line - 1])
    }
}
