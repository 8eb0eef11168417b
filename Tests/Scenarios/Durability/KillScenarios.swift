import Foundation
import Synchronization
import TestSupport
import Testing

/// Promises 1 and 2, with the process shot at any moment of its work.
@Suite struct `A server that is killed` {
    private static let kills = 50
    private static let callers = 8
    /// So many are asked at most before the shot.
    private static let deeds = 60
    /// After every so many rounds the whole log is proved, which takes its time.
    private static let roundsToAProof = 5

    @Test func `loses nothing that it acknowledged, and does nothing twice`() async throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(seed: seed)
        let data = try await DataCopy.practice()
        let ledger = Ledger()
        var server = try await Server.start(data)
        var people = Callers(school: try await server.signIn("sekolah1"), dinas: try await server.signIn("dinas1"))
        let before = Set(try await people.school.numbers())
        for round in 1...Self.kills {
            let last = Int.random(in: 1...Self.deeds, using: &random)
            await shoot(server, at: last, people, ledger, seed: seed + UInt64(round * Self.callers), round)
            server = try await Server.start(data)
            // Sessions are on disk like everything else: the old tokens still serve.
            people = people.calling(server)
            try await check(ledger, people, "seed \(seed), round \(round), at deed \(last)")
            if round % Self.roundsToAProof == 0 { try await prove(data, "seed \(seed), round \(round)") }
        }
        let numbers = try await people.school.numbers()
        #expect(Set(numbers).count == numbers.count, "seed \(seed)")
        #expect(Set(numbers).subtracting(before) == Set(ledger.numbers), "seed \(seed)")
        #expect(await server.stop() == 0)
        try await prove(data, "seed \(seed)")
        try await expectNothingTwice(in: data, of: ledger, "seed \(seed)")
    }

    /// Everybody does something, again and again, until nobody answers any more. The shot falls while a deed is on its way
    /// and the others are wherever they are: before their commit, in it, or after it.
    private func shoot(
        _ server: Server, at last: Int, _ people: Callers, _ ledger: Ledger, seed: UInt64, _ round: Int
    ) async {
        let asked = Counter()
        await withTaskGroup { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    var random = SeededGenerator(seed: seed + UInt64(caller))
                    for turn in 0... {
                        let (key, deed) = ("\(round)-\(caller)-\(turn)", Deed(of: caller, ledger, &random))
                        ledger.asked(key, deed)
                        let isLast = asked.next() == last
                        async let shot: Int32? = isLast ? server.kill() : nil
                        let reply = try? await people.send(deed, key)
                        _ = await shot
                        guard let reply else { return }
                        ledger.note(reply, to: key)
                    }
                }
            }
        }
    }

    /// Each key leads to what was acknowledged under it; one that got no answer finds out what happened.
    private func check(_ ledger: Ledger, _ people: Callers, _ comment: String) async throws {
        try await withThrowingTaskGroup { group in
            for (key, deed) in ledger.unsettled where deed != .advance {
                group.addTask { try await settle(deed, key, ledger, people, comment) }
            }
            try await group.waitForAll()
        }
        // Time is moved by one at a time.
        for (key, deed) in ledger.unsettled { try await settle(deed, key, ledger, people, comment) }
    }

    private func settle(
        _ deed: Deed, _ key: String, _ ledger: Ledger, _ people: Callers, _ comment: String
    ) async throws {
        let reply = try await people.send(deed, key)
        if deed == .open { try reply.expect(201) }
        if let known = ledger.acknowledgement(of: key) {
            #expect(reply.isSuccess && reply.json["number"] == known, "\(comment), \(key): \(reply.status)")
            #expect(reply.headers["idempotent-replayed"] == "true", "\(comment), \(key)")
        }
        ledger.settle(key, reply)
    }

    private func prove(_ data: DataCopy, _ comment: String) async throws {
        let verified = try await Tangga.run(["verify", "--data", data.folder.path])
        #expect(verified.status == 0, "\(comment): \(verified.errors)")
    }

    /// No clock acted twice on one arming, which is due at one moment, nor on a ticket that never came back down; and
    /// everything that was said stands there once.
    private func expectNothingTwice(in data: DataCopy, of ledger: Ledger, _ comment: String) async throws {
        let streams = Set(ledger.numbers.map { "ticket/\($0)" })
        var (rings, moves, said): ([String: Int], [String: Int], Int) = ([:], [:], 0)
        for line in try await Tangga.run(["events", "export", "--data", data.folder.path]).output.split(separator: "\n")
        {
            let event = try JSON(parsing: Data(line.utf8))
            let (stream, type, by) = (try event["stream"].text(), try event["type"].text(), event["payload"]["by"])
            if by["clock"] != .null { rings["\(stream) \(by.encoded) \(type)", default: 0] += 1 }
            guard streams.contains(stream) else { continue }
            if by["clock"] != .null { moves["\(stream) \(type)", default: 0] += 1 }
            if ["ticket.answered/1", "ticket.replied/1"].contains(type) { said += 1 }
        }
        #expect(rings.filter { $0.value > 1 } == [:], "\(comment)")
        #expect(moves.filter { $0.value > 1 } == [:], "\(comment)")
        #expect(moves.keys.contains { $0.hasSuffix("ticket.forwarded/1") }, "\(comment): no time passed")
        #expect(said == ledger.said, "\(comment)")
    }
}

private final class Counter: Sendable {
    private let count = Mutex(0)

    /// From 1.
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

/// What somebody asks the server to do.
private enum Deed: Equatable {
    case open
    case answer(Int)
    case reply(Int)
    case advance

    /// Most ask, some answer and reply on what was opened lately, and one moves time on.
    init(of caller: Int, _ ledger: Ledger, _ random: inout SeededGenerator) {
        let number = ledger.numbers.suffix(40).randomElement(using: &random)
        switch (caller, number) {
        case (0, _): self = .advance
        case (1...2, let number?): self = .answer(number)
        case (3, let number?): self = .reply(number)
        default: self = .open
        }
    }
}

private struct Callers: Sendable {
    var school: Client
    var dinas: Client

    func calling(_ server: Server) -> Callers {
        Callers(
            school: Client(server: server, token: school.token), dinas: Client(server: server, token: dinas.token))
    }

    func send(_ deed: Deed, _ key: String) async throws -> Reply {
        let headers = ["Idempotency-Key": key]
        return switch deed {
        case .open: try await school.open("Nomor \(key)", headers: headers)
        case .answer(let number): try await dinas.act("jawab", on: number, "Jawaban \(key)", headers: headers)
        case .reply(let number): try await school.act("balas", on: number, "Balasan \(key)", headers: headers)
        case .advance: try await school.post("/practice/clock", ["advance": "6 hours"], headers: headers)
        }
    }
}

/// What was asked for and what was answered, kept outside the server.
private final class Ledger: Sendable {
    private struct State {
        /// Of tickets that were opened, in the order in which we heard of them.
        var numbers: [Int] = []
        /// Answers and replies.
        var said = 0
        var unsettled: [String: Deed] = [:]
        /// The numbers in the answers; null where there is none.
        var acknowledged: [String: JSON] = [:]
    }

    private let state = Mutex(State())

    var numbers: [Int] { state.withLock(\.numbers) }
    var said: Int { state.withLock(\.said) }
    var unsettled: [(key: String, deed: Deed)] {
        state.withLock { $0.unsettled.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }

    func acknowledgement(of key: String) -> JSON? { state.withLock { $0.acknowledged[key] } }

    func asked(_ key: String, _ deed: Deed) {
        state.withLock { $0.unsettled[key] = deed }
    }

    /// The first answer, before the server was shot.
    func note(_ reply: Reply, to key: String) {
        state.withLock { state in
            // Refused: nothing was done. Not stored: who knows.
            if (400..<500).contains(reply.status) { state.unsettled[key] = nil }
            guard reply.isSuccess else { return }
            state.acknowledged[key] = reply.json["number"]
            if state.unsettled[key] == .open, let number = try? reply.json["number"].integer() {
                state.numbers.append(number)
            }
        }
    }

    /// The last answer, which says whether it was done.
    func settle(_ key: String, _ reply: Reply) {
        state.withLock { state in
            guard let deed = state.unsettled.removeValue(forKey: key), reply.isSuccess else { return }
            switch deed {
            case .open:
                guard state.acknowledged[key] == nil, let number = try? reply.json["number"].integer() else { return }
                state.numbers.append(number)
            case .answer, .reply: state.said += 1
            case .advance: break
            }
        }
    }
}

extension Reply {
    fileprivate var isSuccess: Bool { (200..<300).contains(status) }
}
