import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Who may be assigned to a ticket` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        try await tangga.open()
    }

    private func candidates() async throws -> [String]? {
        let ticket = try #require(try await tangga.ticket(1))
        return try await tangga.tickets.candidates(for: ticket)?.map(\.username)
    }

    private func add(_ username: String, name: String = "Ani", role: RoleName = "operator-dinas", at place: Place)
        async throws
    {
        let new = NewAccount(
            username: try #require(Username(username)), name: name, roles: [role], place: place)
        _ = try await tangga.installation.accounts.add(new, password: nil, at: tangga.time.now())
    }

    @Test func `is whoever the rules take there, wherever it lies`() async throws {
        for _ in 0..<2 {
            let ticket = try #require(try await tangga.ticket(1))
            let standing = tangga.people.filter { $0.value.stands(in: ticket.holder) }.map(\.key)
            #expect(try await Set(candidates() ?? []) == Set(standing) && !standing.isEmpty)
            if ticket.holder.tier == "dinas" { try await tangga.act("dinas1", "teruskan", on: 1) }
        }
        for username in try #require(try await candidates()) {
            _ = try await tangga.installation.reception.take(
                "tugaskan", on: 1, message: nil, with: .init(assignee: username), by: tangga["pusat1"])
        }
    }

    @Test func `is listed by name, and neither from elsewhere nor disabled`() async throws {
        let place = tangga["dinas1"].place
        try await add("ani", at: place)
        try await add("jauh", at: tangga["dinas2"].place)
        try await add("lain", role: "tim-helpdesk", at: place)
        try await add("pergi", at: place)
        let leaver = try #require(Username("pergi"))
        let gone = try #require(try await tangga.installation.accounts.account(named: leaver))
        try await tangga.installation.accounts.disable(gone.id, at: tangga.time.now())
        #expect(try await candidates() == ["ani", "dinas1"])
    }

    @Test func `is no list where there are more than anybody reads`() async throws {
        let place = tangga["dinas1"].place
        for number in 1..<Tickets.mostCandidates { try await add("petugas\(number)", at: place) }
        #expect(try await candidates()?.count == Tickets.mostCandidates)
        try await add("terakhir", at: place)
        #expect(try await candidates() == nil)
    }
}
