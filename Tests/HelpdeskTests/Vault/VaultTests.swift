import EventStore
import Helpdesk
import SQLiteDriver
import Testing
import Workflow

@Suite struct `The vault` {
    let database: SQLiteDatabase
    let vault: Vault

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await Migrator([.vault]).migrate(database)
        vault = try Self.vault(on: database)
    }

    private static func vault(on database: SQLiteDatabase, _ masterKey: MasterKey? = nil) throws -> Vault {
        Vault(database, masterKey: try masterKey ?? .zero, now: { .noon })
    }

    @Test(arguments: ["", "Selamat pagi", "😀 نص", String(repeating: "panjang ", count: 10_000)])
    func `opens what it sealed`(text: String) async throws {
        let sealed = try await vault.seal(text, for: "a1", field: "message")
        #expect(text.isEmpty || !sealed.rawValue.contains(text))
        #expect(try await vault.open(sealed, for: "a1", field: "message") == text)
    }

    @Test func `never seals one text twice alike`() async throws {
        let (one, other) = (
            try await vault.seal("sama", for: "a1", field: "m"), try await vault.seal("sama", for: "a1", field: "m")
        )
        #expect(one != other)
    }

    @Test func `notices a text in another field's or another requester's place`() async throws {
        let sealed = try await vault.seal("rahasia", for: "a1", field: "message")
        _ = try await vault.seal("lain", for: "a2", field: "message")
        await #expect(throws: VaultError.damaged(requester: "a1", field: "subject")) {
            try await vault.open(sealed, for: "a1", field: "subject")
        }
        await #expect(throws: VaultError.damaged(requester: "a2", field: "message")) {
            try await vault.open(sealed, for: "a2", field: "message")
        }
    }

    @Test(arguments: ["", "????", "AQ==", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
    func `notices what was never sealed`(text: SealedText) async throws {
        _ = try await vault.seal("ada", for: "a1", field: "m")
        await #expect(throws: VaultError.damaged(requester: "a1", field: "m")) {
            try await vault.open(text, for: "a1", field: "m")
        }
    }

    @Test func `can't open what belongs to somebody who was erased`() async throws {
        let sealed = try await vault.seal("rahasia", for: "a1", field: "m")
        let other = try await vault.seal("tetap", for: "a2", field: "m")
        try await vault.erase("a1")
        try await vault.erase("a1")
        #expect(try await vault.open(sealed, for: "a1", field: "m") == nil)
        #expect(try await vault.opener().open(sealed, for: "a1", field: "m") == nil)
        #expect(try await Self.vault(on: database).open(sealed, for: "a1", field: "m") == nil)
        #expect(try await vault.open(other, for: "a2", field: "m") == "tetap")
        let keys = try await database.read { try $0.all("SELECT wrapped FROM key") { try $0.optionalBytes(0) } }
        #expect(keys.count { $0 == nil } == 1)
    }

    @Test func `seals nothing for somebody who was erased, even before they had a key`() async throws {
        try await vault.erase("a1")
        await #expect(throws: VaultError.erased("a1")) { try await vault.seal("baru", for: "a1", field: "m") }
    }

    @Test func `says so when the keys are another log's`() async throws {
        let sealed = try await vault.seal("rahasia", for: "a1", field: "m")
        await #expect(throws: VaultError.noKey("a9")) { try await vault.open(sealed, for: "a9", field: "m") }
    }

    @Test func `says so when the master key is another`() async throws {
        let other = try Self.vault(on: database, MasterKey(bytes: [UInt8](repeating: 1, count: 32)))
        try await other.checkMasterKey()
        let sealed = try await vault.seal("rahasia", for: "a1", field: "m")
        try await vault.checkMasterKey()
        await #expect(throws: VaultError.wrongMasterKey) { try await other.checkMasterKey() }
        await #expect(throws: VaultError.wrongMasterKey) { try await other.open(sealed, for: "a1", field: "m") }
    }

    @Test func `opens after a restart, one by one and in bulk`() async throws {
        var sealed: [AccountID: SealedText] = [:]
        for number in 1...25 {
            let requester = AccountID("a\(number)")
            sealed[requester] = try await vault.seal("teks \(number)", for: requester, field: "m")
        }
        let later = try Self.vault(on: database)
        let (all, some) = (try await later.opener(pageSize: 7), try await later.opener(for: ["a3", "a4"]))
        for (requester, text) in sealed {
            #expect(try all.open(text, for: requester, field: "m") == "teks \(requester.rawValue.dropFirst())")
        }
        #expect(try some.open(try #require(sealed["a3"]), for: "a3", field: "m") == "teks 3")
        #expect(throws: VaultError.noKey("a5")) { try some.open("", for: "a5", field: "m") }
    }

    @Test func `makes many new keys in few writes`() async throws {
        let before = database.commits.count
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let requester = AccountID("a\(number % 100)")
                    let sealed = try await vault.seal("\(number)", for: requester, field: "m")
                    #expect(try await vault.open(sealed, for: requester, field: "m") == "\(number)")
                }
            }
            try await group.waitForAll()
        }
        let keys = try await database.read { try $0.first("SELECT count(*) FROM key") { try $0.int(0) } }
        #expect(keys == 100)
        #expect(database.commits.count - before < 100)
    }

    @Test func `holds no more keys in memory than it may, and still finds them all`() async throws {
        let small = Vault(database, masterKey: try .zero, capacity: 2, now: { .noon })
        var sealed: [AccountID: SealedText] = [:]
        for requester in (1...20).map({ AccountID("a\($0)") }) {
            sealed[requester] = try await small.seal("x", for: requester, field: "m")
        }
        for (requester, text) in sealed { #expect(try await small.open(text, for: requester, field: "m") == "x") }
    }
}
