import SQLiteDriver
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Importing accounts` {
    let people: People

    init() async throws { people = try await People() }

    private func accounts(_ rows: String..., header: String = "username,name,roles,place,password") throws
        -> Import<AccountImport>
    {
        let file = Array("\(header)\n\(rows.joined(separator: "\n"))".utf8)
        return try Import(file, as: AccountImport(people.accounts, at: .noon))
    }

    private func account(_ username: String) async throws -> Account? {
        try await people.accounts.account(named: try #require(Username(username)))
    }

    @Test func `finds places by ID, region code or NPSN, and roles between spaces or semicolons`() async throws {
        let report = try await accounts(
            "Pusat1,Sekar P,tim-helpdesk; petugas-ult,ID,", "dinas1,Dadan S,operator-dinas penguji,32.04,",
            "sekolah1,Rina K,operator-sekolah,99900001,"
        ).apply(to: people.database)
        #expect(report.added == ["pusat1", "dinas1", "sekolah1"])
        #expect(try await account("pusat1")?.roles == ["tim-helpdesk", "petugas-ult"])
        #expect(try await account("dinas1")?.person.place == .kabBandung)
        #expect(try await account("dinas1")?.roles == ["operator-dinas", "penguji"])
        #expect(try await account("sekolah1")?.place == .sekolah1)
    }

    @Test func `changes nothing the second time, not even a password`() async throws {
        let file = try accounts("dinas1,Dadan S,operator-dinas,32.04,awal yang rahasia")
        _ = try await file.apply(to: people.database)
        let id = try #require(try await account("dinas1")).id
        #expect(try await file.apply(to: people.database) == ImportReport(unchanged: 1))
        #expect(try await people.signIn("dinas1", "awal yang rahasia").account.id == id)
        try await people.accounts.setPassword("pilihan sendiri", of: id, at: .noon)
        #expect(try await file.apply(to: people.database) == ImportReport(unchanged: 1))
        #expect(try await people.signIn("dinas1", "pilihan sendiri").account.id == id)
    }

    @Test func `lets nobody in without a password until there is one`() async throws {
        _ = try await accounts("dinas1,Dadan S,operator-dinas,32.04", header: "username,name,roles,place")
            .apply(to: people.database)
        await #expect(throws: SignIns.Problem.wrongCredentials) { try await people.signIn("dinas1", "") }
        let report = try await accounts("dinas1,Dadan S,operator-dinas,32.04,awal yang rahasia")
            .apply(to: people.database)
        #expect(report.changed == [.init(key: "dinas1", columns: ["password"])])
        #expect(try await people.signIn("dinas1", "awal yang rahasia").account.username.text == "dinas1")
    }

    @Test func `shows whoever is signed in as they are now`() async throws {
        _ = try await accounts("dinas1,Dadan S,operator-dinas,32.04,awal yang rahasia").apply(to: people.database)
        let token = try await people.signIn("dinas1", "awal yang rahasia").token
        _ = try await people.signIns.account(forToken: token, at: .noon)
        let report = try await accounts("dinas1,Dadan Suryana,tim-helpdesk,ID,").apply(to: people.database)
        #expect(report.changed == [.init(key: "dinas1", columns: ["name", "roles", "place"])])
        let account = try await people.signIns.account(forToken: token, at: .noon)
        #expect(account?.place == .national)
        #expect(account?.roles == ["tim-helpdesk"])
    }

    @Test func `leaves who was disabled disabled`() async throws {
        let file = try accounts("dinas1,Dadan S,operator-dinas,32.04,")
        _ = try await file.apply(to: people.database)
        try await people.accounts.disable(try #require(try await account("dinas1")).id, at: .noon)
        _ = try await accounts("dinas1,Dadan Suryana,operator-dinas,32.04,").apply(to: people.database)
        #expect(try await account("dinas1")?.isActive == false)
        #expect(try await people.staffing("operator-dinas", at: .kabBandung) == 0)
    }

    @Test(arguments: [
        ("d 1,Dadan S,operator-dinas,32.04,", "username", Rejection.Reason.usernameMalformed),
        ("dinas1,=1+1,operator-dinas,32.04,", "name", .formula),
        ("dinas1,Dadan S,,32.04,", "roles", .missing), ("dinas1,Dadan S,Admin!,32.04,", "roles", .roleMalformed),
        ("dinas1,Dadan S,operator-dinas,3204,", "place", .placeUnknown),
        ("dinas1,Dadan S,operator-dinas,99999999,", "place", .placeUnknown),
        ("dinas1,Dadan S,operator-dinas,,", "place", .missing),
        ("dinas1,Dadan S,operator-dinas,32.04,pendek", "password", .passwordTooShort(minimum: 8)),
    ])
    func `rejects by line`(row: String, column: String, reason: Rejection.Reason) async throws {
        let rejected = try await accounts(row).preview(on: people.database).rejected
        #expect(rejected.map(\.column) == [column])
        #expect(rejected.map(\.reason) == [reason])
        #expect(rejected.allSatisfy { $0.value != "pendek" })
    }
}
