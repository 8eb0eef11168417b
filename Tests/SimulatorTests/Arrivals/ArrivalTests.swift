import Testing
import Workflow

@testable import Simulator

@Suite struct `Those who come` {
    private func arrivals(_ trial: Trial) throws -> [Arrival] {
        let simulation = try trial.simulation()
        return (0..<trial.tickets).map { simulation.arrivals[$0] }
    }

    @Test func `come within the frame, from everywhere, by every way in`() throws {
        let trial = Trial(tickets: 2_000)
        let frame = try trial.setting().frame
        let all = try arrivals(trial)
        #expect(all.allSatisfy { frame.contains($0.at) })
        #expect(Set(all.map(\.requester.place.codes)).count >= 8)
        #expect(Set(all.map(\.form)) == ["pertanyaan", "kunjungan"])
        let schools = all.count { $0.requester.roles == ["operator-sekolah"] }
        #expect(schools > 1_600 && schools < 1_990)
    }

    @Test func `stay away where a weight is zero`() throws {
        let all = try arrivals(
            Trial(
                behaviour: """
                    arrivals:
                      weekdays: { saturday: 0, sunday: 0 }
                      hours: { "00": 0, "01": 0, "02": 0, "03": 0, "04": 0, "05": 0, "06": 0, "07": 0 }
                      regions: { "32": 0, overseas: 0, unknown: 0, "91.01": 2 }
                    """))
        #expect(all.allSatisfy { $0.requester.place.province != "32" })
        for arrival in all {
            let zone: Zone = arrival.requester.place.province == "91" ? .wit : .wita
            let (day, millisecond) = zone.local(arrival.at)
            #expect(![.saturday, .sunday].contains(day.weekday))
            #expect(millisecond >= 8 * Milliseconds.perHour)
        }
        let east = all.count { $0.requester.place.province == "91" }
        #expect(east > all.count / 2 && east < all.count * 4 / 5)
    }

    @Test func `must be somebody`() throws {
        #expect(throws: RandomArrivals.Nobody.self) {
            try Trial(
                behaviour: "requesters: { operator-sekolah: { weight: 0 }, operator-dinas: { weight: 0 } }"
            ).simulation()
        }
    }
}

@Suite struct `A list of questions` {
    private func load(_ lines: [StatedArrivals.Line], workflow: String? = nil) throws -> StatedArrivals {
        let setting = try Trial(workflow: workflow).setting()
        return try StatedArrivals(
            lines, file: "x.csv", under: setting.definition, in: setting.frame, from: setting.localities)
    }

    private func line(
        _ number: Int = 2, time: String = "2026-02-02 09:30", role: String = "operator-sekolah", form: String = "",
        category: String = "", region: String = "32.01"
    ) -> StatedArrivals.Line {
        .init(number: number, time: time, role: role, form: form, category: category, region: region)
    }

    @Test func `is taken as it stands`() throws {
        let list = try load([
            line(), line(time: "2026-02-02T09:30:00+09:00", role: "operator-dinas", region: "91.01"),
            line(form: "kunjungan"),
        ])
        #expect(list.all.map(\.at.rfc3339) == ["2026-02-02T02:30:00Z", "2026-02-02T00:30:00Z", "2026-02-02T02:30:00Z"])
        #expect(list.all.map(\.requester.place.path) == ["ID/32/32.01/unit", "ID/91/91.01", "ID/32/32.01/unit"])
        #expect(list.all[2].filer.roles == ["petugas-ult"])
    }

    static let refused: [DiagnosticCode] = [
        .malformedTime, .outsideSpan, .unknownRole, .unknownRegion, .noWayIn, .noWayIn,
    ]

    @Test func `is refused line by line`() throws {
        let error = #expect(throws: Diagnostics.self) {
            try load([
                line(2, time: "kemarin"), line(3, time: "2025-12-31 09:00"), line(4, role: "operator-sekola"),
                line(5, region: "32"), line(6, form: "laporan"), line(7, category: "password"), line(8),
            ])
        }
        #expect(error?.all.map(\.code) == Self.refused)
        #expect(error?.all.map(\.location.line) == [2, 3, 4, 5, 6, 7])
        #expect(error?.all[2].suggestion == "operator-sekolah")
        let texts = try ProjectFiles.texts()
        for text in error?.all.map({ $0.text(from: texts, in: .english) }) ?? [] {
            #expect(text.firstMatch(of: /\{[a-z]+\}/) == nil, "\(text)")
        }
    }
}
