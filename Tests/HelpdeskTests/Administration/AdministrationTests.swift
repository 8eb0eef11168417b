import Testing
import Workflow

@testable import Helpdesk

extension TestInstallation {
    func storedAccount(_ username: String) async throws -> Account {
        try #require(try await installation.accounts.account(self[username].id))
    }

    func administration() async throws -> Administration {
        let admin = try await storedAccount("admin")
        return try #require(installation.administration(for: admin))
    }
}

@Suite struct `The administration` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation() }

    private func signIn(_ username: String, _ password: String) async throws -> SessionToken {
        try await tangga.installation.signIns.signIn(
            username, password: password, from: "198.51.100.1", at: tangga.time.now()
        ).token
    }

    private func account(_ token: SessionToken) async throws -> Account? {
        try await tangga.installation.signIns.account(forToken: token, at: tangga.time.now())
    }

    @Test func `is open to active administrators, and to nobody else`() async throws {
        var admin = try await tangga.storedAccount("admin")
        #expect(tangga.installation.administration(for: admin) != nil)
        #expect(tangga.installation.administration(for: nil) == nil)
        for username in ["sekolah1", "dinas1", "pusat1", "ult1"] {
            let account = try await tangga.storedAccount(username)
            #expect(tangga.installation.administration(for: account) == nil)
        }
        admin.isActive = false
        #expect(tangga.installation.administration(for: admin) == nil)
    }

    @Test func `makes accounts whose password works, and that can do what they are for`() async throws {
        let administration = try await tangga.administration()
        let (account, password) = try await administration.addAccount(
            "baru", name: "Baru Sekali", roles: ["operator-dinas"], place: "32.04", email: nil, language: .english,
            at: .noon)
        let token = try await signIn("baru", password)
        #expect(try await self.account(token)?.id == account.id)
        let view = try #require(try await administration.account(account.id))
        #expect(view.place.name == "Kabupaten Bandung" && view.misplacements.isEmpty)
        await #expect(throws: AccountProblem.noSuchPlace(code: "99.99")) {
            try await administration.addAccount(
                "lain", name: "Lain", roles: ["operator-dinas"], place: "99.99", email: nil, language: nil, at: .noon)
        }
        await #expect(throws: AccountProblem.usernameMalformed("a b")) {
            try await administration.addAccount(
                "a b", name: "Lain", roles: ["operator-dinas"], place: "ID", email: nil, language: nil, at: .noon)
        }
    }

    @Test func `gives nobody a role that no service knows, and leaves those that somebody has`() async throws {
        let administration = try await tangga.administration()
        await #expect(throws: AccountProblem.unknownRole("penjaga")) {
            try await administration.addAccount(
                "lain", name: "Lain", roles: ["penjaga"], place: "ID", email: nil, language: nil, at: .noon)
        }
        try await tangga.execute(
            "UPDATE account_role SET role = 'penjaga' WHERE account = '\(tangga["sekolah2"].id)'")
        await #expect(throws: AccountProblem.unknownRole("satpam")) {
            try await change(tangga["sekolah2"].id, roles: ["penjaga", "satpam"], place: "ID")
        }
        #expect(try await change(tangga["sekolah2"].id, roles: ["penjaga"], place: "ID").contains("place"))
    }

    @Test func `puts out at once whoever is disabled or gets another password`() async throws {
        let (administration, id) = (try await tangga.administration(), tangga["dinas1"].id)
        let token = try await signIn("dinas1", "latihan")
        #expect(try await account(token) != nil)
        let password = try await administration.renewPassword(of: id, at: .noon)
        #expect(try await account(token) == nil)
        await #expect(throws: SignIns.Problem.wrongCredentials) { try await signIn("dinas1", "latihan") }
        let other = try await signIn("dinas1", password)
        try await administration.disable(id, at: .noon)
        #expect(try await account(other) == nil)
        try await administration.enable(id, at: .noon)
        let last = try await signIn("dinas1", password)
        #expect(try await account(last) != nil)
    }

    private func change(
        _ id: AccountID, edition: String? = nil, name: String = "Dadan Suryana", roles: Set<RoleName>,
        place: String = "32.04", email: String? = nil, language: Language? = nil
    ) async throws -> [String] {
        let administration = try await tangga.administration()
        let seen = try await administration.account(id)?.account.edition ?? ""
        return try await administration.changeAccount(
            id, edition: edition ?? seen, name: name, roles: roles, place: place, email: email, language: language,
            at: .noon)
    }

    @Test func `changes what an account is, at once for whoever is signed in as it`() async throws {
        let id = tangga["dinas1"].id
        let token = try await signIn("dinas1", "latihan")
        let before = try #require(try await account(token))
        #expect(try await change(id, name: before.name, roles: before.roles, email: "dinas@example.id") == ["email"])
        #expect(try await account(token)?.email == "dinas@example.id")
        let changes = try await change(id, roles: ["tim-helpdesk"], place: "ID", language: .english)
        #expect(Set(changes).isSuperset(of: ["roles", "place", "email", "language"]))
        let after = try #require(try await account(token))
        #expect(after.roles == ["tim-helpdesk"] && after.place == .national && after.email == nil)
        #expect(after.language == .english && after.username == before.username)
        #expect(try await tangga.tickets.inboxes(of: after.person).allSatisfy { $0.count.holding.tier == "pusat" })
        #expect(try await change(id, roles: ["tim-helpdesk"], place: "ID", language: .english) == [])
    }

    @Test func `changes nothing to what can't be, or where somebody else was quicker`() async throws {
        let (id, own) = (tangga["dinas1"].id, tangga["admin"].id)
        let seen = try await tangga.storedAccount("dinas1")
        await #expect(throws: AccountProblem.noSuchPlace(code: "99.99")) {
            try await change(id, roles: seen.roles, place: "99.99")
        }
        await #expect(throws: AccountProblem.noRole) { try await change(id, roles: []) }
        await #expect(throws: AccountProblem.nameMalformed) { try await change(id, name: " ", roles: seen.roles) }
        await #expect(throws: AccountProblem.emailMalformed("dinas")) {
            try await change(id, roles: seen.roles, email: "dinas")
        }
        await #expect(throws: AccountProblem.noSuchAccount("a0")) { try await change("a0", roles: seen.roles) }
        await #expect(throws: AccountProblem.ownAdministration) {
            try await change(own, roles: ["tim-helpdesk"], place: "ID")
        }
        #expect(try await tangga.storedAccount("dinas1") == seen)
        _ = try await change(id, name: "Lebih Cepat", roles: seen.roles)
        await #expect(throws: AccountChanged()) {
            try await change(id, edition: seen.edition, name: "Terlambat", roles: seen.roles)
        }
        await #expect(throws: AccountChanged()) {
            try await tangga.installation.accounts.change(
                seen, to: NewAccount(username: seen.username, name: "X", roles: seen.roles, place: seen.place),
                at: .noon)
        }
        #expect(try await tangga.storedAccount("dinas1").name == "Lebih Cepat")
    }

    @Test func `knows what accounts may be for, and that guests have none`() async throws {
        let roles = try await tangga.administration().roles
        #expect(roles.contains("operator-dinas") && roles.contains(.administrator) && !roles.contains(.guest))
    }

    @Test func `is not taken away by its own hand`() async throws {
        let administration = try await tangga.administration()
        await #expect(throws: OwnAccount()) { try await administration.disable(tangga["admin"].id, at: .noon) }
        #expect(try await tangga.storedAccount("admin").isActive)
    }

    @Test func `tells of an account that stands somewhere in vain`() async throws {
        let administration = try await tangga.administration()
        let (account, _) = try await administration.addAccount(
            "salah", name: "Salah Tempat", roles: ["operator-dinas"], place: "32", email: nil, language: nil, at: .noon)
        // As files and commands may bring it.
        try await tangga.execute(
            """
            INSERT INTO account_role (account, role, place, is_active)
            SELECT account, 'entah', place, is_active FROM account_role WHERE account = '\(account.id)'
            """)
        let found = try await administration.account(account.id)?.misplacements ?? []
        #expect(found.count == 2 && found.contains(.noInbox("operator-dinas", at: .provinsi, wanted: [.kabkota])))
    }

    @Test func `has every version with its text and its open tickets`() async throws {
        let administration = try await tangga.administration()
        try await tangga.open()
        let name = try #require(administration.workflows.first).reference.name
        let version = try #require(try await administration.versions(of: name).first)
        #expect(version.openTickets == 1)
        let (text, file) = (
            try await administration.text(of: version.published.reference), try WorkflowFiles.flagshipText
        )
        #expect(text == file)
        #expect(try await administration.versions(of: "tidak-ada").isEmpty)
    }
}
