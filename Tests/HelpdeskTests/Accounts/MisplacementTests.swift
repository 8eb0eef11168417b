import Testing
import Workflow

@testable import Helpdesk

@Suite struct `An account's place` {
    let workflows: [Definition]
    let people: People

    init() async throws {
        workflows = try await TestInstallation().installation.library.current.map(\.definition)
        people = try await People()
    }

    @Test(
        arguments: [
            ("operator-dinas", .kabkota), ("tim-helpdesk", .national), ("operator-sekolah", .unit),
            ("administrator", .national),
        ] as [(RoleName, Place.Level)])
    func `is right where its role stands or asks`(role: RoleName, level: Place.Level) {
        #expect(workflows.misplacement(of: role, at: level) == nil)
    }

    @Test func `is wrong where its role has no inbox`() {
        #expect(
            workflows.misplacement(of: "operator-dinas", at: .provinsi)
                == .noInbox("operator-dinas", at: .provinsi, wanted: [.kabkota]))
    }

    @Test func `is wrong with a role that no workflow knows, and those that are known are named`() {
        let known: [RoleName] = ["operator-dinas", "operator-sekolah", "petugas-ult", "tim-helpdesk"]
        #expect(
            workflows.misplacement(of: "operator-dinsa", at: .kabkota)
                == .unknownRole("operator-dinsa", known: known))
    }

    @Test func `is counted by role and level among the active`() async throws {
        _ = try await people.add("sekolah1")
        let account = try await people.add("sekolah2")
        try await people.accounts.disable(account.id, at: .noon)
        let roles = try await people.accounts.roles()
        #expect(roles.map(\.count) == [1])
        #expect(roles.map(\.role) == account.roles.sorted())
        #expect(roles.map(\.level) == [account.place.level])
    }
}
