import Crypto
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A budget` {
    private var budget = Budget(.init(burst: 3, interval: 10_000))

    @Test mutating func `is spent at once, and comes back one by one`() {
        for _ in 0..<3 {
            #expect(budget.wait(of: "x", at: .noon) == nil)
            budget.spend("x", at: .noon)
        }
        #expect(budget.wait(of: "x", at: .noon) == 10_000)
        #expect(budget.wait(of: "x", at: .noon + 9_999) == 1)
        #expect(budget.wait(of: "x", at: .noon + 10_000) == nil)
        budget.spend("x", at: .noon + 10_000)
        #expect(budget.wait(of: "x", at: .noon + 10_000) == 10_000)
    }

    @Test mutating func `never holds more than its burst, however long nothing was spent`() {
        budget.spend("x", at: .noon)
        let later = Instant.noon + 1_000_000_000
        for _ in 0..<3 { budget.spend("x", at: later) }
        #expect(budget.wait(of: "x", at: later) == 10_000)
    }

    @Test mutating func `of one name is nobody else's`() {
        for _ in 0..<3 { budget.spend("x", at: .noon) }
        #expect(budget.wait(of: "y", at: .noon) == nil)
    }

    @Test mutating func `gets back what came to nothing, and no more`() {
        for _ in 0..<3 { budget.spend("x", at: .noon) }
        budget.giveBack("x", at: .noon)
        #expect(budget.wait(of: "x", at: .noon) == nil)
        for _ in 0..<9 { budget.giveBack("x", at: .noon) }
        for _ in 0..<3 { budget.spend("x", at: .noon) }
        #expect(budget.wait(of: "x", at: .noon) == 10_000)
    }

    /// Memory is bounded: the names of millions of addresses must not pile up.
    @Test mutating func `forgets the names not heard of for longest`() {
        var budget = Budget(.init(burst: 1, interval: 10_000), capacity: 10)
        for number in 0..<100 { budget.spend("\(number)", at: .noon) }
        #expect(budget.wait(of: "0", at: .noon) == nil)
        #expect(budget.wait(of: "99", at: .noon) == 10_000)
    }
}

@Suite struct `A guest's budget` {
    private let guests = Guests(secret: SymmetricKey(size: .bits256))

    private func ask(
        _ guest: AccountID, from address: String = "198.51.100.1", at now: Instant = .noon, under key: String? = nil,
        isFree: Bool = false, meanwhile: () async throws -> Void = {}
    ) async throws {
        try await guests.counting(.ask, of: guest, from: address, at: now, under: key, isFree: { _ in isFree }) {
            try await meanwhile()
        }
    }

    private func newcomer(from address: String = "198.51.100.1") throws -> AccountID {
        try guests.welcome(from: address, at: .noon).guest
    }

    @Test func `is for each guest, wherever they are`() async throws {
        let (one, other) = (try newcomer(), try newcomer())
        for number in 0..<5 { try await ask(one, from: "198.51.100.\(number)") }
        await #expect(throws: Guests.TooMany(retryAfter: 600)) { try await ask(one, from: "203.0.113.9") }
        try await ask(other)
        try await ask(one, at: .noon + 600_000)
    }

    /// Another identity costs nothing, so the network counts too.
    @Test func `is for each network, whoever asks from it`() async throws {
        for _ in 0..<30 { try await ask(newcomer(), from: "2001:db8:1:2::\(Int.random(in: 1...9999))") }
        await #expect(throws: Guests.TooMany(retryAfter: 120)) { try await ask(newcomer(), from: "2001:db8:1:2::1") }
        try await ask(newcomer(), from: "2001:db8:1:3::1")
    }

    @Test func `is not spent by what is refused, or was done before`() async throws {
        struct Refused: Error {}
        let guest = try newcomer()
        for _ in 0..<20 {
            await #expect(throws: Refused.self) {
                try await guests.counting(.ask, of: guest, from: "198.51.100.1", at: .noon, isFree: { _ in false }) {
                    throw Refused()
                }
            }
            try await ask(guest, isFree: true)
        }
        for _ in 0..<5 { try await ask(guest) }
        await #expect(throws: Guests.TooMany.self) { try await ask(guest) }
    }

    @Test func `is spent once by a request and its retries that are on their way together`() async throws {
        let guest = try newcomer()
        for _ in 0..<4 { try await ask(guest) }
        try await ask(guest, under: "satu") {
            for _ in 0..<3 { try await ask(guest, from: "203.0.113.9", under: "satu", isFree: true) }
            await #expect(throws: Guests.TooMany.self) { try await ask(guest, under: "dua") }
            await #expect(throws: Guests.TooMany.self) { try await ask(guest) }
        }
        await #expect(throws: Guests.TooMany.self) { try await ask(guest, under: "satu") }
        try await ask(newcomer(), under: "satu")
    }

    @Test func `is given back once the last of them came to nothing, and stays spent where one did not`() async throws {
        struct Refused: Error {}
        for (isFree, isLeft) in [(true, true), (false, false)] {
            let guest = try newcomer()
            for _ in 0..<4 { try await ask(guest) }
            try? await ask(guest, under: "satu") {
                try await ask(guest, under: "satu", isFree: isFree)
                await #expect(throws: Guests.TooMany.self) { try await ask(guest) }
                throw Refused()
            }
            if isLeft { try await ask(guest) }
            await #expect(throws: Guests.TooMany.self) { try await ask(guest) }
        }
    }

    @Test func `is nothing to people with an account`() async throws {
        for _ in 0..<100 { try await ask("asekolah") }
    }

    @Test func `holds for becoming one, too`() throws {
        for _ in 0..<60 { _ = try newcomer() }
        #expect(throws: Guests.TooMany(retryAfter: 60)) { try newcomer() }
        _ = try newcomer(from: "203.0.113.9")
    }
}
