import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The outbox` {
    @Test func `holds what each event tells, and whom`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.act("dinas1", "jawab", on: 1)
        try await tangga.act("sekolah1", "balas", on: 1)
        try await tangga.pass(3.days)
        try await tangga.act("sekolah1", "tutup", on: 1, message: nil)
        let school = Viewer(tangga["sekolah1"].id).text
        let (dinas, pusat) = (tangga.inbox("dinas", of: "dinas1"), tangga.inbox("pusat", of: "pusat1"))
        #expect(
            try await tangga.notices().map(\.line) == [
                "1 received \(school)", "1 arrived \(dinas)", "2 answered \(school)", "3 replied \(dinas)",
                "4 forwarded \(school)", "4 arrived \(pusat)",
            ])
    }

    @Test(arguments: SeededGenerator.seeds(3))
    func `tells each at most once, and only who may read the ticket and did not do it`(seed: UInt64) async throws {
        let tangga = try await TestInstallation(.reminding)
        var bustle = Bustle(tangga, seed: seed)
        try await bustle.run(steps: 60)
        let notices = try await tangga.notices()
        #expect(Set(notices.map { "\($0.number) \($0.version) \($0.recipient)" }).count == notices.count)
        for notice in notices {
            let events = try await tangga.events(of: notice.number)
            let ticket = try #require(Ticket(folding: events.prefix(notice.version)))
            #expect(Viewer.all(of: ticket).map(\.text).contains(notice.recipient))
            if notice.kind != "received" {
                #expect(events[notice.version - 1].by != .person(AccountID(notice.recipient)))
            }
        }
    }

    @Test func `holds nothing twice after a retry`() async throws {
        let tangga = try await TestInstallation()
        tangga.database.fail(.storedAllTheSame)
        await #expect(throws: WatchedDatabase.injected) { try await tangga.open(key: "k") }
        let before = try await tangga.notices().count
        try await tangga.open(key: "k")
        #expect(try await tangga.notices().count == before)
    }

    @Test func `takes a notice once, however often it comes`() async throws {
        let tangga = try await TestInstallation()
        let notice = Notice(kind: .answered, recipient: Viewer("asomebody"))
        for _ in 1...2 {
            try await tangga.database.write { try Outbox($0).add([notice, notice], about: 1, version: 2, at: .monday) }
        }
        #expect(try await tangga.notices().map(\.line) == ["2 answered asomebody"])
    }
}

private struct StoredNotice: Sendable {
    var number: TicketNumber
    var version: Int
    var kind: String
    var recipient: String

    var line: String { "\(version) \(kind) \(recipient)" }
}

extension TestInstallation {
    fileprivate func notices() async throws -> [StoredNotice] {
        try await database.read { connection in
            try connection.all("SELECT number, version, notice, recipient FROM outbox ORDER BY id") { row in
                StoredNotice(
                    number: try row.int(0), version: try row.int(1), kind: try row.text(2), recipient: try row.text(3))
            }
        }
    }

    fileprivate func inbox(_ tier: TierName, of username: String) -> String {
        let role = self[username].roles.sorted()[0]
        return Viewer(inbox: .init(tier: tier, members: role, place: self[username].place)).text
    }
}
