import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A commit that fails` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        try await tangga.open()
        _ = tangga.database.takeWrites()
    }

    @Test func `is told to every caller, and tried again for none`() async throws {
        tangga.database.fail(.nothingStored)
        let outcomes = await tangga.desk.submit(all: [
            tangga.request("jawab", on: 1, by: "dinas1"), tangga.request("balas", on: 1, by: "sekolah1"),
        ])
        for outcome in outcomes { #expect(throws: WatchedDatabase.injected) { try outcome.get() } }
        #expect(tangga.database.takeWrites() == 1)
        #expect(try await tangga.events(of: 1).count == 1)
    }

    @Test func `leaves nothing in memory that is not on disk`() async throws {
        tangga.database.fail(.nothingStored)
        await #expect(throws: WatchedDatabase.injected) { try await tangga.act("dinas1", "jawab", on: 1) }
        // Had memory kept the answer, the version would be 3.
        #expect(try await tangga.act("dinas1", "jawab", on: 1).version == 2)
        #expect(try await tangga.faults() == [])
    }

    @Test func `whose write happened all the same is not repeated by the next command`() async throws {
        tangga.database.fail(.storedAllTheSame)
        await #expect(throws: WatchedDatabase.injected) { try await tangga.act("dinas1", "jawab", on: 1) }
        #expect(try await tangga.act("sekolah1", "balas", on: 1).version == 3)
        #expect(try await tangga.faults() == [])
    }

    @Test(arguments: [WatchedDatabase.Failure.nothingStored, .storedAllTheSame])
    func `is made good once by a retry under the same key`(failure: WatchedDatabase.Failure) async throws {
        tangga.database.fail(failure)
        await #expect(throws: WatchedDatabase.injected) { try await tangga.act("dinas1", "jawab", on: 1, key: "k") }
        for _ in 1...3 { #expect(try await tangga.act("dinas1", "jawab", on: 1, key: "k").version == 2) }
        #expect(try await tangga.events(of: 1).count == 2)
    }

    @Test(arguments: [WatchedDatabase.Failure.nothingStored, .storedAllTheSame])
    func `of an opening gives one ticket to a retry under the same key`(failure: WatchedDatabase.Failure) async throws {
        tangga.database.fail(failure)
        await #expect(throws: WatchedDatabase.injected) { try await tangga.open(key: "k") }
        for _ in 1...3 { #expect(try await tangga.open(key: "k").number == 2) }
        #expect(try await tangga.open().number == 3)
        #expect(try await tangga.faults() == [])
    }

    @Test func `because it could not begin fails those who wait, and no later ones`() async throws {
        tangga.database.fail(.unavailable)
        await #expect(throws: EventStoreError.unavailable(.busy)) { try await tangga.act("dinas1", "jawab", on: 1) }
        #expect(try await tangga.act("dinas1", "jawab", on: 1).version == 2)
    }

}
