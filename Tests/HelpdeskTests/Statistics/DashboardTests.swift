import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A dashboard` {
    private let tangga: TestInstallation
    private let dapodik: WorkflowName = "dapodik-paud-dikmas"
    private let bandung = Place(kabkota: "32.04", in: "32")

    init() async throws { tangga = try await TestInstallation() }

    private func dashboard(_ username: String, at place: Place? = nil) async throws -> Dashboard? {
        try await tangga.statistician().work()
        return try await tangga.statistics.dashboard(of: dapodik, at: place, for: tangga[username])
    }

    @Test(arguments: ["sekolah1", "guru1", "admin", "ult1", "agen1"])
    func `is for nobody who stands in no inbox of the service`(username: String) async throws {
        #expect(tangga.statistics.views(of: tangga[username]).isEmpty)
        #expect(try await dashboard(username) == nil)
        #expect(try await dashboard(username, at: .national) == nil)
    }

    @Test func `shows those of the nation all of it, and those of a kab/kota their own`() async throws {
        #expect(try await dashboard("pusat1")?.place == .national)
        #expect(try await dashboard("pusat1", at: Place(province: "32"))?.scope == .national)
        #expect(try await dashboard("pusat1", at: bandung)?.place == bandung)
        #expect(try await dashboard("dinas1")?.place == bandung)
        for place in [Place.national, Place(province: "32"), Place(kabkota: "32.05", in: "32"), Place(province: "73")] {
            #expect(try await dashboard("dinas1", at: place) == nil)
        }
    }

    @Test func `is of no school, and of no place or service that isn't there`() async throws {
        let strangers = [
            Place(unit: "99900001", kabkota: "32.04", in: "32"), Place(province: "99"),
            Place(kabkota: "32.99", in: "32"),
        ]
        for place in strangers { #expect(try await dashboard("pusat1", at: place) == nil) }
        #expect(try await tangga.statistics.dashboard(of: "lain", at: nil, for: tangga["pusat1"]) == nil)
    }

    @Test func `tells what is open by tier and age`() async throws {
        for days in [16, 10, 5, 2, 1, 0] {
            try await tangga.open()
            let opened = try await tangga.allTickets().count
            // Answered, it stays where it is for seven days.
            if days < 7 { try await tangga.act("dinas1", "jawab", on: opened) }
            let next = [16: 10, 10: 5, 5: 2, 2: 1, 1: 0][days] ?? 0
            try await tangga.pass((days - next).days)
        }
        let open = try #require(try await dashboard("pusat1")).open
        #expect(open["dinas"] == [.day: 2, .days: 1, .week: 1])
        #expect(open.values.flatMap(\.values).reduce(0, +) == (try await tangga.allTickets().filter(\.isOpen).count))
    }

    @Test func `goes back thirteen weeks, and tells each thing in the week in which it happened`() async throws {
        try await tangga.open()
        try await tangga.pass(91.days)
        try await tangga.open()
        try await tangga.pass(3.days)
        try await tangga.pass(7.days)
        let weeks = try #require(try await dashboard("pusat1")).weeks
        #expect(weeks.count == 13 && weeks.map(\.opened).reduce(0, +) == 1)
        #expect(weeks.map(\.monday) == weeks.indices.map { weeks[0].monday.advanced(by: 7 * $0) })
        #expect(weeks[11].opened == 1 && weeks[11].climbed == 1 && weeks[11].late == 1)
        #expect(weeks[12].climbed == 0 && weeks[12].lapsed == weeks[12].closed)
    }

    @Test func `counts what was asked in a place in all that is around it`() async throws {
        try await tangga.open("sekolah1")
        try await tangga.open("sekolah1")
        try await tangga.act("dinas1", "jawab", on: 1)
        try await tangga.pass(3.days)
        let nation = try #require(try await dashboard("pusat1"))
        let west = try #require(nation.parts.first { $0.place == Place(province: "32") })
        #expect(west == .init(place: west.place, open: 2, opened: 2, answers: Punctuality(inTime: 1, late: 1)))
        #expect(west.answers.percent == 50)
        #expect(nation.parts.map(\.place.code) == ["32", "91", "73"])
        let province = try #require(try await dashboard("pusat1", at: west.place))
        #expect(province.parts.filter { $0.opened > 0 }.map(\.place) == [bandung])
        #expect(province.weeks == nation.weeks && province.open == nation.open)
        #expect(try await dashboard("pusat1", at: bandung)?.parts == [])
        #expect(try await dashboard("pusat1", at: Place(province: "73"))?.openNow == 0)
    }

    @Test func `gives the services' records that everybody may read`() async throws {
        #expect(try await tangga.statistics.records() == [:])
        for hours in [1, 2, 5, 90] {
            try await tangga.open()
            try await tangga.pass(hours.hours)
            try await tangga.act(hours > 72 ? "pusat1" : "dinas1", "jawab", on: try await tangga.allTickets().count)
        }
        try await tangga.statistician().work()
        let record = try await tangga.statistics.records()[dapodik]
        #expect(record?.opened == 4 && record?.answers == Punctuality(inTime: 3, late: 1))
        #expect(record?.median?.hours == 2)
    }

    @Test(arguments: [(0, 1), (60, 1), (61, 2), (1_440, 24), (1_441, 48), (20_160, 336)])
    func `puts a wait into the first band that it fits`(minutes: Int, hours: Int) {
        #expect(WaitBand(milliseconds: minutes.minutes).hours == hours)
    }

    @Test func `has a band without an end`() {
        #expect(WaitBand(milliseconds: 20_161.minutes).hours == nil)
        #expect(WaitBand.all.last?.hours == nil && WaitBand.all.count == 11)
    }
}
