import Testing
import Workflow

@testable import Simulator

/// Where something is wrong in a text: at the mark.
struct BrokenBehaviour: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let text: String
    let location: Location

    init(_ code: DiagnosticCode, _ marked: String) {
        self.code = code
        text = marked.replacing("▸", with: "")
        let before = marked.prefix { $0 != "▸" }
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        location = Location(file: "x.yaml", line: lines.count, column: (lines.last?.count ?? 0) + 1)
    }

    var testDescription: String { "\(code.rawValue) \(text)" }

    static let all = [
        Self(.unknownKey, "▸tier: {}"),
        Self(.unknownKey, "tiers:\n  ▸dina: { answered: 1 % }"),
        Self(.unknownKey, "tiers:\n  dinas: { ▸answers: 1 % }"),
        Self(.unknownKey, "requesters: { ▸tamu: { weight: 1 } }"),
        Self(.unknownKey, "arrivals: { hours: { ▸\"24\": 1 } }"),
        Self(.unknownKey, "categories: { ▸password: 1 }"),
        Self(.wrongShape, "tiers: ▸dinas"),
        Self(.malformedShare, "tiers: { dinas: { answered: ▸85 } }"),
        Self(.malformedShare, "tiers: { dinas: { answered: ▸101 % } }"),
        Self(.malformedShare, "tiers: { dinas: { answered: ▸-1 % } }"),
        Self(.malformedShare, "tiers: { dinas: { answered: ▸nan % } }"),
        Self(.malformedShare, "tiers: { dinas: { answered: ▸0x1p3 % } }"),
        Self(.malformedWeight, "arrivals: { weekdays: { monday: ▸-1 } }"),
        Self(.malformedWeight, "arrivals: { months: { july: ▸many } }"),
        Self(.malformedWeight, "requesters: { operator-sekolah: { weight: ▸inf } }"),
        Self(.malformedWeight, "requesters: { operator-sekolah: { weight: ▸1e9 } }"),
        Self(.malformedSpan, "tiers: { dinas: { median: ▸soon } }"),
        Self(.unlikePace, "tiers: { dinas: { median: 6 working hours, p90: ▸3 working days } }"),
        Self(.unlikePace, "tiers: { dinas: { median: 6 hours, p90: ▸5 hours } }"),
        Self(.unlikePace, "tiers: { dinas: { p90: ▸1 days } }"),
        Self(.shareOfMoreThanAll, "tiers:\n  ▸dinas: { asks: 60 %, forwards: 50 % }"),
        Self(.malformedCount, "tiers: { dinas: { officers: ▸0 } }"),
        Self(.malformedCount, "tiers: { dinas: { officers: ▸1.5 } }"),
        Self(.unknownRegion, "tiers: { dinas: { vacant: [\"32.01\", ▸\"3201\"] } }"),
        Self(.unknownRegion, "arrivals: { regions: { ▸\"99.99\": 1 } }"),
        Self(.unknownCalendar, "tiers: { dinas: { calendar: ▸jam-kerja } }"),
        Self(.duplicateKey, "▸tiers: {}\ntiers: {}"),
    ]
}

@Suite struct `A behaviour file` {
    private func load(_ text: String) throws(Diagnostics) -> Behaviour {
        guard let definition = try? ProjectFiles.definition(ProjectFiles.flagship()),
            let calendars = try? ProjectFiles.calendars()
        else { throw [] }
        return try BehaviourLoader(for: [definition], calendars: calendars, regions: Trial.regions)
            .load(text, file: "x.yaml")
    }

    @Test(arguments: BrokenBehaviour.all)
    func `is refused with line and column`(broken: BrokenBehaviour) throws {
        let error = #expect(throws: Diagnostics.self) { try load(broken.text) }
        #expect(error?.all.map(\.code) == [broken.code])
        #expect(error?.all.map(\.location) == [broken.location])
        let texts = try ProjectFiles.texts()
        for diagnostic in error?.all ?? [] {
            for language in Language.allCases {
                let text = diagnostic.text(from: texts, in: language)
                #expect(text.firstMatch(of: /\{[a-z]+\}/) == nil, "\(text)")
            }
        }
    }

    /// Of what is said of people and of those who come; the number of columns is the command line's to say.
    @Test func `of every kind is among the examples`() {
        let codes = DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("TG9") }
        let examples = BrokenBehaviour.all.map(\.code) + `A list of questions`.refused
        #expect(Set(codes).subtracting(examples) == [.wrongFieldCount])
    }

    @Test func `changes what it names and leaves the rest`() throws {
        let usual = try load("tiers: { pusat: { officers: 12 } }")
        let changed = try load(
            """
            tiers:
              dinas: { answered: 12.5 %, median: 2 working hours, calendar: jam-kerja-wib, vacant: "32" }
            requesters: { operator-sekolah: { weight: 3.5, replies: 0% } }
            arrivals: { hours: { "08": 99 }, weekdays: { sunday: 0 }, months: { july: 1 }, regions: { "32": 4 } }
            """)
        #expect(changed.tiers["dinas"]?.answered == 0.125)
        #expect(
            changed.tiers["dinas"]?.pace
                == Pace(median: try #require(Span("2 working hours")), p90: try #require(Span("8 working hours"))))
        #expect(changed.tiers["dinas"]?.calendar?.name == "jam-kerja-wib")
        #expect(changed.tiers["dinas"]?.vacant == ["32"])
        #expect(changed.tiers["dinas"]?.solved == usual.tiers["dinas"]?.solved)
        #expect(changed.requesters["operator-sekolah"]?.weight == 3.5)
        #expect(changed.requesters["operator-sekolah"]?.replies == 0)
        #expect(changed.requesters["operator-dinas"] == usual.requesters["operator-dinas"])
        #expect(changed.rhythm.hours[8] == 99 && changed.rhythm.hours[9] == Rhythm().hours[9])
        #expect(usual.tiers["pusat"]?.officers == 12)
    }

    @Test func `is never needed: every tier, team and role has habits`() throws {
        for path in try ProjectFiles.yamlFiles(in: "Workflows") {
            let definition = try ProjectFiles.definition(ProjectFiles.text(path))
            let behaviour = Behaviour(for: [definition])
            #expect((definition.tiers + definition.teams).allSatisfy { behaviour.tiers[$0.name] != nil })
            #expect(definition.intake.flatMap(\.requesters).allSatisfy { behaviour.requesters[$0] != nil })
            let tally = try Trial(workflow: ProjectFiles.text(path), tickets: 100).simulation().tally()
            #expect(tally.refused == 0, "\(path)")
            #expect(tally.whole.answers > 30, "\(path)")
        }
    }
}

@Suite struct `A pace` {
    @Test func `has half below the median and nine in ten below the p90`() throws {
        let pace = Pace(median: try #require(Span("6 working hours")), p90: try #require(Span("24 working hours")))
        #expect(pace.ticks(at: 0.5) == 6 * Milliseconds.perHour)
        #expect(abs(pace.ticks(at: 0.9) - 24 * Milliseconds.perHour) < 10)
        let ticks = stride(from: 0.0, through: 1, by: 0.01).map { pace.ticks(at: $0) }
        #expect(ticks == ticks.sorted() && ticks[0] >= 1)
    }

    @Test(arguments: [(0.5, 0.0), (0.9, 1.281552), (0.975, 1.959964), (0.01, -2.326348), (0.999, 3.090232)])
    func `knows the normal distribution`(share: Double, deviations: Double) {
        #expect(abs(normalQuantile(share) - deviations) < 1e-6)
    }

    @Test func `may take no time to speak of`() throws {
        let hour = try #require(Span("1 hours"))
        #expect(Pace(median: hour, p90: hour).ticks(at: 0.99) == Milliseconds.perHour)
    }
}

@Suite struct `Chance` {
    @Test func `is even, and the same again`() {
        let shares = (0..<4_000).map { Draws(seed: 3, ticket: $0).share(.delay, of: "dinas", 1) }
        #expect(shares.allSatisfy { (0..<1).contains($0) })
        #expect(abs(shares.reduce(0, +) / 4_000 - 0.5) < 0.02)
        #expect(shares.count { $0 < 0.1 } > 320 && shares.count { $0 < 0.1 } < 480)
        #expect(shares == (0..<4_000).map { Draws(seed: 3, ticket: $0).share(.delay, of: "dinas", 1) })
    }

    @Test func `is another for each purpose, name and turn`() {
        let draws = Draws(seed: 3, ticket: 1)
        let shares = [
            draws.share(.delay), draws.share(.acts), draws.share(.delay, of: "dinas"), draws.share(.delay, of: "pusat"),
            draws.share(.delay, of: "dinas", 1), Draws(seed: 4, ticket: 1).share(.delay),
            Draws(seed: 3, ticket: 2).share(.delay),
        ]
        #expect(Set(shares).count == shares.count)
    }
}
