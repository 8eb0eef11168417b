import Crypto
import EventStore
import Logging
import Testing
import Workflow

@testable import Helpdesk

@Suite(.timeLimit(.minutes(10))) struct `Whoever listens` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
    }

    private var crier: Crier { tangga.installation.crier }

    private func listen(
        to subject: NewsSubject, as username: String, since mark: String? = nil, on crier: Crier? = nil
    ) async throws -> Listening {
        try await (crier ?? self.crier).listen(to: subject, as: tangga[username], named: username, since: mark)
    }

    /// Everything that this one was told, once they have gone.
    private func told(_ listening: Listening) async -> [Cry] {
        listening.end()
        return await listening.cries.reduce(into: []) { $0.append($1) }
    }

    /// What was told of tickets and inboxes.
    private func news(_ listening: Listening) async -> [Cry] {
        await told(listening).filter { cry in
            if case .company = cry { false } else { true }
        }
    }

    private func cryAll() async throws {
        while try await crier.cryPage() {}
    }

    // MARK: Who is told

    @Test func `to a ticket is told once of all that happened to it, and of nothing else`() async throws {
        try await tangga.open("sekolah1")
        try await tangga.open("sekolah1")
        let listening = try await listen(to: .ticket(1), as: "dinas1")
        try await tangga.act("dinas1", "jawab", on: 1)
        try await tangga.act("sekolah1", "balas", on: 1)
        try await tangga.act("dinas1", "jawab", on: 2)
        try await cryAll()
        try await cryAll()
        #expect(await news(listening) == [.ticket(1, version: 3)])
    }

    @Test func `hears what the staff say among themselves only as one of them`() async throws {
        try await tangga.open("sekolah1")
        let (asker, officer) = (
            try await listen(to: .ticket(1), as: "sekolah1"), try await listen(to: .ticket(1), as: "dinas1")
        )
        try await tangga.act("dinas1", "catat", on: 1)
        try await cryAll()
        try await tangga.act("dinas1", "jawab", on: 1)
        try await tangga.act("dinas1", "catat", on: 1)
        try await cryAll()
        #expect(await news(asker) == [.ticket(1, version: 3)])
        #expect(await news(officer) == [.ticket(1, version: 2), .ticket(1, version: 4)])
    }

    @Test func `is nobody who may not see the ticket, or does not stand in the inbox`() async throws {
        try await tangga.open("sekolah1")
        for (username, subject): (String, NewsSubject) in [
            ("sekolah2", .ticket(1)), ("dinas2", .ticket(1)), ("pusat1", .ticket(1)), ("dinas1", .ticket(7)),
            ("sekolah1", .inbox("dinas", nil)), ("dinas1", .inbox("pusat", nil)),
            ("dinas1", .inbox("dinas", "belajar-id")),
        ] {
            await #expect(throws: DeskError.refused(.noSuchTicket), "\(username)") {
                _ = try await listen(to: subject, as: username)
            }
        }
        #expect(crier.listeners == 0)
    }

    @Test func `hears nothing more of a ticket that is no longer theirs to see`() async throws {
        try await tangga.open("sekolah1")
        var moved = tangga["dinas1"]
        moved.place = tangga["dinas2"].place
        let before = try await listen(to: .ticket(1), as: "dinas1")
        // They listen on with what they were; the ticket decides at each event.
        await #expect(throws: DeskError.refused(.noSuchTicket)) {
            _ = try await crier.listen(to: .ticket(1), as: moved, named: "", since: nil)
        }
        try await tangga.act("dinas1", "teruskan", on: 1)
        try await cryAll()
        #expect(await news(before) == [.ticket(1, version: 2)], "who held it goes on reading it")
    }

    @Test func `to an inbox is told when something comes, changes or goes`() async throws {
        let (here, there) = (
            try await listen(to: .inbox("dinas", nil), as: "dinas1"),
            try await listen(to: .inbox("dinas", nil), as: "dinas2")
        )
        let above = try await listen(to: .inbox("pusat", "dapodik-paud-dikmas"), as: "pusat1")
        for step in 0..<4 {
            switch step {
            case 0: try await tangga.open("sekolah1")
            case 1: try await tangga.act("dinas1", "jawab", on: 1)
            case 2: try await tangga.act("sekolah1", "balas", on: 1)
            default: try await tangga.act("dinas1", "teruskan", on: 1)
            }
            try await cryAll()
        }
        #expect(await news(here) == Array(repeating: .inbox("dinas"), count: 4))
        #expect(await news(above) == [.inbox("pusat")])
        #expect(await news(there) == [])
    }

    // MARK: What was missed

    @Test func `is told what happened since their page was drawn`() async throws {
        try await tangga.open("sekolah1")
        let old = try await crier.mark()
        try await tangga.act("dinas1", "jawab", on: 1)
        let new = try await crier.mark()
        #expect(await news(try await listen(to: .ticket(1), as: "dinas1", since: old)) == [.ticket(1, version: 2)])
        #expect(await news(try await listen(to: .inbox("dinas", nil), as: "dinas1", since: old)) == [.inbox("dinas")])
        #expect(await news(try await listen(to: .ticket(1), as: "dinas1", since: new)) == [])
        #expect(await news(try await listen(to: .inbox("dinas", nil), as: "dinas1", since: new)) == [])
        #expect(await news(try await listen(to: .ticket(1), as: "dinas1", since: "palsu")) == [])
        #expect(try await crier.mark() != new, "a mark says nothing of how much has happened")
    }

    @Test func `is told in any case where too much happened to look through, but of a ticket only what is its own`()
        async throws
    {
        let crier = Crier(
            database: tangga.database, library: tangga.installation.library,
            marks: NewsMark(secret: .init(size: .bits256)), limits: .init(missed: 3), time: tangga.time,
            logger: Logger(label: "tests"))
        try await tangga.open("sekolah1")
        let mark = try await crier.mark()
        for _ in 0..<3 { try await tangga.open("sekolah2") }
        let inbox = try await listen(to: .inbox("dinas", nil), as: "dinas1", since: mark, on: crier)
        #expect(await news(inbox) == [.inbox("dinas")])
        let before = try await listen(to: .ticket(1), as: "dinas1", since: mark, on: crier)
        #expect(await news(before) == [])
        try await tangga.act("dinas1", "jawab", on: 1)
        for _ in 0..<3 { try await tangga.open("sekolah2") }
        let after = try await listen(to: .ticket(1), as: "dinas1", since: mark, on: crier)
        #expect(await news(after) == [.ticket(1, version: 2)])
    }

    @Test func `misses nothing that happens while they come`() async throws {
        try await tangga.open("sekolah1")
        for version in 2..<30 {
            let mark = try await crier.mark()
            async let deed = tangga.act(
                version.isMultiple(of: 2) ? "dinas1" : "sekolah1", version.isMultiple(of: 2) ? "jawab" : "balas", on: 1)
            async let page = crier.cryPage()
            let listening = try await listen(to: .ticket(1), as: "dinas1", since: mark)
            _ = try await (deed, page)
            try await cryAll()
            #expect(await news(listening).contains(.ticket(1, version: version)))
        }
    }

    @Test func `costs nothing once they have gone`() async throws {
        try await tangga.open("sekolah1")
        var listening: Listening? = try await listen(to: .ticket(1), as: "dinas1")
        #expect(listening != nil && crier.listeners == 1 && crier.isFollowing)
        // As where a response is never sent: nobody says good-bye.
        listening = nil
        #expect(crier.listeners == 0)
        try await tangga.act("dinas1", "jawab", on: 1)
        #expect(try await !crier.cryPage() && !crier.isFollowing)
        #expect(await news(try await listen(to: .ticket(1), as: "dinas1")) == [], "nothing of before is kept")
    }

    // MARK: How many

    @Test func `at too many places has the oldest replaced, and everybody else goes on`() async throws {
        try await tangga.open("sekolah1")
        let other = try await listen(to: .ticket(1), as: "sekolah1")
        var places: [Listening] = []
        for _ in 0..<7 { places.append(try await listen(to: .ticket(1), as: "dinas1")) }
        #expect(crier.listeners == 7)
        #expect(await news(places[0]) == [.replaced])
        try await tangga.act("dinas1", "jawab", on: 1)
        try await cryAll()
        for listening in places.dropFirst() + [other] { #expect(await news(listening) == [.ticket(1, version: 2)]) }
    }

    @Test func `is asked to come later where too many listen`() async throws {
        let crier = Crier(
            database: tangga.database, library: tangga.installation.library,
            marks: NewsMark(secret: .init(size: .bits256)), limits: .init(overall: 2, beats: 2), time: tangga.time,
            logger: Logger(label: "tests"))
        try await tangga.open("sekolah1")
        let first = try await listen(to: .ticket(1), as: "dinas1", on: crier)
        let second = try await listen(to: .ticket(1), as: "sekolah1", on: crier)
        await #expect(throws: DeskError.overloaded) { _ = try await listen(to: .ticket(1), as: "dinas1", on: crier) }
        crier.beat()
        #expect(crier.listeners == 2)
        crier.beat()
        #expect(crier.listeners == 0, "after so many beats everybody is to show again who they are")
        for listening in [first, second] { #expect(await news(listening) == [.beat, .beat]) }
    }

    @Test func `is sent away when their account is shut, and everybody else goes on`() async throws {
        try await tangga.open("sekolah1")
        let (gone, other) = (
            try await listen(to: .ticket(1), as: "dinas1"), try await listen(to: .ticket(1), as: "sekolah1")
        )
        crier.dismiss(tangga["dinas1"].id)
        try await tangga.act("dinas1", "jawab", on: 1)
        while try await crier.cryPage() {}
        #expect(await news(gone) == [])
        #expect(await news(other).contains(.ticket(1, version: 2)))
    }

    @Test func `goes when the crier ends, at once, and nobody comes any more`() async throws {
        try await tangga.open("sekolah1")
        let listening = try await listen(to: .ticket(1), as: "dinas1")
        try await withThrowingTaskGroup { group in
            group.addTask { [crier] in try await crier.run() }
            try await tangga.act("dinas1", "jawab", on: 1)
            var cries = listening.cries.makeAsyncIterator()
            #expect(await cries.next() == .ticket(1, version: 2), "the loop is woken by the commit")
            group.cancelAll()
            try await group.waitForAll()
            #expect(await cries.next() == nil)
        }
        await #expect(throws: DeskError.overloaded) { _ = try await listen(to: .ticket(1), as: "dinas1") }
    }
}
