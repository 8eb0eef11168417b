import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The list behind a figure` {
    private func numbers(
        _ tangga: TestInstallation, _ filter: TicketFilter, as username: String, limit: Int = 200
    ) async throws -> [TicketNumber] {
        var (numbers, cursor): ([TicketNumber], String?) = ([], nil)
        repeat {
            let page = try await tangga.tickets.list(filter, for: tangga[username], cursor: cursor, limit: limit)
            #expect(page.items.count <= limit)
            numbers += page.items.map(\.row.number)
            cursor = page.next
        } while cursor != nil
        return numbers
    }

    private func filter(
        _ statistic: Statistic, search: String? = nil
    ) throws -> TicketFilter {
        let place = try #require(Place(path: statistic.place))
        return TicketFilter(
            counted: CountedFilter(
                workflow: statistic.workflow, place: place, measure: statistic.measure,
                weeks: statistic.on...statistic.on,
                band: statistic.measure == .wait ? WaitBand(item: statistic.item) : nil),
            search: search)
    }

    /// What each figure counts is found one by one; only what is counted twice in a week is one ticket.
    @Test(arguments: SeededGenerator.seeds(2))
    func `has the tickets that it counts, and those alone that the reader may see`(seed: UInt64) async throws {
        let tangga = try await TestInstallation(.twoServices)
        var bustle = Bustle(tangga, seed: seed)
        for _ in 0..<3 { try await bustle.run(steps: 20) }
        try await tangga.statistician(perPage: 7).work()
        let visible = try await numbers(tangga, TicketFilter(), as: "dinas1")
        let stored = try await tangga.database.read { connection in
            try CountedLists(connection: connection).counts()
        }
        #expect(stored.count > 20)
        for (statistic, count) in stored {
            let counted = try await tangga.counted()[statistic] ?? 0
            #expect(count <= counted && (count == counted || [.climbed, .missed].contains(statistic.measure)))
            let list = try filter(statistic)
            let all = try await tangga.database.read { connection in
                let lists = CountedLists(connection: connection)
                let ids = try list.counted.map { try lists.lists(of: $0) } ?? []
                return try lists.numbers(in: ids, below: .max, limit: 10_000)
            }
            #expect(all.count == count && all == all.sorted(by: >))
            let seen = try await numbers(tangga, list, as: "dinas1", limit: 3)
            #expect(seen == all.filter(visible.contains))
        }
    }

    @Test func `is of a week, or of all, and can be searched`() async throws {
        let tangga = try await TestInstallation()
        let workflow: WorkflowName = "dapodik-paud-dikmas"
        for subject in ["Satu", "Dua"] { try await tangga.open(subject: subject) }
        try await tangga.pass(7 * Milliseconds.perDay)
        try await tangga.open(subject: "Tiga")
        try await tangga.statistician().work()
        let today = tangga.statistics.today
        func list(
            _ measure: Statistic.Measure, _ weeks: ClosedRange<CivilDay>, search: String? = nil
        ) async throws -> [TicketNumber] {
            let counted = CountedFilter(workflow: workflow, place: .kabBandung, measure: measure, weeks: weeks)
            return try await numbers(tangga, TicketFilter(counted: counted, search: search), as: "dinas1")
        }
        let (this, last) = (today.monday, today.monday.advanced(by: -7))
        #expect(try await list(.opened, this...this) == [3])
        #expect(try await list(.opened, last...last) == [2, 1])
        #expect(try await list(.climbed, last...last) == [2, 1])
        #expect(try await list(.opened, CountedFilter.weeks(until: today)) == [3, 2, 1])
        #expect(try await list(.opened, CountedFilter.weeks(until: today), search: "dua") == [2])
        #expect(try await list(.opened, this...this, search: "dua") == [])
        #expect(try await list(.opened, this...this, search: "#3") == [3])
        #expect(try await list(.lapsed, CountedFilter.weeks(until: today)) == [])
        let elsewhere = CountedFilter(
            workflow: workflow, place: .kotaMakassar, measure: .opened, weeks: CountedFilter.weeks(until: today))
        #expect(try await numbers(tangga, TicketFilter(counted: elsewhere), as: "dinas1") == [])
    }

    @Test func `is missed by the check, and made anew by a rebuild`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.statistician().work()
        #expect(try await tangga.faults() == [])
        try await tangga.database.write { try $0.execute("DELETE FROM counted_ticket") }
        #expect(try await tangga.faults().count == 1)
    }
}
