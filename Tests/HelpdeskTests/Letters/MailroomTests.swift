import EventStore
import SQLiteDriver
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The mailroom` {
    /// Whom what is for, in every letter that there is. When it goes depends on how late the mailroom was.
    private func letters(of tangga: TestInstallation) async throws -> [String] {
        try await tangga.letters().map { view in
            let key = view.row.key
            let to = tangga.username(of: key.recipient)
            return "\(key.number) \(key.version) \(key.notice.rawValue) \(to)"
        }.sorted()
    }

    @Test(arguments: SeededGenerator.seeds(3))
    func `writes the same letters however often it runs, fails and begins anew`(seed: UInt64) async throws {
        let calm = try await TestInstallation(.quiet)
        var bustle = Bustle(calm, seed: seed)
        try await bustle.run(steps: 60)
        try await calm.mailroom.work()

        var hectic = try await TestInstallation(.quiet)
        bustle = Bustle(hectic, seed: seed)
        for _ in 0..<6 {
            try await bustle.run(steps: 10)
            hectic.database.fail(.nothingStored)
            _ = try? await hectic.mailroom.work()
            hectic.database.fail(nil, .storedAllTheSame)
            _ = try? await hectic.mailroom.work()
            hectic.database.fail()
            hectic = try await hectic.restarted()
            let mailroom = hectic.mailroom
            async let one: Void = mailroom.work()
            async let other: Void = mailroom.work()
            _ = try await (one, other)
        }
        hectic.database.fail()
        try await hectic.mailroom.work()
        #expect(try await letters(of: hectic) == letters(of: calm))
        #expect(try await hectic.count("SELECT count(*) FROM letter") > 50)
    }

    @Test func `keeps nobody waiting who only wants to look, however much lies there`() async throws {
        let tangga = try await TestInstallation(.quiet)
        let draft = try await tangga.draft()
        let many = Mailroom.Limit.notices * (Mailroom.Limit.pagesWhileSomebodyWaits + 1)
        let requests = Array(repeating: DeskRequest(.open(draft)), count: many)
        for outcome in await tangga.desk.submit(all: requests) { _ = try outcome.get() }
        try await tangga.mailroom.catchUp()
        let read = try await tangga.count("SELECT count(DISTINCT number) FROM letter")
        #expect(0 < read && read < many)
        try await tangga.mailroom.work()
        #expect(try await tangga.count("SELECT count(DISTINCT number) FROM letter") == many)
    }

    @Test(arguments: SeededGenerator.seeds(3))
    func `writes only to readers, not to who did it, and at night only what a person did for the requester`(
        seed: UInt64
    ) async throws {
        let tangga = try await TestInstallation(.quiet)
        var bustle = Bustle(tangga, seed: seed)
        for _ in 0..<30 {
            try await bustle.run(steps: 2)
            try await tangga.live(7.hours)
        }
        let letters = try await tangga.letters()
        let quiet = try #require(QuietHours("21:00-06:00"))
        let settled = try await tangga.settled()
        var sent = 0
        for view in letters {
            let (key, state) = (view.row.key, view.row.state)
            let events = try await tangga.events(of: key.number)
            let event = events[key.version - 1]
            let isUrgent =
                [.received, .answered, .asked, .referred, .forwarded, .returned, .closed]
                .contains(key.notice) && event.by.isPerson
            // Later, where the mailroom was late and it was night again.
            #expect(isUrgent || view.row.dueAt >= quiet.release(of: event.at, in: view.reader.zone))
            #expect(isUrgent || view.row.dueAt == quiet.release(of: view.row.dueAt, in: view.reader.zone))
            if isUrgent { #expect(view.row.dueAt == event.at) }
            if key.notice != .received { #expect(event.by != .person(key.recipient)) }
            guard state == .ready || state == .undeliverable else { continue }
            sent += 1
            let ticket = try #require(Ticket(folding: events.prefix(key.version)))
            #expect(ticket.isVisible(to: tangga[tangga.username(of: key.recipient)]))
            let at = try #require(settled[view.row.id])
            #expect(isUrgent || quiet.release(of: at, in: view.reader.zone) == at)
            #expect(at >= view.row.dueAt)
        }
        #expect(sent > 30)
    }

    @Test func `takes an inbox of many people page by page`() async throws {
        let tangga = try await TestInstallation(.quiet)
        try await tangga.crowd(450)
        try await tangga.open("dinas1")
        try await tangga.open("dinas2")
        var pages = 0
        while try await tangga.mailroom.writePage() { pages += 1 }
        #expect(pages >= 4)
        #expect(try await tangga.count("SELECT count(*) FROM letter WHERE notice = 'arrived'") == 2 * 452)
        #expect(try await tangga.count("SELECT count(*) FROM letter WHERE notice = 'received'") == 2)
    }

    @Test func `writes to nobody when history is replayed`() async throws {
        let tangga = try await TestInstallation(.quiet)
        var bustle = Bustle(tangga, seed: 5)
        try await bustle.run(steps: 40)
        try await tangga.mailroom.work()
        let before = try await letters(of: tangga)
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { connection in
            try Rebuild(connection) { try opener.subject(of: $0) }.run()
        }
        try await tangga.mailroom.work()
        #expect(try await letters(of: tangga) == before)
        #expect(try await tangga.database.read { try LetterCheck($0).run { _ in } } == before.count)
    }

    @Test func `leaves alone what happened before there were letters`() async throws {
        let database = try await SQLiteStore.old()
        #expect(try await database.read { try NoticePosition.load($0) } == NoticePosition(through: 7))
    }

    @Test func `goes on past a ticket that can't be read`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.open("sekolah2")
        try await tangga.execute("UPDATE event SET type = 'ticket.ruined/1' WHERE stream = 'ticket/1'")
        try await tangga.mailroom.work()
        #expect(try await tangga.count("SELECT count(*) FROM letter WHERE number = 2") == 2)
        #expect(try await tangga.count("SELECT count(*) FROM letter WHERE state = 'waiting'") == 0)
    }

    @Test func `is found out by a check where a letter tells of nothing`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.mailroom.work()
        for (number, version, notice) in [(1, 9, "answered"), (7, 1, "received"), (1, 1, "sung")] {
            try await tangga.execute(
                "INSERT INTO letter (number, version, notice, recipient, due_at, state) "
                    + "VALUES (\(number), \(version), '\(notice)', 'x', 0, 'waiting')")
        }
        let faults = try await tangga.database.read { connection in
            var faults: [LetterFault] = []
            _ = try LetterCheck(connection).run { faults.append($0) }
            return faults
        }
        #expect(faults.map(\.notice).sorted() == ["answered", "received", "sung"])
    }
}

extension TicketEvent.Actor {
    fileprivate var isPerson: Bool { if case .person = self { true } else { false } }
}

extension TestInstallation {
    /// When each letter was settled, by its id.
    fileprivate func settled() async throws -> [Int: Instant] {
        try await database.read { connection in
            let rows = try connection.all("SELECT id, settled_at FROM letter WHERE settled_at IS NOT NULL") { row in
                (try row.int(0), Instant(milliseconds: try row.integer(1)))
            }
            return Dictionary(uniqueKeysWithValues: rows)
        }
    }

    /// So many more people in the central team.
    fileprivate func crowd(_ count: Int) async throws {
        try await database.write { connection in
            for number in 1...count {
                try connection.execute(
                    """
                    INSERT INTO account (id, username, name, place, is_active, created_at, updated_at)
                    VALUES ('c\(number)', 'c\(number)', 'C', 'ID', 1, 0, 0)
                    """)
                try connection.execute(
                    "INSERT INTO account_role (account, role, place, is_active) VALUES ('c\(number)', 'tim-helpdesk', 'ID', 1)"
                )
            }
        }
    }
}
