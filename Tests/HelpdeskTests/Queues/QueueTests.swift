import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The line at a desk` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation() }

    private func visit() async throws -> Ticket {
        try await tangga.open("ult1", form: "kunjungan", for: "sekolah1")
    }

    private func today(_ username: String = "ult1") async throws -> [QueueEntry] {
        try await tangga.installation.queues.today("A", of: "dapodik-paud-dikmas", for: tangga[username])
    }

    @discardableResult
    private func take(_ step: QueueEntry.Step, _ number: String, as username: String = "ult1", key: String? = nil)
        async throws -> QueueEntry
    {
        let idempotency = key.map { IdempotencyKey(caller: tangga[username].id, key: $0, fingerprint: [1]) }
        return try await tangga.installation.queues.take(
            step, on: number, "A", of: "dapodik-paud-dikmas", by: tangga[username], idempotency: idempotency
        ).entry
    }

    @Test func `gives twenty who come at once twenty numbers, none twice and none left out`() async throws {
        let numbers = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await visit().queue?.number } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.compactMap(\.self).sorted() == Array(1...20))
        #expect(try await today().map(\.queue.number) == Array(1...20))
    }

    @Test func `is found by those who hand out its numbers, and by nobody else`() {
        let lines = tangga.installation.queues.lines(of: tangga["ult1"])
        #expect(lines.map(\.prefix) == ["A"] && lines.first?.workflow == "dapodik-paud-dikmas")
        #expect(lines.first?.desk?.address.contains("Jakarta") == true)
        for username in ["sekolah1", "dinas1", "pusat1"] {
            #expect(tangga.installation.queues.lines(of: tangga[username]).isEmpty)
        }
    }

    @Test func `loses no number to a ticket that was not stored`() async throws {
        tangga.database.fail(.nothingStored)
        await #expect(throws: (any Error).self) { try await visit() }
        #expect(try await visit().queue?.text == "A-001")
    }

    @Test func `starts over with the next day, and after a restart goes on`() async throws {
        #expect(try await visit().queue?.text == "A-001")
        let restarted = try await tangga.restarted()
        #expect(try await restarted.open("ult1", form: "kunjungan", for: "sekolah1").queue?.text == "A-002")
        tangga.time.stand(at: tangga.time.now() + 1.days)
        #expect(try await visit().queue?.text == "A-001")
        #expect(try await today().count == 1)
    }

    @Test func `is called in order, and who is absent comes three numbers later`() async throws {
        for _ in 0..<5 { _ = try await visit() }
        try await take(.serve, "A-001")
        try await take(.call, "A-002")
        try await take(.absent, "A-002")
        #expect(try await today().map(\.queue.number) == [1, 3, 4, 5, 2])
        #expect(try await today().map(\.state) == [.served, .waiting, .waiting, .waiting, .absent])
    }

    @Test func `counts a call that was sent twice once`() async throws {
        _ = try await visit()
        for _ in 0..<2 { #expect(try await take(.call, "A-001", key: "k").calls == 1) }
        #expect(try await take(.call, "A-001", key: "l").calls == 2)
    }

    @Test(arguments: ["sekolah1", "pusat1", "dinas1"])
    func `is nobody else's`(username: String) async throws {
        _ = try await visit()
        await #expect(throws: QueueProblem.noSuchQueue) { try await today(username) }
        await #expect(throws: QueueProblem.noSuchQueue) { try await take(.call, "A-001", as: username) }
        await #expect(throws: QueueProblem.noSuchQueue) { try await take(.call, "A-002") }
    }

    @Test func `is in the opened event, so that it outlives a rebuild`() async throws {
        let number = try await visit().number
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { connection in
            try Rebuild(connection) { try opener.subject(of: $0) }.run()
        }
        #expect(try await tangga.ticket(number)?.queue?.text == "A-001")
        #expect(try await visit().queue?.text == "A-002")
        #expect(try await tangga.faults() == [])
    }
}
