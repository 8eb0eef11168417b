import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Commands that arrive together` {
    @Test func `share transactions, and each is answered`() async throws {
        let tangga = try await TestInstallation()
        let draft = try await tangga.draft()
        tangga.database.holdWrites()
        let numbers = try await withThrowingTaskGroup { group in
            for _ in 0..<100 {
                group.addTask { try await tangga.desk.submit(DeskRequest(.open(draft))).ticket.number }
            }
            // Time for the others to get in line behind the one that is held up.
            for _ in 0..<1_000 { await Task.yield() }
            tangga.database.letWritesGo()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(1...100))
        #expect(tangga.database.takeWrites() < 20)
        #expect(try await tangga.faults() == [])
    }

    @Test func `are decided in order and numbered in that order`() async throws {
        let tangga = try await TestInstallation()
        let draft = try await tangga.draft()
        let first = await tangga.desk.submit(all: Array(repeating: DeskRequest(.open(draft)), count: 300))
        #expect(try first.map { try $0.get().ticket.number } == Array(1...300))
        // A batch holds 256.
        #expect(tangga.database.takeWrites() == 2)
    }

    @Test func `act on what the ones before them left`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        _ = tangga.database.takeWrites()
        let outcomes = await tangga.desk.submit(all: [
            tangga.request("jawab", on: 1, by: "dinas1"), tangga.request("balas", on: 1, by: "sekolah1"),
            tangga.request("tutup", on: 1, by: "sekolah1"), tangga.request("jawab", on: 1, by: "dinas1"),
        ])
        #expect(try outcomes.prefix(3).map { try $0.get().ticket.version } == [2, 3, 4])
        #expect(throws: DeskError.refused(.ticketClosed(.requester))) { try outcomes[3].get() }
        #expect(tangga.database.takeWrites() == 1)
    }

    @Test func `are not failed by a neighbour that the store chokes on`() async throws {
        let tangga = try await TestInstallation()
        let (sound, poisoned) = (try await tangga.draft(), try await tangga.draft(clearSubject: "NUL\u{0}"))
        let outcomes = await tangga.desk.submit(all: [sound, poisoned, sound].map { DeskRequest(.open($0)) })
        #expect(try outcomes[0].get().ticket.number == 1)
        #expect(throws: EventStoreError.textHoldsNUL) { try outcomes[1].get() }
        #expect(try outcomes[2].get().ticket.number == 2)
        #expect(try await tangga.allTickets().map(\.number) == [1, 2])
        #expect(try await tangga.faults() == [])
    }

    @Test func `all hear of a refusal of their own only`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        let outcomes = await tangga.desk.submit(all: [
            tangga.request("jawab", on: 1, by: "dinas2"), tangga.request("jawab", on: 1, by: "dinas1"),
            tangga.request("jawab", on: 99, by: "dinas1"), tangga.request("terbang", on: 1, by: "dinas1"),
        ])
        #expect(throws: DeskError.refused(.noSuchTicket)) { try outcomes[0].get() }
        #expect(try outcomes[1].get().ticket.awaiting == .requester)
        #expect(throws: DeskError.refused(.noSuchTicket)) { try outcomes[2].get() }
        #expect(throws: DeskError.refused(.noSuchAction("terbang"))) { try outcomes[3].get() }
    }

    @Test func `are too many for one more once ten thousand wait`() async throws {
        let tangga = try await TestInstallation()
        let request = tangga.request("jawab", on: 1, by: "dinas1")
        tangga.database.holdWrites()
        async let outcomes = tangga.desk.submit(all: Array(repeating: request, count: 10_256))
        while !tangga.database.holdsSomebody { await Task.yield() }
        await #expect(throws: DeskError.overloaded) { try await tangga.desk.submit(request) }
        tangga.database.letWritesGo()
        #expect(await outcomes.count == 10_256)
        await #expect(throws: DeskError.refused(.noSuchTicket)) { try await tangga.desk.submit(request) }
    }

    @Test func `number on where the log ends after a restart`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.open("sekolah2")
        #expect(try await tangga.restarted().open().number == 3)
    }
}

extension TestInstallation {
    func request(
        _ action: ActionName, on number: TicketNumber, by username: String, key: IdempotencyKey? = nil
    ) -> DeskRequest {
        DeskRequest(
            .act(action, on: number, by: self[username], message: "tersegel", ifVersion: nil), idempotency: key)
    }
}
