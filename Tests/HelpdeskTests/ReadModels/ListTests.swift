import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `After random days, with two services,` {
    @Test(arguments: SeededGenerator.seeds(4))
    func `lists, inboxes, badges and search agree with a look at every ticket`(seed: UInt64) async throws {
        let tangga = try await TestInstallation(.twoServices)
        var bustle = Bustle(tangga, seed: seed)
        try await bustle.run(steps: 60)
        let oracle = try await tangga.oracle(bustle.subjects)
        for person in tangga.people.values.sorted(by: { $0.id < $1.id }) {
            try await checkLists(of: person, tangga, oracle, &bustle)
            try await checkInboxes(of: person, tangga, oracle, &bustle)
        }
        #expect(try await tangga.faults() == [])
    }

    private func checkLists(
        of person: Person, _ tangga: TestInstallation, _ oracle: ListOracle, _ bustle: inout Bustle
    ) async throws {
        #expect(
            try await tangga.wholeList(TicketFilter(), for: person, limit: 200)
                == oracle.list(TicketFilter(), for: person))
        for _ in 0..<6 {
            let filter = bustle.filter()
            let limit = Int.random(in: 1...7, using: &bustle.random)
            let listed = try await tangga.wholeList(filter, for: person, limit: limit)
            #expect(try listed == oracle.list(filter, for: person), "\(filter)")
        }
    }

    private func checkInboxes(
        of person: Person, _ tangga: TestInstallation, _ oracle: ListOracle, _ bustle: inout Bustle
    ) async throws {
        let badges = try await tangga.tickets.inboxes(of: person).map(\.count)
        for badge in badges {
            let limit = Int.random(in: 1...7, using: &bustle.random)
            let expected = try oracle.inbox(badge.holding.tier, of: badge.workflow, for: person)
            let listed = try await tangga.wholeInbox(badge.holding.tier, of: badge.workflow, for: person, limit: limit)
            #expect(listed == expected.map(\.number))
            #expect(badge.open == expected.count)
            let turn: Awaiting = ["data", "lapangan"].contains(badge.holding.tier) ? .team : .holder
            #expect(badge.waiting == expected.count { $0.awaiting == turn })
        }
        // Read as one, the inboxes of both services are still in order.
        for tier in Set(badges.map(\.holding.tier)) {
            let listed = try await tangga.wholeInbox(tier, of: nil, for: person, limit: 3)
            #expect(try listed == oracle.inbox(tier, of: nil, for: person).map(\.number))
        }
    }
}

extension Bustle {
    fileprivate mutating func filter() -> TicketFilter {
        let searches = [
            nil, nil, nil, "sinkron", "SINKRONISASI gagal", "cafe", "nandu", "x", "#3", "7", "data guru", "-",
            "\"OR\" *", "tiada",
        ]
        return TicketFilter(
            isOpen: pick([nil, true, false]),
            workflow: pick([nil, "dapodik-paud-dikmas", "perangkat-sekolah", "lain"]),
            tier: pick([nil, "dinas", "pusat", "data"]), search: pick(searches))
    }
}
