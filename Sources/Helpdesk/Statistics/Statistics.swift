package import EventStore
package import Workflow

/// The counts as people read them. What it costs depends on weeks and places, never on how many tickets there are.
package struct Statistics: Sendable {
    private let database: any Database
    private let library: Library
    private let regions: Regions
    private let time: any Timepiece

    package init(database: any Database, library: Library, regions: Regions, time: any Timepiece) {
        self.database = database
        self.library = library
        self.regions = regions
        self.time = time
    }

    package init(_ installation: Installation) {
        self.init(
            database: installation.database, library: installation.library, regions: installation.regions,
            time: installation.time)
    }

    /// In WIB, wherever the reader is: a week of the nation is one week.
    package var today: CivilDay { time.now().civilDay }

    // MARK: Dashboards

    /// The services that `person` may look over, and how far.
    package func views(of person: Person) -> [(workflow: WorkflowName, scope: Place)] {
        let scopes = library.scopes(of: person)
        return library.current.map(\.reference.name).compactMap { workflow in scopes[workflow].map { (workflow, $0) } }
    }

    /// Nil where `person` may not look there.
    /// - Parameter place: nil for all that they may see.
    package func dashboard(
        of workflow: WorkflowName, at place: Place?, for person: Person
    ) async throws -> Dashboard? {
        guard let scope = library.scopes(of: person)[workflow] else { return nil }
        let place = place ?? scope
        guard scope.contains(place), place.level <= .kabkota, isKnown(place) else { return nil }
        let (today, parts) = (time.now().civilDay, parts(of: place))
        return try await database.read { connection in
            let counts = Counts(
                table: StatisticTable(connection: connection), workflow: workflow, since: Self.since(today))
            return Dashboard(
                workflow: workflow, place: place, scope: scope, today: today,
                open: try counts.open(at: place, on: today), weeks: try counts.weeks(at: place),
                waits: try counts.waits(at: place), parts: try counts.parts(parts))
        }
    }

    private func isKnown(_ place: Place) -> Bool {
        place == .national || regions.place(forRegion: place.code) == place || elsewhere.contains(place)
    }

    private func parts(of place: Place) -> [Place] {
        switch place.level {
        case .national: regions.provinces.map(\.place) + elsewhere
        case .provinsi: regions.within(place.code).map(\.place)
        case .kabkota, .unit: []
        }
    }

    private var elsewhere: [Place] {
        Place.Elsewhere.allCases.compactMap { Place($0).ancestor(at: .provinsi) }
    }

    // MARK: Standards

    /// How each service has kept what it promises; nothing of those that nobody asked.
    package func records() async throws -> [WorkflowName: ServiceRecord] {
        let (services, since) = (library.current.map(\.reference.name), Self.since(time.now().civilDay))
        return try await database.read { connection in
            let table = StatisticTable(connection: connection)
            let records = try services.map { workflow in
                let counts = Counts(table: table, workflow: workflow, since: since)
                return ServiceRecord(
                    opened: try counts.sum(.opened, .national), answers: try counts.answers(at: .national),
                    median: try counts.waits(at: .national).median)
            }
            return Dictionary(uniqueKeysWithValues: zip(services, records)).filter { $0.value != ServiceRecord.none }
        }
    }

    private static func since(_ today: CivilDay) -> CivilDay {
        today.monday.advanced(by: -7 * (Dashboard.weekCount - 1))
    }
}

/// One service's record.
package struct ServiceRecord: Equatable, Sendable {
    package var opened: Int
    package var answers: Punctuality
    /// Half of the first answers took no longer; nil while there is none.
    package var median: WaitBand?

    package init(opened: Int, answers: Punctuality, median: WaitBand?) {
        self.opened = opened
        self.answers = answers
        self.median = median
    }

    fileprivate static let none = ServiceRecord(opened: 0, answers: Punctuality(inTime: 0, late: 0), median: nil)
}

extension Library {
    /// Whoever stands in an inbox of the nation, a province or a kab/kota looks over the service there; nobody else does.
    func scopes(of person: Person) -> [WorkflowName: Place] {
        let inboxes = currentInboxes(of: person).filter { $0.holding.place.level < .unit }
        // All of one person's inboxes are at that person's place.
        return Dictionary(inboxes.map { ($0.workflow, $0.holding.place) }) { first, _ in first }
    }
}

/// One service's counts since a day.
private struct Counts {
    let table: StatisticTable
    let workflow: WorkflowName
    let since: CivilDay

    func sum(_ measure: Statistic.Measure, _ place: Place) throws -> Int {
        try table.sum(of: measure, in: workflow, at: place, since: since)
    }

    func answers(at place: Place) throws -> Punctuality {
        Punctuality(inTime: try sum(.inTime, place), late: try sum(.late, place))
    }

    func open(at place: Place, on today: CivilDay) throws -> [TierName: [Dashboard.Age: Int]] {
        let rows = try table.counts(of: .open, in: workflow, at: place, since: .first)
        return rows.reduce(into: [:]) { open, row in
            let age = Dashboard.Age(days: today.dayNumber - row.on.dayNumber)
            open[TierName(row.item), default: [:]][age, default: 0] += row.tickets
        }
    }

    func weeks(at place: Place) throws -> [Dashboard.Week] {
        var weeks = (0..<Dashboard.weekCount).map { Dashboard.Week(monday: since.advanced(by: 7 * $0)) }
        let measures: [(Statistic.Measure, WritableKeyPath<Dashboard.Week, Int>)] = [
            (.opened, \.opened), (.climbed, \.climbed), (.missed, \.missed), (.lapsed, \.lapsed), (.closed, \.closed),
            (.inTime, \.inTime), (.late, \.late),
        ]
        for (measure, path) in measures {
            for row in try table.counts(of: measure, in: workflow, at: place, since: since) {
                let index = (row.on.dayNumber - since.dayNumber) / 7
                // Practice time may have been set back since.
                if weeks.indices.contains(index) { weeks[index][keyPath: path] += row.tickets }
            }
        }
        return weeks
    }

    func waits(at place: Place) throws -> [WaitBand: Int] {
        try table.counts(of: .wait, in: workflow, at: place, since: since).reduce(into: [:]) { waits, row in
            if let band = WaitBand(item: row.item) { waits[band, default: 0] += row.tickets }
        }
    }

    /// Of those elsewhere only where there is something.
    func parts(_ places: [Place]) throws -> [Dashboard.Part] {
        try places.compactMap { place in
            let part = Dashboard.Part(
                place: place, open: try table.sum(of: .open, in: workflow, at: place, since: .first),
                opened: try sum(.opened, place), answers: try answers(at: place))
            let isEmpty = part.open + part.opened + part.answers.all == 0
            return isEmpty && Place.Elsewhere(rawValue: place.code) != nil ? nil : part
        }
    }
}
