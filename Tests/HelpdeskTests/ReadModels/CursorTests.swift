import Foundation
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A cursor` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        let draft = try await tangga.draft()
        _ = await tangga.desk.submit(all: Array(repeating: DeskRequest(.open(draft)), count: 12))
    }

    private func cursor(_ filter: TicketFilter = TicketFilter(), of username: String = "sekolah1") async throws
        -> String
    {
        try #require(try await tangga.tickets.list(filter, for: tangga[username], cursor: nil, limit: 5).next)
    }

    @Test func `goes on where the page ended`() async throws {
        let next = try await tangga.tickets.list(TicketFilter(), for: tangga["sekolah1"], cursor: cursor(), limit: 3)
        #expect(next.items.map(\.row.number) == [7, 6, 5])
    }

    @Test func `skips nothing and repeats nothing while tickets come in`() async throws {
        let cursor = try await cursor()
        try await tangga.open()
        let rest = try await tangga.tickets.list(TicketFilter(), for: tangga["sekolah1"], cursor: cursor, limit: 50)
        #expect(rest.items.map(\.row.number) == Array((1...7).reversed()))
        #expect(rest.next == nil)
    }

    @Test func `of another person is unknown`() async throws {
        let cursor = try await cursor()
        await #expect(throws: UnknownCursor.self) {
            try await tangga.tickets.list(TicketFilter(), for: tangga["dinas1"], cursor: cursor, limit: 5)
        }
    }

    @Test func `of another filter is unknown`() async throws {
        let cursor = try await cursor(TicketFilter(isOpen: true))
        for filter in [TicketFilter(), TicketFilter(isOpen: false), TicketFilter(isOpen: true, search: "a")] {
            await #expect(throws: UnknownCursor.self) {
                try await tangga.tickets.list(filter, for: tangga["sekolah1"], cursor: cursor, limit: 5)
            }
        }
    }

    @Test func `of a list is none of an inbox, nor the other way round`() async throws {
        let listed = try await cursor(of: "dinas1")
        let dinas = tangga["dinas1"]
        let inbox = try #require(
            try await tangga.tickets.inbox("dinas", of: nil, for: dinas, cursor: nil, limit: 5)?.next)
        await #expect(throws: UnknownCursor.self) {
            try await tangga.tickets.inbox("dinas", of: nil, for: dinas, cursor: listed, limit: 5)
        }
        await #expect(throws: UnknownCursor.self) {
            try await tangga.tickets.list(TicketFilter(), for: dinas, cursor: inbox, limit: 5)
        }
        await #expect(throws: UnknownCursor.self) {
            try await tangga.tickets.inbox("dinas", of: "dapodik-paud-dikmas", for: dinas, cursor: inbox, limit: 5)
        }
    }

    @Test func `that was tampered with is unknown`() async throws {
        let cursor = try await cursor()
        var altered = [String(cursor.dropLast()), cursor + "A", "", "Lg", String(cursor.reversed()), cursor + "="]
        for index in cursor.indices {
            let other: Character = cursor[index] == "A" ? "B" : "A"
            altered.append(cursor.replacingCharacters(in: index...index, with: String(other)))
        }
        for text in altered where text != cursor {
            await #expect(throws: UnknownCursor.self, "\(text)") {
                try await tangga.tickets.list(TicketFilter(), for: tangga["sekolah1"], cursor: text, limit: 5)
            }
        }
    }

    @Test func `costs a bounded look where hardly anything passes the filter`() async throws {
        let tangga = try await TestInstallation()
        let draft = try await tangga.draft()
        for _ in 0..<5 {
            _ = await tangga.desk.submit(all: Array(repeating: DeskRequest(.open(draft)), count: 250))
        }
        let filter = TicketFilter(tier: "pusat")
        let page = try await tangga.tickets.list(filter, for: tangga["sekolah1"], cursor: nil, limit: 50)
        #expect(page.items.isEmpty)
        #expect(page.next != nil)
        #expect(try await tangga.wholeList(filter, for: tangga["sekolah1"], limit: 50) == [])
    }
}
