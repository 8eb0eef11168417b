import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A filtered inbox` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        let draft = try await tangga.draft()
        _ = await tangga.desk.submit(all: Array(repeating: DeskRequest(.open(draft)), count: 12))
        for number in [2, 3, 7, 11, 12] { try await tangga.act("dinas1", "jawab", on: number) }
    }

    private func pages(_ filter: InboxFilter, limit: Int) async throws -> [[TicketNumber]] {
        var pages: [[TicketNumber]] = []
        var cursor: String?
        repeat {
            let page = try #require(
                try await tangga.tickets.inbox(
                    "dinas", of: nil, matching: filter, for: tangga["dinas1"], cursor: cursor, limit: limit))
            pages.append(page.items.map(\.row.number))
            cursor = page.next
        } while cursor != nil
        return pages
    }

    @Test(arguments: [1, 2, 5, 50])
    func `has what passes, in the inbox's order, page by page`(limit: Int) async throws {
        let all = try await pages(.all, limit: 50).flatMap(\.self)
        let answered: Set<TicketNumber> = [2, 3, 7, 11, 12]
        let waiting = try await pages(InboxFilter(isTheirs: true), limit: limit)
        #expect(waiting.flatMap(\.self) == all.filter { !answered.contains($0) })
        #expect(waiting.allSatisfy { $0.count <= limit })
        let others = try await pages(InboxFilter(isTheirs: false), limit: limit)
        #expect(others.flatMap(\.self) == all.filter(answered.contains))
    }

    @Test(arguments: [1, 2, 50])
    func `finds words and numbers there, narrowed like the rest`(limit: Int) async throws {
        let waiting = try await pages(InboxFilter(isTheirs: true, search: "sinkronisasi"), limit: limit)
        #expect(waiting.flatMap(\.self) == [10, 9, 8, 6, 5, 4, 1])
        #expect(waiting.allSatisfy { $0.count <= limit })
        let others = try await pages(InboxFilter(isTheirs: false, search: "gagal"), limit: limit)
        #expect(others.flatMap(\.self) == [12, 11, 7, 3, 2])
        #expect(try await pages(InboxFilter(search: "#7"), limit: limit).flatMap(\.self) == [7])
        #expect(try await pages(InboxFilter(isTheirs: true, search: "7"), limit: limit).flatMap(\.self) == [])
        #expect(try await pages(InboxFilter(search: "lain"), limit: limit).flatMap(\.self) == [])
    }

    @Test func `finds nothing that has left it, nor what lies elsewhere`() async throws {
        try await tangga.act("dinas1", "teruskan", on: 4)
        try await tangga.act("sekolah1", "tutup", on: 5, message: nil)
        let found = try await pages(InboxFilter(search: "gagal"), limit: 50).flatMap(\.self)
        #expect(found == [12, 11, 10, 9, 8, 7, 6, 3, 2, 1])
    }

    @Test func `has what bears a flag`() async throws {
        try await tangga.act("dinas1", "teruskan", on: 4)
        try await tangga.pass(4 * Milliseconds.perDay)
        func flagged(_ flag: FlagName) async throws -> [TicketNumber]? {
            try await tangga.tickets.inbox(
                "pusat", of: nil, matching: InboxFilter(flag: flag), for: tangga["pusat1"], cursor: nil, limit: 50
            )?.items.map(\.row.number)
        }
        #expect(try await flagged("terlambat") == [4])
        #expect(try await flagged("lain") == [])
    }

    @Test func `is nobody's who does not stand there`() async throws {
        let page = try await tangga.tickets.inbox(
            "dinas", of: nil, matching: InboxFilter(isTheirs: true), for: tangga["sekolah1"], cursor: nil, limit: 5
        )
        #expect(page.map(\.items.count) == nil)
    }

    @Test func `goes on for the same filter only`() async throws {
        let dinas = tangga["dinas1"]
        let next = try await tangga.tickets.inbox(
            "dinas", of: nil, matching: InboxFilter(isTheirs: true), for: dinas, cursor: nil, limit: 2)?.next
        await #expect(throws: UnknownCursor.self) {
            try await tangga.tickets.inbox(
                "dinas", of: nil, matching: InboxFilter(isTheirs: false), for: dinas, cursor: next, limit: 2)
        }
    }

    @Test func `tells which clock acts next`() async throws {
        let page = try #require(
            try await tangga.tickets.inbox("dinas", of: nil, for: tangga["dinas1"], cursor: nil, limit: 50))
        let clocks = try await tangga.tickets.nextClocks(of: page.items.map(\.row))
        #expect(clocks[1] == "teruskan-otomatis")
        #expect(clocks[2] == "tutup-otomatis")
        #expect(clocks.count == 12)
    }
}
