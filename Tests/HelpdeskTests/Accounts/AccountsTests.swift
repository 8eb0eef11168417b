import Helpdesk
import Testing
import Workflow

@Suite struct `The accounts` {
    let people: People

    init() async throws { people = try await People() }

    @Test func `are found as they were added`() async throws {
        let added = try await people.add("Sekolah.Satu@contoh")
        #expect(added.username.text == "sekolah.satu@contoh")
        #expect(added.id.rawValue.wholeMatch(of: /a[a-z2-7]{20}/) != nil)
        #expect(try await people.accounts.account(added.id) == added)
        #expect(try await people.accounts.account(named: added.username) == added)
        #expect(added.person == Person(id: added.id, roles: ["operator-sekolah"], place: .sekolah1))
    }

    @Test func `have usernames of their own`() async throws {
        let added = try await people.add("sekolah1")
        await #expect(throws: AccountProblem.usernameTaken(added.username)) { try await people.add("SEKOLAH1") }
    }

    @Test func `belong to places that there are`() async throws {
        let elsewhere = Place(unit: "99900001", kabkota: "73.71", in: "73")
        await #expect(throws: AccountProblem.noSuchPlace(code: "99900001")) {
            try await people.add("sekolah1", place: elsewhere)
        }
    }

    @Test func `have roles and good passwords`() async throws {
        await #expect(throws: AccountProblem.weakPassword(minimum: 8)) {
            try await people.add("sekolah1", password: "latihan")
        }
        await #expect(throws: AccountProblem.passwordTooLong(maximum: 512)) {
            try await people.add("sekolah1", password: String(repeating: "x", count: 513))
        }
        await #expect(throws: AccountProblem.noRole) { try await people.add("sekolah1", roles: []) }
        await #expect(throws: AccountProblem.roleMalformed("Admin!")) {
            try await people.add("sekolah1", roles: ["Admin!"])
        }
        await #expect(throws: AccountProblem.roleMalformed(.guest)) {
            try await people.add("sekolah1", roles: [.guest])
        }
    }

    @Test func `stand at their place while they are active`() async throws {
        let account = try await people.add("dinas1", roles: ["operator-dinas"], place: .kabBandung)
        #expect(try await people.staffing("operator-dinas", at: .kabBandung) == 1)
        try await people.accounts.disable(account.id, at: .noon)
        #expect(try await people.staffing("operator-dinas", at: .kabBandung) == 0)
        #expect(try await people.accounts.account(account.id)?.isActive == false)
        try await people.accounts.enable(account.id, at: .noon)
        #expect(try await people.staffing("operator-dinas", at: .kabBandung) == 1)
    }

    @Test func `take their roles along when they move`() async throws {
        let account = try await people.add("dinas1", roles: ["operator-dinas"], place: .kabBandung)
        let moved = account.with(roles: ["operator-dinas", "tim-helpdesk"], at: .kotaMakassar)
        try await people.accounts.change(account, to: moved, at: .noon)
        #expect(try await people.staffing("operator-dinas", at: .kabBandung) == 0)
        #expect(try await people.staffing("tim-helpdesk", at: .kotaMakassar) == 1)
        #expect(try await people.accounts.account(account.id)?.roles == ["operator-dinas", "tim-helpdesk"])
    }

    @Test func `that are not there can't be changed`() async {
        await #expect(throws: AccountProblem.noSuchAccount("a0")) { try await people.accounts.disable("a0", at: .noon) }
    }

    @Test(arguments: ["ab", "", "rina kusuma", "rina/..", "rína", "'; --", String(repeating: "a", count: 65)])
    func `have no such usernames`(text: String) {
        #expect(Username(text) == nil)
    }
}

@Suite struct `A list of accounts` {
    let people: People

    init() async throws {
        people = try await People()
        for number in 1...5 { _ = try await people.add("sekolah\(number)", roles: ["operator-sekolah", "penguji"]) }
        _ = try await people.add("dinas1", roles: ["operator-dinas"], place: .kabBandung)
        _ = try await people.add("dinas_2", roles: ["operator-dinas"], place: .kotaMakassar)
    }

    private func usernames(_ filter: AccountFilter) async throws -> [String] {
        try await people.accounts.list(filter).accounts.map(\.username.text)
    }

    @Test func `comes in pages without gaps`() async throws {
        var (found, last): ([Account], Username?) = ([], nil)
        repeat {
            let page = try await people.accounts.list(after: last, limit: 3)
            found += page.accounts
            last = page.next
        } while last != nil
        #expect(found.map(\.username) == found.map(\.username).sorted())
        #expect(found.count == 7)
        #expect(found.last?.roles == ["operator-sekolah", "penguji"])
    }

    @Test func `shows who lies in a place, has a role, or is called so`() async throws {
        #expect(try await usernames(AccountFilter(role: "operator-dinas")) == ["dinas1", "dinas_2"])
        #expect(try await usernames(AccountFilter(place: Place(province: "32"))).count == 6)
        #expect(try await usernames(AccountFilter(role: "operator-dinas", place: .kabBandung)) == ["dinas1"])
        #expect(try await usernames(AccountFilter(text: "sekolah3")) == ["sekolah3"])
        #expect(try await usernames(AccountFilter(text: "s_")) == ["dinas_2"])
        #expect(try await usernames(AccountFilter(text: "%")) == [])
    }
}
