import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A statistician` {
    @Test(arguments: SeededGenerator.seeds(4))
    func `counts what a look at whole histories counts, wherever its pages end`(seed: UInt64) async throws {
        let tangga = try await TestInstallation(.twoServices)
        var bustle = Bustle(tangga, seed: seed)
        for _ in 0..<8 {
            try await bustle.run(steps: 10)
            try await tangga.statistician(perPage: bustle.pick([1, 2, 3, 7, 500])).work()
            #expect(try await tangga.counted() == tangga.countable())
        }
        #expect(try await tangga.faults() == [])
        let measures = Set(try await tangga.counted().keys.map(\.measure))
        #expect(measures.isSuperset(of: [.opened, .inTime, .late, .wait]))
    }

    @Test(arguments: SeededGenerator.seeds(2))
    func `counts once, however often it fails, begins anew, or is not alone`(seed: UInt64) async throws {
        var tangga = try await TestInstallation(.twoServices)
        var bustle = Bustle(tangga, seed: seed)
        for _ in 0..<5 {
            try await bustle.run(steps: 10)
            tangga.database.fail(.nothingStored)
            _ = try? await tangga.statistician(perPage: 4).work()
            tangga.database.fail(nil, .storedAllTheSame)
            _ = try? await tangga.statistician(perPage: 4).work()
            tangga.database.fail()
            tangga = try await tangga.restarted()
            let (quick, slow) = (tangga.statistician(perPage: 3), tangga.statistician(perPage: 5))
            async let one: Void = quick.work()
            async let other: Void = slow.work()
            _ = try await (one, other)
            #expect(try await tangga.counted() == tangga.countable())
        }
    }

    @Test func `costs whoever opens or answers a ticket nothing`() async throws {
        let tangga = try await TestInstallation()
        tangga.database.noteStatements()
        try await tangga.open()
        try await tangga.act("dinas1", "jawab", on: 1)
        #expect(tangga.database.takeStatements().allSatisfy { !$0.contains("statistic") })
        _ = tangga.database.takeWrites()
        try await tangga.statistician().work()
        #expect(tangga.database.takeWrites() == 1)
        try await tangga.statistician().work()
        #expect(tangga.database.takeWrites() == 0)
    }

    @Test func `steps back while others write, and hurries once it writes alone`() {
        #expect(Statistician.Pace.rest(amid: 0) == Statistician.Pace.rest(amid: 1))
        #expect(Statistician.Pace.rest(amid: 2) >= Statistician.Pace.rest(amid: 1) * 5)
    }

    @Test func `follows a ticket from rung to rung, and forgets the days of which nothing is open`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.statistician().work()
        #expect(try await tangga.openTiers() == ["dinas"])
        try await tangga.pass(3.days)
        try await tangga.statistician().work()
        #expect(try await tangga.openTiers() == ["pusat"])
        try await tangga.act("pusat1", "kembalikan", on: 1)
        try await tangga.statistician().work()
        #expect(try await tangga.openTiers() == ["dinas"])
        try await tangga.act("sekolah1", "tutup", on: 1)
        try await tangga.statistician().work()
        #expect(try await tangga.openTiers() == [])
        #expect(try await tangga.count("SELECT count(*) FROM statistic WHERE measure = 'open'") == 0)
    }

    @Test func `calls what lapsed unanswered late, but not what its asker closed`() async throws {
        let closing = try WorkflowFiles.flagshipText.replacing(
            "then: { forward: pusat }", with: "then: { close: idle }")
        let tangga = try await TestInstallation(WorkflowFiles(closing))
        try await tangga.open()
        try await tangga.open("sekolah2")
        try await tangga.act("sekolah2", "tutup", on: 2)
        try await tangga.pass(3.days)
        try await tangga.statistician().work()
        let national = try await tangga.counted().filter { $0.key.place == "ID" }
            .map { "\($0.key.measure) \($0.value)" }
        #expect(national.sorted() == ["closed 2", "lapsed 1", "late 1", "opened 2"])
    }

    @Test func `counts the week in Jakarta, where Monday begins before it does in London`() async throws {
        let tangga = try await TestInstallation()
        let midnight = Zone.wib.instant(on: try #require(CivilDay(year: 2026, month: 2, day: 9)))
        tangga.time.stand(at: midnight - 1)
        try await tangga.open()
        tangga.time.stand(at: midnight)
        try await tangga.open()
        try await tangga.statistician().work()
        let days = try await tangga.counted().keys.filter { $0.measure == .opened && $0.place == "ID" }
            .map(\.on.description)
        #expect(days.sorted() == ["2026-02-02", "2026-02-09"])
    }

    @Test func `is made anew by a rebuild, which also counts what nobody had counted yet`() async throws {
        let tangga = try await TestInstallation(.twoServices)
        var bustle = Bustle(tangga, seed: 3)
        try await bustle.run(steps: 30)
        try await tangga.statistician(perPage: 7).work()
        try await bustle.run(steps: 20)
        try await tangga.execute("INSERT INTO statistic VALUES ('lain', 'ID', 'opened', 0, '', 7)")
        _ = try await tangga.database.write { try Rebuild($0) { _ in nil }.run() }
        #expect(try await tangga.counted() == tangga.countable())
        try await tangga.statistician().work()
        #expect(try await tangga.counted() == tangga.countable())
    }

    @Test func `is found out by a check, but not for being behind`() async throws {
        let tangga = try await TestInstallation()
        try await tangga.open()
        try await tangga.statistician().work()
        try await tangga.act("dinas1", "jawab", on: 1)
        #expect(try await tangga.faults() == [])
        let opened = Statistic(
            workflow: "dapodik-paud-dikmas", place: "ID", measure: .opened,
            on: try #require(CivilDay(year: 2026, month: 2, day: 2)), item: "")
        try await tangga.execute("UPDATE statistic SET tickets = 2 WHERE place = 'ID' AND measure = 'opened'")
        #expect(try await tangga.faults() == [.statistic(opened, stored: 2, counted: 1)])
        try await tangga.execute("DELETE FROM statistic WHERE place = 'ID' AND measure = 'opened'")
        #expect(try await tangga.faults() == [.statistic(opened, stored: 0, counted: 1)])
        _ = try await tangga.database.write { try Rebuild($0) { try tangga.subject($0) }.run() }
        try await tangga.execute("INSERT INTO statistic VALUES ('lain', 'ID', 'apa', 0, '', 7)")
        #expect(try await tangga.faults().contains { if case .surplus("statistic", _, _) = $0 { true } else { false } })
    }
}

extension TestInstallation {
    fileprivate func subject(_ ticket: Ticket) throws -> String? { "Gagal sinkronisasi" }

    fileprivate func openTiers() async throws -> [String] {
        try await counted().filter { $0.key.measure == .open && $0.key.place == "ID" && $0.value == 1 }.map(\.key.item)
    }
}
