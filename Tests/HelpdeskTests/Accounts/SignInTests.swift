import EventStore
import Helpdesk
import SQLiteDriver
import Testing
import Workflow

@Suite struct `Somebody who signs in` {
    let people: People
    let account: Account

    init() async throws {
        people = try await People()
        account = try await people.add("sekolah1")
    }

    private func account(_ token: SessionToken, at now: Instant = .noon) async throws -> Account? {
        try await people.signIns.account(forToken: token, at: now)
    }

    @Test func `is known by the token from then on`() async throws {
        let signIn = try await people.signIn(" Sekolah1")
        #expect(signIn.account == account)
        #expect(signIn.token.text.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
        let token = try #require(SessionToken(signIn.token.text))
        #expect(try await account(token) == account)
    }

    @Test func `is forgotten after twelve hours`() async throws {
        let signIn = try await people.signIn("sekolah1")
        #expect(signIn.expiresAt == .noon + 12 * Milliseconds.perHour)
        #expect(try await account(signIn.token, at: signIn.expiresAt - 1) == account)
        #expect(try await account(signIn.token, at: signIn.expiresAt) == nil)
        #expect(try await people.signIns.sweep(at: signIn.expiresAt - 1) == 0)
        #expect(try await people.signIns.sweep(at: signIn.expiresAt) == 1)
    }

    @Test func `is out after signing out`() async throws {
        let (one, other) = (try await people.signIn("sekolah1"), try await people.signIn("sekolah1"))
        #expect(try await account(one.token) == account)
        try await people.signIns.signOut(one.token)
        #expect(try await account(one.token) == nil)
        #expect(try await account(other.token) == account)
    }

    @Test func `is out at once when disabled, and stays out when enabled again`() async throws {
        let signIn = try await people.signIn("sekolah1")
        #expect(try await account(signIn.token) == account)
        try await people.accounts.disable(account.id, at: .noon)
        #expect(try await account(signIn.token) == nil)
        await #expect(throws: SignIns.Problem.wrongCredentials) { try await people.signIn("sekolah1") }
        try await people.accounts.enable(account.id, at: .noon)
        #expect(try await account(signIn.token) == nil)
    }

    @Test func `is out when the password changes`() async throws {
        let signIn = try await people.signIn("sekolah1")
        #expect(try await account(signIn.token) == account)
        try await people.accounts.setPassword("rahasia baru", of: account.id, at: .noon)
        #expect(try await account(signIn.token) == nil)
        await #expect(throws: SignIns.Problem.wrongCredentials) { try await people.signIn("sekolah1") }
        #expect(try await people.signIn("sekolah1", "rahasia baru").account == account)
    }

    @Test func `has the new roles at once`() async throws {
        let signIn = try await people.signIn("sekolah1")
        _ = try await account(signIn.token)
        try await people.accounts.change(account, to: account.with(roles: ["administrator"], at: .national), at: .noon)
        #expect(try await account(signIn.token)?.roles == [.administrator])
    }

    @Test func `leaves neither token nor password in the store`() async throws {
        let signIn = try await people.signIn("sekolah1")
        let stored = try await people.database.read { connection in
            try connection.first("SELECT token FROM session") { try $0.bytes(0) }
        }
        #expect(stored?.count == 32)
        #expect("\(signIn)".contains(signIn.token.text) == false)
        #expect(String(reflecting: signIn.token) == "(a session token)")
    }

    @Test func `is told the same whatever was wrong`() async throws {
        _ = try await people.add("tanpa.sandi", password: nil)
        for (username, password) in [
            ("sekolah1", "salah"), ("tidak.ada", "salah"), ("tanpa.sandi", ""), ("?", "?"),
            ("sekolah1", String(repeating: "x", count: 10_000)),
        ] {
            await #expect(throws: SignIns.Problem.wrongCredentials) { try await people.signIn(username, password) }
        }
    }

    @Test func `has a token against forged forms that only that session has`() async throws {
        let (one, other) = (try await people.signIn("sekolah1").token, try await people.signIn("sekolah1").token)
        let code = people.signIns.csrfToken(for: one)
        #expect(people.signIns.isCSRFToken(code, for: one))
        #expect(!people.signIns.isCSRFToken(code, for: other))
        #expect(!people.signIns.isCSRFToken("", for: one))
        #expect(!people.signIns.isCSRFToken(code + "=", for: one))
    }

    @Test func `waits after too many tries`() async throws {
        for _ in 1...5 {
            await #expect(throws: SignIns.Problem.wrongCredentials) { try await people.signIn("sekolah1", "salah") }
        }
        await #expect(throws: SignIns.Problem.tooManyTries(retryAfter: 1)) { try await people.signIn("sekolah1") }
        #expect(try await people.signIn("sekolah1", at: .noon + 1.seconds).account == account)
    }
}

@Suite struct `A hundred tries at once` {
    @Test func `are no more than five`() async throws {
        let people = try await People()
        _ = try await people.add("sekolah1")
        let problems = await withTaskGroup(of: SignIns.Problem?.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        _ = try await people.signIn("sekolah1", "salah", from: "198.51.100.\(number)")
                        return nil
                    } catch {
                        return error as? SignIns.Problem
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(problems.count { $0 == .wrongCredentials } == 5)
        #expect(problems.count { $0 == .tooManyTries(retryAfter: 1) } == 95)
    }
}

@Suite struct `A token` {
    @Test(arguments: ["", "x", String(repeating: "A", count: 44), String(repeating: "B", count: 43), "../../etc"])
    func `is nothing but 32 bytes in base64url`(text: String) {
        #expect(SessionToken(text) == nil)
    }
}
