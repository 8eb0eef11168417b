import Testing
import Workflow

@testable import Helpdesk

@Suite struct `What somebody asked before` {
    /// Of two schools, at several offices, open and closed.
    private func filled() async throws -> TestInstallation {
        let tangga = try await TestInstallation()
        try await tangga.open("sekolah1")
        try await tangga.open("sekolah2")
        try await tangga.open("ult1", form: "kunjungan", for: "sekolah1")
        try await tangga.open("sekolah1")
        try await tangga.act("dinas1", "teruskan", on: 4)
        try await tangga.open("sekolah1")
        try await tangga.act("sekolah1", "tutup", on: 1)
        try await tangga.open("dinas1")
        try await tangga.open("sekolah1")
        return tangga
    }

    @Test func `is listed for exactly those who may see it, however short the pages are`() async throws {
        let tangga = try await filled()
        let all = try await tangga.allTickets()
        for reader in tangga.people.values {
            for requester in [tangga["sekolah1"], tangga["sekolah2"], tangga["dinas1"], tangga["ult1"]] {
                let expected = all.filter { $0.requester == requester.id && $0.isVisible(to: reader) }
                let filter = TicketFilter(requester: requester.id)
                for limit in [1, 3, 200] {
                    let listed = try await tangga.wholeList(filter, for: reader, limit: limit)
                    #expect(listed == expected.map(\.number).sorted(by: >), "\(reader.id), \(requester.id)")
                }
            }
        }
    }

    @Test func `is found by its words, too`() async throws {
        let tangga = try await filled()
        let filter = TicketFilter(requester: tangga["sekolah1"].id, search: "gagal")
        #expect(try await tangga.wholeList(filter, for: tangga["pusat1"], limit: 2) == [4, 3])
        let byNumber = TicketFilter(requester: tangga["sekolah1"].id, search: "#6")
        #expect(try await tangga.wholeList(byNumber, for: tangga["pusat1"], limit: 2) == [])
    }

    @Test func `stands beside a ticket: the newest before it, and no more than were wanted`() async throws {
        let tangga = try await filled()
        func earlier(_ number: TicketNumber, _ username: String, _ limit: Int) async throws -> [TicketNumber] {
            let ticket = try #require(try await tangga.ticket(number))
            return try await tangga.tickets.earlier(than: ticket, for: tangga[username], limit: limit).map(\.row.number)
        }
        #expect(try await earlier(7, "dinas1", 5) == [5, 4, 1])
        #expect(try await earlier(7, "dinas1", 2) == [5, 4])
        #expect(try await earlier(7, "pusat1", 5) == [4, 3])
        #expect(try await earlier(1, "dinas1", 5) == [])
        #expect(try await earlier(7, "dinas2", 5) == [])
    }

    @Test func `and several by their numbers, come in that order and without what is not theirs`() async throws {
        let tangga = try await filled()
        let found = try await tangga.tickets.named([5, 2, 99, 1], for: tangga["dinas1"])
        #expect(found.map(\.row.number) == [5, 1])
    }
}
