import TestSupport
import Testing
import Workflow

@testable import Simulator

@Suite struct `What is counted` {
    private static let services = [
        "Workflows/dapodik-paud-dikmas.yaml", "Workflows/akun-pembelajaran.yaml",
        "Workflows/belajar-id.yaml",
        "Workflows/rapor-pendidikan.yaml",
        "Workflows/pengelolaan-kinerja.yaml",
    ]

    @Test(arguments: services, SeededGenerator.seeds(3))
    func `adds up`(path: String, seed: UInt64) throws {
        let trial = Trial(workflow: try ProjectFiles.text(path), seed: seed)
        let tally = try trial.simulation().tally()
        let whole = tally.whole
        #expect(whole.came + tally.refused == trial.tickets)
        #expect(whole.came == whole.closed + whole.stillOpen)
        for place in tally.byPlace.prefix(try trial.setting().definition.tiers.count) {
            let left = place.climbedByClock + place.climbedByHand + place.returned + place.closed
            #expect(place.came == left + place.stillOpen)
            #expect(place.waits.allSatisfy { $0 >= 0 })
            #expect(place.waits.count <= place.came && place.waits.count <= place.answers)
            #expect(place.missed <= place.came && place.lapsed <= place.closed)
        }
        #expect(tally.weeks.reduce(0) { $0 + $1.came } == whole.came)
        #expect(tally.weeks.reduce(0) { $0 + $1.lapsed } == whole.lapsed)
        #expect(tally.weeks.reduce(0) { $0 + $1.missed } == whole.missed)
    }

    @Test(arguments: SeededGenerator.seeds(3))
    func `is every climb, and every hour in which something lay open`(seed: UInt64) throws {
        let trial = Trial(seed: seed)
        let tally = try trial.simulation().tally()
        let histories = try trial.histories()
        let climbs = histories.joined().count {
            if case .forwarded = $0.fact { true } else { false }
        }
        #expect(tally.whole.climbedByClock + tally.whole.climbedByHand == climbs)
        #expect(climbs > 0)
        // A ticket lies on one rung at a time.
        let rungs = tally.byPlace.map(\.load.hourly)
        #expect(zip(rungs[0], rungs[1]).map(+) == tally.whole.load.hourly)
        #expect(tally.byPlace.reduce(0) { $0 + $1.load.milliseconds } == tally.whole.load.milliseconds)
        let noon = tally.frame.start + 20 * Milliseconds.perDay + 12 * Milliseconds.perHour
        let open = histories.count { events in
            let isEnded = events.contains { event in
                if case .closed = event.fact { event.at <= noon } else { false }
            }
            return events[0].at <= noon && !isEnded
        }
        #expect(tally.whole.load.hourly[20 * 24 + 12] == open)
    }

    @Test func `is every time that a team was asked`() throws {
        let path = "Workflows/belajar-id.yaml"
        let trial = Trial(workflow: try ProjectFiles.text(path))
        let setting = try trial.setting()
        let tally = try trial.simulation().tally()
        let facts = try trial.histories().joined().map(\.fact)
        let referred = facts.count { if case .referred = $0 { true } else { false } }
        let reported = facts.count { if case .reported = $0 { true } else { false } }
        let teams = setting.definition.teams.compactMap { tally[$0.name] }
        #expect(referred > 5 && reported > 3)
        #expect(teams.reduce(0) { $0 + $1.came } == referred)
        #expect(teams.reduce(0) { $0 + $1.answers } == reported)
        #expect(teams.allSatisfy { $0.closed == 0 && $0.came >= $0.waits.count + $0.stillOpen })
    }

    /// However the tickets are dealt out to threads, and in whatever order these are done.
    @Test(arguments: [1, 7, 64, 1_000])
    func `is the same for any number of threads`(size: Int) throws {
        let trial = Trial()
        let simulation = try trial.simulation()
        let parts = stride(from: 0, to: trial.tickets, by: size).map {
            simulation.tally(of: $0..<min($0 + size, trial.tickets))
        }
        var sum = Tally(under: simulation.setting.definition, in: simulation.setting.frame)
        for part in parts.reversed() { sum.add(part) }
        let whole = Report(simulation.tally(), label: "x", of: simulation.setting)
        #expect(Report(sum, label: "x", of: simulation.setting) == whole)
        #expect(try ReportJSON([whole], seed: 7).text() == ReportJSON([whole], seed: 7).text())
    }

    @Test func `differs from seed to seed`() throws {
        #expect(try Trial(seed: 1).simulation().tally() != Trial(seed: 2).simulation().tally())
    }
}

@Suite struct `Two workflows` {
    /// Whoever answers settles it, and nothing comes back down.
    private static let oneWord = """
        tiers:
          dinas: { answered: 70 %, solved: 100 %, asks: 0 %, forwards: 0 %, closes: 0 % }
          pusat: { returns: 0 % }
        """

    private func flagship(afterDays days: Int) throws -> String {
        try ProjectFiles.flagship().replacing("after: 3 days", with: "after: \(days) days", maxReplacements: 1)
    }

    @Test func `that are equal differ in nothing`() throws {
        let trial = Trial()
        let first = try trial.simulation()
        let second = try trial.simulation(arrivingUnder: first.setting)
        let reports = [first, second].map { Report($0.tally(), label: "x", of: $0.setting) }
        #expect(reports[0] == reports[1])
        for (one, other) in zip(reports[0].places, reports[1].places) {
            for (measure, figure) in other.figures {
                let difference = one.figures[measure].flatMap { figure.difference(from: $0) }
                #expect(difference.map(\.value) == 0)
            }
        }
    }

    /// The longer the dinas may keep a ticket, the fewer climb: with the same arrivals, and
    /// officers who are silent, or have one word for each ticket.
    @Test(arguments: [Trial.silentStaff, Self.oneWord], SeededGenerator.seeds(3))
    func `let fewer climb the longer the rung below has`(behaviour: String, seed: UInt64) throws {
        var trial = Trial(behaviour: behaviour, days: 120, seed: seed)
        let arrivals = try trial.setting()
        let climbs = try [1, 2, 3, 5, 6].map { days in
            trial.workflow = try flagship(afterDays: days)
            return try #require(try trial.simulation(arrivingUnder: arrivals).tally()["dinas"]).climbedByClock
        }
        #expect(climbs == climbs.sorted(by: >))
        #expect(climbs[0] > climbs[4])
    }
}
