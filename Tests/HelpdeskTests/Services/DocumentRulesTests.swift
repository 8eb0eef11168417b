import Testing
import Workflow

@testable import Helpdesk

/// The worked examples and the rules of each document (DOMAIN.md 6.1 to 6.4 and 6.9), through the desk.
@Suite struct `The documents` {
    // MARK: Targets

    @Test(
        arguments: ["08:00-18:00", "07:00-17:00", "07:30-17:30", "09:00-19:00"],
        [("2026-02-02 09:00", "2026-02-02 17:00"), ("2026-02-06 16:00", "2026-02-09 14:00")])
    func `004: Mon 09:00 + 8 working hours is Mon 17:00, and Fri 6 Feb 16:00 is Mon 9 Feb 14:00, on any ten-hour day`(
        hours: String, moments: (asked: String, due: String)
    ) async throws {
        let tangga = try await TestInstallation(.services(with: "jam-kerja-0818-wib", openAt: hours))
        tangga.time.stand(at: try .wib(moments.asked))
        let ticket = try await tangga.askKinerja()
        #expect(try ticket.due("target-jawab") == .wib(moments.due))
        #expect(try await tangga.flags(of: ticket, around: moments.due) == Self.missed)
    }

    private static let missed: [[FlagName]?] = [[], ["terlambat"]]

    @Test(arguments: [
        ("2026-02-02 09:00", "2026-02-02 18:00"), ("2026-02-06 16:00", "2026-02-09 15:00"),
    ])
    func `004: with a break at noon neither of its examples comes out`(asked: String, due: String) async throws {
        let tangga = try await TestInstallation(
            .services(with: "jam-kerja-0818-wib", openAt: "08:00-12:00", "13:00-18:00"))
        tangga.time.stand(at: try .wib(asked))
        let ticket = try await tangga.askKinerja()
        #expect(try await tangga.flags(of: ticket, around: due) == Self.missed)
    }

    @Test(arguments: [
        ("jam-kerja-wib", "15:00"), ("jam-kerja-0918-wib", "15:00"), ("jam-kerja-0917-wib", "16:00"),
    ])
    func `004: on the hours of the others its Friday 16:00 is Monday 15:00, 15:00 and 16:00`(
        calendar: String, due: String
    ) async throws {
        let tangga = try await TestInstallation(.services(counting: "pengelolaan-kinerja", on: calendar))
        tangga.time.stand(at: try .wib("2026-02-06 16:00"))
        let ticket = try await tangga.askKinerja()
        #expect(try await tangga.flags(of: ticket, around: "2026-02-09 \(due)") == Self.missed)
    }

    @Test func `000: three working days, 08.00 to 17.00`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-06 16:00")
        let ticket = try await tangga.askRapor()
        #expect(try ticket.due("target-jawab") == .wib("2026-02-11 16:00"))
        #expect(try await tangga.flags(of: ticket, around: "2026-02-11 16:00") == Self.missed)
    }

    /// DOMAIN.md 6.6, 1.
    @Test(
        arguments: [
            ("2026-02-02 16:00", nil, "2026-02-05 16:00"), ("2026-02-02 16:00", "same-time", "2026-02-05 16:00"),
            ("2026-02-02 16:00", "closing", "2026-02-05 17:00"), ("2026-02-06 20:00", "closing", "2026-02-11 17:00"),
        ] as [(String, String?, String)])
    func `6.6.1: 3 working days from Mon 16:00 end on Thu at 16:00, or at its closing, as one word has it`(
        asked: String, word: String?, due: String
    ) async throws {
        let ends = word.map { "\n    ends: \($0)" } ?? ""
        let tangga = try await TestInstallation(
            .services(changing: "rapor-pendidikan", "after: 3 working days", to: "after: 3 working days\(ends)"))
        tangga.time.stand(at: try .wib(asked))
        let ticket = try await tangga.askRapor()
        #expect(try ticket.due("target-jawab") == .wib(due))
        try await tangga.pass(try .wib(due) - tangga.time.now() - 1)
        #expect(try await tangga.ticket(ticket.number)?.flags == [])
        try await tangga.pass(1)
        #expect(try await tangga.ticket(ticket.number)?.flags == ["terlambat"])
        #expect(try await tangga.faults() == [])
    }

    @Test func `6.6.1: what is left is the same at closing as without, so a pause takes nothing and gives nothing`()
        async throws
    {
        let tangga = try await TestInstallation(
            .services(
                changing: "rapor-pendidikan", "after: 3 working days", to: "after: 3 working days\n    ends: closing"))
        tangga.time.stand(at: try .wib("2026-02-02 16:00"))
        let number = try await tangga.askRapor().number
        try await tangga.pass(until: "2026-02-03 08:00")
        try await tangga.act("agen1", "jawab", on: number)
        try await tangga.pass(until: "2026-02-03 15:00")
        // One of nine hours had passed on Monday, and of Tuesday two are left.
        #expect(try await tangga.act("guru1", "balas", on: number).due("target-jawab") == .wib("2026-02-06 17:00"))
    }

    @Test func `000: national holidays and cuti bersama don't count`() async throws {
        let tangga = try await TestInstallation.services(at: "2025-03-27 16:00")
        let ticket = try await tangga.askRapor()
        #expect(try ticket.due("target-jawab") == .wib("2025-04-10 16:00"))
        #expect(try await tangga.flags(of: ticket, around: "2025-04-10 16:00") == Self.missed)
    }

    @Test func `001: one working day, 09.00 to 18.00`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-06 16:00")
        let ticket = try await tangga.askBelajar()
        #expect(try ticket.due("target-jawab") == .wib("2026-02-09 16:00"))
        #expect(try await tangga.flags(of: ticket, around: "2026-02-09 16:00") == Self.missed)
    }

    @Test func `001: an account that is suspended, three working days once the data are there`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 10:00")
        let ticket = try await tangga.askBelajar(about: "akun/tidak-aktif")
        #expect(try ticket.due("target-jawab") == .wib("2026-02-05 10:00"))
        try await tangga.act("agen1", "minta-data", on: ticket.number)
        try await tangga.pass(24.hours)
        let complete = try await tangga.act("guru1", "balas", on: ticket.number)
        #expect(try complete.due("target-jawab") == .wib("2026-02-06 10:00"))
    }

    @Test func `002: what comes in outside hours is taken, and counts from the next opening`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-06 20:00")
        let ticket = try await tangga.askAkun("guru2", npsn: "99900002")
        #expect(ticket.holder.tier == "helpdesk")
        #expect(try ticket.due("target-helpdesk") == .wib("2026-02-09 17:00"))
        #expect(try await tangga.flags(of: ticket, around: "2026-02-09 17:00") == Self.missed)
    }

    @Test func `the target stands still while we wait for the reporter`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.askKinerja().number
        try await tangga.pass(until: "2026-02-02 11:00")
        try await tangga.act("agen1", "jawab", on: number)
        try await tangga.pass(until: "2026-02-04 10:00")
        let ticket = try await tangga.act("guru1", "balas", on: number)
        #expect(try ticket.due("target-jawab") == .wib("2026-02-04 16:00"))
    }

    // MARK: Missing data

    private static let all: [WorkflowName] = [
        "rapor-pendidikan", "belajar-id", "akun-pembelajaran", "pengelolaan-kinerja",
    ]

    private func asked(_ service: WorkflowName, at moment: String) async throws -> (TestInstallation, TicketNumber) {
        let tangga = try await TestInstallation.services(at: moment)
        let ticket: Ticket
        switch service {
        case "rapor-pendidikan": ticket = try await tangga.askRapor()
        case "belajar-id": ticket = try await tangga.askBelajar()
        case "akun-pembelajaran": ticket = try await tangga.askAkun("guru2", npsn: "99900002")
        default: ticket = try await tangga.askKinerja()
        }
        return (tangga, ticket.number)
    }

    @Test(arguments: all)
    func `000 to 004: missing data asked for on Fri 6 Feb 16:00, two reminders, taken for solved on Sun 8 Feb 16:00`(
        service: WorkflowName
    ) async throws {
        let (tangga, number) = try await asked(service, at: "2026-02-06 15:00")
        try await tangga.pass(until: "2026-02-06 16:00")
        let asked = try await tangga.act("agen1", "minta-data", on: number, message: "NPSN?")
        #expect(asked.awaiting == .information)
        #expect(try asked.due("data-kurang") == .wib("2026-02-08 16:00"))
        for (moment, count) in [
            ("2026-02-07 07:59", 0), ("2026-02-07 08:00", 1), ("2026-02-07 23:59", 1), ("2026-02-08 00:00", 2),
            ("2026-02-08 15:59", 2),
        ] {
            try await tangga.pass(until: moment)
            #expect(try await tangga.happened(to: number).count { $0 == "reminded" } == count, "\(moment)")
        }
        #expect(try await tangga.ticket(number)?.isOpen == true)
        try await tangga.pass(until: "2026-02-08 16:00")
        let end = try #require(try await tangga.ticket(number)?.end)
        #expect(end.reason == .noInformation && !end.unanswered)
        #expect(try await tangga.happened(to: number) == ["opened", "asked", "reminded", "reminded", "closed"])
    }

    /// DOMAIN.md 6.6, 2.
    @Test func `6.6.2: missing data asked for on Fri 16:00 may wait until Tue 16:00, both reminders with it`()
        async throws
    {
        let tangga = try await TestInstallation(
            .services(changing: "rapor-pendidikan", "after: 48 hours", to: "after: 2 working days"))
        tangga.time.stand(at: try .wib("2026-02-06 16:00"))
        let number = try await tangga.askRapor().number
        let asked = try await tangga.act("agen1", "minta-data", on: number)
        #expect(try asked.due("data-kurang") == .wib("2026-02-10 16:00"))
        try await tangga.pass(until: "2026-02-10 16:00")
        #expect(try await tangga.happened(to: number) == ["opened", "asked", "reminded", "reminded", "closed"])
    }

    @Test(arguments: all)
    func `000 to 004: who sends the data in time is not closed, and another request has its own 48 hours`(
        service: WorkflowName
    ) async throws {
        let (tangga, number) = try await asked(service, at: "2026-02-02 10:00")
        try await tangga.act("agen1", "minta-data", on: number)
        try await tangga.pass(47.hours)
        let person = service == "akun-pembelajaran" ? "guru2" : "guru1"
        #expect(try await tangga.act(person, "balas", on: number).awaiting == .holder)
        try await tangga.pass(10.hours)
        let again = try await tangga.act("agen1", "minta-data", on: number)
        #expect(again.due("data-kurang") == tangga.time.now() + 48.hours)
    }

    @Test func `000: after that a new report must be made, which may follow the old one`() async throws {
        let (tangga, number) = try await asked("rapor-pendidikan", at: "2026-02-02 10:00")
        try await tangga.act("agen1", "minta-data", on: number)
        try await tangga.pass(48.hours)
        await #expect(throws: DeskError.refused(.ticketClosed(.noInformation))) {
            try await tangga.act("guru1", "balas", on: number)
        }
    }

    // MARK: Other teams

    @Test
    func
        `001: 5x24 hours after the team's confirmation, Mon 2 Mar 10:15, the status may be asked for on Sat 7 Mar 10:15`()
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2026-03-02 09:30")
        let number = try await tangga.askBelajar().number
        tangga.time.stand(at: try .wib("2026-03-02 10:15"))
        #expect(try await tangga.act("agen1", "periksa", on: number).awaiting == .team)
        let unlock = try Instant.wib("2026-03-07 10:15")
        try await tangga.pass(unlock - tangga.time.now() - 1)
        await #expect(throws: DeskError.refused(.notBefore("cek-status", unlock))) {
            try await tangga.act("guru1", "cek-status", on: number)
        }
        try await tangga.pass(1)
        #expect(try await tangga.act("guru1", "cek-status", on: number).awaiting == .team)
        #expect(try await tangga.act("verifikasi1", "lapor", on: number).awaiting == .holder)
    }

    /// DOMAIN.md 6.6, 2.
    @Test(arguments: [("5 days", "2026-03-07 10:15"), ("5 working days", "2026-03-09 10:15")])
    func `6.6.2: 5x24 hours in plain time or paused at weekends, as one word has it`(span: String, unlock: String)
        async throws
    {
        let tangga = try await TestInstallation(
            .services(changing: "belajar-id", "not-before: 5 days", to: "not-before: \(span)"))
        tangga.time.stand(at: try .wib("2026-03-02 10:15"))
        let number = try await tangga.askBelajar().number
        try await tangga.act("agen1", "periksa", on: number)
        let unlock = try Instant.wib(unlock)
        await #expect(throws: DeskError.refused(.notBefore("cek-status", unlock))) {
            try await tangga.act("guru1", "cek-status", on: number)
        }
        try await tangga.mailroom.work()
        let told = try #require(try await tangga.letters(on: number).last { $0.row.key.notice == .referred })
        let day = span == "5 days" ? "Sabtu, 7 Maret" : "Senin, 9 Maret"
        #expect(told.letter.body.contains("mulai \(day) 2026 pukul 10.15 WIB"))
    }

    // MARK: The ladder

    @Test func `002: a password climbs Admin Sekolah, Co-Kapten, Kapten, helpdesk, two working days on each rung`()
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2026-02-05 10:00")
        let number = try await tangga.askAkun().number
        for (moment, tier) in [
            ("2026-02-09 09:59", "admin-sekolah"), ("2026-02-09 10:00", "co-kapten"), ("2026-02-11 10:00", "kapten"),
            ("2026-02-13 10:00", "helpdesk"),
        ] as [(String, TierName)] {
            try await tangga.pass(until: moment)
            #expect(try await tangga.ticket(number)?.holder.tier == tier, "\(moment)")
        }
        #expect(try await tangga.faults() == [])
    }

    @Test func `002: what turns out to be no password goes to the helpdesk at once, and the requester is told`()
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2026-02-05 10:00")
        let number = try await tangga.askAkun().number
        let sorted = try await tangga.installation.reception.take(
            "ganti-kategori", on: number, message: nil, with: .init(category: CategoryPath("aktivasi")),
            by: tangga["adminsekolah1"]
        ).ticket
        #expect(sorted.holder.tier == "helpdesk")
        #expect(try sorted.due("target-helpdesk") == .wib("2026-02-06 10:00"))
        #expect(try await tangga.happened(to: number) == ["opened", "recategorised", "forwarded"])
        try await tangga.mailroom.work()
        let told = try await tangga.letters(on: number).filter { $0.row.key.recipient == tangga["guru1"].id }
        #expect(told.map(\.row.key.notice) == [.received, .forwarded])
        #expect(try await tangga.faults() == [])
    }

    @Test func `002: vacant rungs are passed over, whoever asks`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-05 10:00")
        let number = try await tangga.askAkun("guru2", npsn: "99900002").number
        guard case .opened(let opening) = try await tangga.events(of: number)[0].fact else {
            Issue.record("not opened")
            return
        }
        #expect(opening.tier == "helpdesk")
        #expect(opening.skipped == ["admin-sekolah", "co-kapten", "kapten"])
    }

    // MARK: What opens no ticket

    @Test func `004: eligible are ten kinds of teacher, of any status; others have Dapodik mended`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let form = try #require(tangga.installation.library.current("pengelolaan-kinerja")?.definition.form("laporan"))
        let kinds = try #require(form.field("jenis-ptk")?.type)
        #expect(kinds.accepted?.count == 10 && kinds.values?.count == 11)
        let way = try #require(kinds.redirect(of: "lain"))
        await #expect(
            throws: DeskError.refused(.form([FieldFault(field: "fields.jenis-ptk", kind: .redirected(way))]))
        ) {
            try await tangga.askKinerja(["jenis-ptk": "lain"])
        }
        #expect(try await tangga.allTickets().isEmpty)
        try await tangga.askKinerja(["jenis-pengguna": "pendidik/kepala/non-asn", "jenis-ptk": "kepala-sekolah"])
    }

    @Test func `004: an application older than 1.47 is updated first`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let least = try #require(Version("1.47"))
        await #expect(
            throws: DeskError.refused(.form([FieldFault(field: "fields.versi", kind: .olderThan(least))]))
        ) {
            try await tangga.askKinerja(["versi": "1.46"])
        }
    }

    @Test func `004: four screenshots and a PDF are accepted`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let attachments = try await tangga.askKinerja().attachments
        #expect(attachments.count { $0.kind == .png } == 4)
        #expect(attachments.count { $0.kind == .pdf } == 1)
    }
}
