import Testing
import Workflow

@testable import Simulator

/// A small simulation with something written for each part that matters to a test.
struct Trial {
    var workflow: String?
    /// YAML; empty for what is so by default.
    var behaviour = ""
    var tickets = 300
    var days = 60
    var seed: UInt64 = 7

    /// Two kab/kota of the west, one of the middle, one of the east, and elsewhere.
    static let localities =
        [
            Locality(kabkota: "32.01", in: "32", zone: .wib), Locality(kabkota: "32.04", in: "32", zone: .wib),
            Locality(kabkota: "73.71", in: "73", zone: .wita), Locality(kabkota: "91.01", in: "91", zone: .wit),
        ] + Place.Elsewhere.allCases.map { Locality($0) }

    static var regions: Set<String> { Set(localities.flatMap(\.place.codes)) }

    func simulation() throws -> Simulation {
        try simulation(arrivingUnder: setting())
    }

    /// The same people, who know the other workflow.
    func simulation(arrivingUnder first: Setting) throws -> Simulation {
        let arrivals = try RandomArrivals(
            tickets, seed: first.seed, under: first.definition, of: first.behaviour, in: first.frame,
            from: first.localities, office: first.office)
        return Simulation(try setting(), .random(arrivals))
    }

    func setting() throws -> Setting {
        let definition = try ProjectFiles.definition(try workflow ?? ProjectFiles.flagship())
        let start = try #require(CivilDay("2026-01-05"))
        return Setting(
            definition: definition, behaviour: try loadedBehaviour(definition), localities: Self.localities,
            office: .office(try ProjectFiles.holidays()), frame: try #require(Frame(from: start, days: days)),
            seed: seed)
    }

    private func loadedBehaviour(_ definition: Definition) throws -> Behaviour {
        guard !behaviour.isEmpty else { return Behaviour(for: [definition]) }
        return try BehaviourLoader(for: [definition], calendars: ProjectFiles.calendars(), regions: Self.regions)
            .load(behaviour, file: "behaviour.yaml")
    }

    /// Every history that was opened.
    func histories() throws -> [[TicketEvent]] {
        let simulation = try simulation()
        return (0..<tickets).compactMap { try? simulation.history(of: $0).get() }
    }

    static let silentStaff = "tiers: { dinas: { answered: 0 % }, pusat: { answered: 0 % } }"
}
