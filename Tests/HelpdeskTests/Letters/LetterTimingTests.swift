import EventStore
import Testing
import Workflow

@testable import Helpdesk

/// Monday 2 February 2026 is day 0; it begins at 09:00 WIB, which is 02:00 UTC.
@Suite struct `A letter's moment` {
    @Test func `comes in the morning where a deadline falls on midnight, and the deadline does not move`() async throws
    {
        let tangga = try await TestInstallation(.quiet)
        // Sunday 8 February, 00:00 WIB, is three days after Thursday 00:00.
        try await tangga.live(2.days + 15.hours)
        try await tangga.open()
        try await tangga.live(4.days)
        let forwarded = try #require(try await tangga.events(of: 1).first { $0.type == "ticket.forwarded/1" })
        #expect(forwarded.at.rfc3339 == "2026-02-07T17:00:00Z")
        let told = try await tangga.letters(on: 1).filter { $0.row.key.notice == .forwarded }
        #expect(told.map(\.row.dueAt.rfc3339) == ["2026-02-07T23:00:00Z"])
        #expect(told.map(\.row.state) == [.ready])
    }

    @Test func `is the reader's morning, wherever the ticket lies`() async throws {
        let tangga = try await TestInstallation(.quiet)
        try await tangga.live(13.hours)
        try await tangga.open("sekolah3")
        try await tangga.live(8.days)
        // 22:00 WIB is midnight in Papua, which wakes two hours before the centre does.
        let told = try await tangga.letters(on: 1)
        #expect(told.first { $0.row.key.notice == .arrived }?.row.dueAt.rfc3339 == "2026-02-02T23:00:00Z")
        #expect(told.first { $0.row.key.notice == .closed }?.row.dueAt.rfc3339 == "2026-02-09T21:00:00Z")
    }

    @Test func `is at once for a requester to whom a person does something, who waits or whose time runs already`()
        async throws
    {
        let tangga = try await TestInstallation(.everything)
        try await tangga.live(13.hours)
        try await tangga.openCase()
        try await tangga.act("dinas1", "minta-data", on: 1)
        try await tangga.mailroom.work()
        // 22:00 WIB. The inbox hears of it in the morning, and so does whoever a clock reminds.
        #expect(
            try await tangga.letters(on: 1).map(\.line) == [
                "1 received 2026-02-02T15:00:00Z ready", "1 arrived 2026-02-02T23:00:00Z waiting",
                "2 asked 2026-02-02T15:00:00Z ready",
            ])
        try await tangga.live(33.hours)
        let reminders = try await tangga.letters(on: 1).filter { $0.row.key.notice == .reminded }
        #expect(reminders.map(\.row.dueAt.rfc3339) == ["2026-02-03T07:00:00Z", "2026-02-03T23:00:00Z"])
    }

    @Test func `of the 48-hour rule is exact: two reminders, and an end`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.openCase()
        try await tangga.act("dinas1", "minta-data", on: 1)
        try await tangga.live(4.days)
        let told = try await tangga.letters(on: 1).filter { $0.row.key.recipient == tangga["sekolah1"].id }
        #expect(
            told.map(\.line) == [
                "1 received 2026-02-02T02:00:00Z ready", "2 asked 2026-02-02T02:00:00Z ready",
                // 01:00 at night: in the morning, with five hours less to go.
                "3 reminded 2026-02-02T23:00:00Z ready", "4 reminded 2026-02-03T10:00:00Z ready",
                "5 closed 2026-02-04T02:00:00Z ready",
            ])
        #expect(told[2].letter.body.contains("Sisa waktu: 1 hari 3 jam, sampai Rabu, 4 Februari 2026 pukul 09.00 WIB."))
    }

    @Test func `never comes for a reminder that was overtaken in the night`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.openCase()
        try await tangga.act("dinas1", "minta-data", on: 1)
        try await tangga.live(17.hours)
        #expect(try await tangga.letters(on: 1).last?.line == "3 reminded 2026-02-02T23:00:00Z waiting")
        try await tangga.act("sekolah1", "balas", on: 1)
        try await tangga.live(10.hours)
        let reminder = try #require(try await tangga.letters(on: 1).first { $0.row.key.notice == .reminded })
        #expect(reminder.row.state == .cancelled(.overtaken))
    }

    @Test func `is kept for a reminder whose clock was given back some downtime`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.openCase()
        try await tangga.act("dinas1", "minta-data", on: 1)
        try await tangga.live(17.hours)
        try await tangga.noteAlive()
        tangga.time.pass(2.hours)
        let back = try await tangga.restarted()
        try await back.timekeeper.makeUpForDowntime()
        try await back.live(4.hours)
        #expect(try await back.ticket(1)?.version == 4)
        let reminder = try #require(try await back.letters(on: 1).first { $0.row.key.notice == .reminded })
        #expect(reminder.row.state == .ready)
    }

    @Test func `after sixty days of downtime comes with at most one reminder`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.openCase()
        try await tangga.act("dinas1", "minta-data", on: 1)
        try await tangga.live(10.hours)
        try await tangga.noteAlive()
        tangga.time.pass(60.days)
        let back = try await tangga.restarted()
        try await back.timekeeper.makeUpForDowntime()
        try await back.live(1.hours)
        #expect(try await back.letters(on: 1).filter { $0.row.key.notice == .reminded }.count <= 1)
        #expect(try await back.ticket(1)?.isOpen == true)
        // And then as it should have been: 48 hours in which somebody could have answered.
        try await back.live(3.days)
        let told = try await back.letters(on: 1).map(\.row.key.notice)
        #expect(told.filter { $0 == .reminded }.count == 2)
        #expect(told.last == .closed)
    }

    @Test func `finds nobody whose account has been disabled since, or who has moved away`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.live(13.hours)
        try await tangga.openCase()
        while try await tangga.mailroom.writePage() {}
        let (school, dinas) = (tangga["sekolah1"].id, tangga["dinas1"].id)
        try await tangga.installation.accounts.disable(school, at: tangga.time.now())
        let account = try #require(try await tangga.installation.accounts.account(dinas))
        try await tangga.installation.accounts.change(
            account, to: account.with(roles: ["operator-dinas"], at: tangga["dinas2"].place), at: tangga.time.now())
        try await tangga.live(10.hours)
        let letters = try await tangga.letters(on: 1)
        #expect(letters.map(\.row.key.notice) == [.received, .arrived])
        #expect(letters.map(\.row.state) == [.cancelled(.inactive), .cancelled(.hidden)])
    }

    @Test func `that comes late, at night, waits for the next morning`() async throws {
        let tangga = try await TestInstallation(.everything)
        try await tangga.openCase()
        tangga.time.pass(14.hours)
        try await tangga.mailroom.work()
        // But a receipt, which its reader waits for, is only late.
        #expect(
            try await tangga.letters(on: 1).map(\.line) == [
                "1 received 2026-02-02T02:00:00Z ready", "1 arrived 2026-02-02T23:00:00Z waiting",
            ])
        try await tangga.live(8.hours)
        #expect(try await tangga.letters(on: 1).last?.line == "1 arrived 2026-02-02T23:00:00Z ready")
    }
}

extension TestInstallation {
    fileprivate func openCase() async throws {
        let question = Question(
            workflow: "layanan-uji", form: "pertanyaan", category: CategoryPath("lain"), subject: "Perihal biasa",
            message: "Mohon petunjuknya.")
        _ = try await installation.reception.open(question, by: self["sekolah1"])
    }
}
