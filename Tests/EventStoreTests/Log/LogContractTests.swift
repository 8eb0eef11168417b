import EventStore
import TestSupport
import Testing

@Suite struct `Every store of the log` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: StoreKind.allCases)
    func `numbers streams and the whole log from 1`(kind: StoreKind) async throws {
        let store = try await kind.open(in: folder)
        let first = try await store.append([.sample(1), .sample(2)], to: "A", expecting: 0)
        let second = try await store.append([.sample(3)], to: "B", expecting: 0)
        #expect((first + second).map(\.globalPosition) == [1, 2, 3])
        #expect((first + second).map(\.version) == [1, 2, 1])
        #expect(try await store.events(after: 0, limit: 10) == first + second)
    }

    @Test(arguments: StoreKind.allCases)
    func `refuses to append at another version, and says which it is at`(kind: StoreKind) async throws {
        let store = try await kind.open(in: folder)
        _ = try await store.append([.sample()], to: "A", expecting: 0)
        await #expect(throws: EventStoreError.versionConflict(expected: 0, actual: 1)) {
            try await store.append([.sample()], to: "A", expecting: 0)
        }
        await #expect(throws: EventStoreError.versionConflict(expected: 5, actual: 1)) {
            try await store.append([.sample()], to: "A", expecting: 5)
        }
        #expect(try await store.head() == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `leaves no gap where a commit failed`(kind: StoreKind) async throws {
        let store = try await kind.open(in: folder, failures: [.rolledBack])
        await #expect(throws: WriteFailure.injected) { try await store.append([.sample()], to: "A", expecting: 0) }
        #expect(try await store.append([.sample()], to: "B", expecting: 0).map(\.globalPosition) == [1])
    }

    @Test(arguments: StoreKind.allCases)
    func `keeps what was stored although the caller got an error`(kind: StoreKind) async throws {
        let store = try await kind.open(in: folder, failures: [.stored])
        await #expect(throws: WriteFailure.injected) { try await store.append([.sample()], to: "A", expecting: 0) }
        #expect(try await store.version(of: "A") == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `keeps payloads and names to the byte`(kind: StoreKind) async throws {
        let store = try await kind.open(in: folder)
        let odd = [
            NewEvent(type: "", payload: [], recordedAt: .min),
            NewEvent(type: "naïve/1", payload: Array(0...255), recordedAt: .max),
            NewEvent(type: "t", payload: [UInt8](repeating: 7, count: 100_000), recordedAt: -1),
        ]
        _ = try await store.append(odd, to: "tiket 'é'; --", expecting: 0)
        let found = try await store.events(of: "tiket 'é'; --", after: 0)
        #expect(found.map(\.type) == odd.map(\.type))
        #expect(found.map(\.payload.hashValue) == odd.map(\.payload.hashValue))
        #expect(found.map(\.recordedAt) == odd.map(\.recordedAt))
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `agrees with the reference on any schedule, failures included`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let schedule = Schedule.random(steps: 60, using: &generator)
        var outcomes: [[Schedule.Outcome]] = []
        for kind in StoreKind.allCases {
            let store = try await kind.open(in: folder, failures: schedule.failures)
            outcomes.append(try await schedule.run(on: store))
        }
        #expect(outcomes[0] == outcomes[2])
        #expect(outcomes[1] == outcomes[2])
    }
}
