import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `An idempotency key` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
    }

    @Test func `gives a retry the ticket as the first try left it`() async throws {
        try await tangga.open(key: "k")
        try await tangga.act("dinas1", "jawab", on: 1)
        let again = try await tangga.open(key: "k")
        #expect(again.number == 1)
        #expect(again.version == 1)
        #expect(again.awaiting == .holder)
    }

    @Test func `says of a retry that it is one`() async throws {
        let request = DeskRequest(.open(try await tangga.draft()), idempotency: tangga.key("k", of: "sekolah1"))
        #expect(try await !tangga.desk.submit(request).isReplay)
        #expect(try await tangga.desk.submit(request).isReplay)
    }

    @Test func `holds within one batch, too`() async throws {
        let request = DeskRequest(.open(try await tangga.draft()), idempotency: tangga.key("k", of: "sekolah1"))
        let outcomes = await tangga.desk.submit(all: [request, request, request])
        #expect(try outcomes.map { try $0.get().ticket.number } == [1, 1, 1])
        #expect(try outcomes.map { try $0.get().isReplay } == [false, true, true])
        #expect(tangga.database.takeWrites() == 1)
    }

    @Test func `is refused for something else`() async throws {
        try await tangga.open(key: "k", fingerprint: [1])
        await #expect(throws: DeskError.keyReused) { try await tangga.open(key: "k", fingerprint: [2]) }
        #expect(try await tangga.allTickets().count == 1)
    }

    @Test func `is each caller's own`() async throws {
        try await tangga.open("sekolah1", key: "k")
        #expect(try await tangga.open("sekolah2", key: "k").number == 2)
    }

    @Test func `does not hold on to a refusal`() async throws {
        try await tangga.open()
        await #expect(throws: DeskError.self) { try await tangga.act("sekolah1", "jawab", on: 1, key: "k") }
        #expect(try await tangga.count("SELECT count(*) FROM idempotency") == 0)
        #expect(try await tangga.act("sekolah1", "balas", on: 1, key: "k", fingerprint: [2]).version == 2)
    }

    @Test func `outlives a restart, and is forgotten after a day and a half`() async throws {
        try await tangga.open(key: "k")
        let restarted = try await tangga.restarted()
        #expect(try await restarted.open(key: "k").number == 1)
        let stored = restarted.time.now()
        for (later, kept) in [(IdempotencyRecords.keptFor, 1), (IdempotencyRecords.keptFor + 1, 0)] {
            try await restarted.database.write { try IdempotencyRecords(connection: $0).sweep(at: stored + later) }
            #expect(try await restarted.count("SELECT count(*) FROM idempotency") == kept)
        }
    }
}

extension TestInstallation {
    func key(_ key: String, of username: String) -> IdempotencyKey {
        IdempotencyKey(caller: self[username].id, key: key, fingerprint: [1])
    }
}
