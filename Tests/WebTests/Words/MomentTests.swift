import Testing
import Workflow

@testable import Web

@Suite struct `A moment` {
    @Test func `is told in the reader's zone and language`() throws {
        #expect(try ProjectFiles.words(.indonesian).exact(.noon) == "Senin, 2 Februari 2026 pukul 12.00 WITA")
        #expect(try ProjectFiles.words(.english).exact(.noon) == "Monday, 2 February 2026, 12:00 WITA")
        #expect(try ProjectFiles.words(.indonesian).brief(.noon) == "2 Feb 2026 12.00 WITA")
    }

    private static let distances: [(minutes: Int64, text: String)] = [
        (0, "baru saja"), (5, "5 menit lagi"), (-5, "5 menit lalu"), (181, "3 jam 1 menit lagi"), (541, "9 jam lagi"),
        (3_060, "2 hari 3 jam lagi"), (-12_960, "9 hari lalu"),
    ]

    @Test(arguments: distances)
    func `is told as far as it is away`(distance: (minutes: Int64, text: String)) throws {
        let words = try ProjectFiles.words(.indonesian)
        #expect(words.relative(.noon + distance.minutes * 60_000) == distance.text)
    }
}

@Suite struct `Opening hours` {
    private func calendar() throws -> WorkingCalendar {
        let hours = [try #require(OpeningHours("08:00-17:00"))]
        let friday = [try #require(OpeningHours("08:00-11:30")), try #require(OpeningHours("13:00-16:00"))]
        let holiday = try #require(CivilDay("2026-02-03"))
        return try WorkingCalendar(
            name: "kantor", title: "Kantor", zone: .fixed(.wib),
            week: [.monday: hours, .tuesday: hours, .wednesday: hours, .thursday: hours, .friday: friday],
            holidays: [holiday: "Hari Rekaan"])
    }

    @Test func `are told as on a sign at the door`() throws {
        let words = try ProjectFiles.words(.indonesian)
        #expect(
            words.hours(of: try calendar(), in: .wita) == [
                "Senin–Kamis pukul 08.00–17.00 WIB", "Jumat pukul 08.00–11.30 dan 13.00–16.00 WIB",
                "kecuali hari libur nasional dan cuti bersama",
            ])
        #expect(words.hours(of: .always, in: .wita) == ["Setiap hari, 24 jam"])
    }

    @Test func `say whether it is open, until when, and why not`() throws {
        let (words, calendar) = (try ProjectFiles.words(.indonesian), try calendar())
        let open = words.openness(of: calendar, in: .wita, at: .noon)
        #expect(open.isOpen && open.sentence == "Buka sekarang, sampai pukul 17.00 WIB")
        let night = words.openness(of: calendar, in: .wita, at: .noon + 12 * 3_600_000)
        #expect(!night.isOpen && night.sentence == "Sedang tutup. Buka lagi Rabu, 4 Februari 2026 pukul 08.00 WIB")
        let holiday = words.openness(of: calendar, in: .wita, at: .noon + 24 * 3_600_000)
        #expect(holiday.sentence == "Sedang tutup (Hari Rekaan). Buka lagi Rabu, 4 Februari 2026 pukul 08.00 WIB")
    }
}
