import Foundation
import Synchronization
import TestSupport
import Testing

/// Promises 1 and 2, with the process shot in the middle of its work.
@Suite struct `A server that is killed` {
    private static let kills = 50
    private static let callers = 8

    @Test func `loses nothing that it acknowledged, and does nothing twice`() async throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(seed: seed)
        let data = try await DataCopy.practice()
        let ledger = Ledger()
        var server = try await Server.start(data)
        var school = try await server.signIn("sekolah1")
        let before = Set(try await school.numbers())
        for round in 1...Self.kills {
            await shoot(server, after: Int.random(in: 1...40, using: &random), as: school, in: round, ledger)
            server = try await Server.start(data)
            // Sessions are on disk like everything else: the old token still serves.
            school = Client(server: server, token: school.token)
            try await check(ledger, as: school, "seed \(seed), round \(round)")
        }
        let numbers = try await school.numbers()
        #expect(Set(numbers).count == numbers.count, "seed \(seed)")
        #expect(Set(numbers).subtracting(before) == Set(ledger.acknowledged.values), "seed \(seed)")
        #expect(await server.stop() == 0)
        let verified = try await Tangga.run(["verify", "--data", data.folder.path])
        #expect(verified.status == 0, "seed \(seed): \(verified.errors)")
    }

    /// Everybody opens tickets until so many were acknowledged; then the server is killed under the rest.
    private func shoot(_ server: Server, after count: Int, as school: Client, in round: Int, _ ledger: Ledger) async {
        let target = ledger.acknowledged.count + count
        await withTaskGroup { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    for turn in 0... {
                        let key = "\(round)-\(caller)-\(turn)"
                        ledger.asked(key)
                        let reply = try? await school.open("Nomor \(key)", headers: ["Idempotency-Key": key])
                        guard let reply, let number = try? reply.expect(201).json["number"].integer() else { return }
                        if ledger.acknowledge(key, number) >= target { await server.kill() }
                    }
                }
            }
        }
    }

    /// Each key leads to the ticket that was acknowledged under it; one that got no answer finds out what happened.
    private func check(_ ledger: Ledger, as school: Client, _ comment: String) async throws {
        for key in ledger.unsettled {
            let reply = try await school.open("Nomor \(key)", headers: ["Idempotency-Key": key]).expect(201)
            let number = try reply.json["number"].integer()
            if let known = ledger.acknowledged[key] {
                #expect(number == known, "\(comment), \(key)")
                #expect(reply.headers["idempotent-replayed"] == "true", "\(comment), \(key)")
            }
            ledger.settle(key, number)
        }
    }
}

/// What was asked for and what was answered, kept outside the server.
private final class Ledger: Sendable {
    private struct State {
        var acknowledged: [String: Int] = [:]
        var unsettled: Set<String> = []
    }

    private let state = Mutex(State())

    var acknowledged: [String: Int] { state.withLock(\.acknowledged) }
    var unsettled: [String] { state.withLock { $0.unsettled.sorted() } }

    func asked(_ key: String) {
        state.withLock { _ = $0.unsettled.insert(key) }
    }

    /// - Returns: how many there are now.
    func acknowledge(_ key: String, _ number: Int) -> Int {
        state.withLock { state in
            state.acknowledged[key] = number
            return state.acknowledged.count
        }
    }

    func settle(_ key: String, _ number: Int) {
        state.withLock { state in
            state.acknowledged[key] = number
            state.unsettled.remove(key)
        }
    }
}
