import EventStore
package import Workflow

/// The tickets behind one of a dashboard's figures: those that were counted for it.
package struct CountedFilter: Equatable, Sendable {
    package var workflow: WorkflowName
    /// From which it was asked; see `Statistic`.
    package var place: Place
    package var measure: Statistic.Measure
    /// Mondays, both counted.
    package var weeks: ClosedRange<CivilDay>
    /// Of first answers, how long they took.
    package var band: WaitBand?

    package init(
        workflow: WorkflowName, place: Place, measure: Statistic.Measure, weeks: ClosedRange<CivilDay>,
        band: WaitBand? = nil
    ) {
        self.workflow = workflow
        self.place = place
        self.measure = measure
        self.weeks = weeks
        self.band = band
    }

    /// All the weeks of a dashboard.
    package static func weeks(until today: CivilDay) -> ClosedRange<CivilDay> {
        today.monday.advanced(by: -7 * (Dashboard.weekCount - 1))...today.monday
    }

    var scope: String {
        let parts = [
            workflow.rawValue, place.path, measure.rawValue, "\(weeks.lowerBound)", "\(weeks.upperBound)",
            band?.item ?? "-",
        ]
        return parts.joined(separator: "\u{1}")
    }
}

/// Which tickets were counted: one list for each count, but for what is open, which other lists tell.
struct CountedLists {
    let connection: any Connection

    func add(_ marks: [StatisticMark]) throws {
        var lists: [Statistic: Int] = [:]
        for mark in marks {
            let list = try lists[mark.statistic] ?? list(mark.statistic)
            lists[mark.statistic] = list
            try connection.execute(SQL.add, [.int(list), .int(mark.number)])
        }
    }

    private func list(_ statistic: Statistic) throws -> Int {
        try connection.execute(SQL.addList, statistic.key)
        guard let list = try connection.first(SQL.list, statistic.key, { try $0.int(0) }) else {
            throw EventStoreError.corrupt("no list of \(statistic.measure)")
        }
        return list
    }

    func clear() throws {
        try connection.execute(SQL.clear)
        try connection.execute(SQL.clearLists)
    }

    /// As few as the figure has weeks.
    func lists(of filter: CountedFilter) throws -> [Int] {
        try connection.all(
            SQL.lists,
            [
                .text(filter.workflow.rawValue), .text(filter.place.path), .text(filter.measure.rawValue),
                .int(filter.weeks.lowerBound.dayNumber), .int(filter.weeks.upperBound.dayNumber),
                .text(filter.band?.item ?? ""),
            ]
        ) { try $0.int(0) }
    }

    /// At most `limit` below `last`, the newest first, of several lists that are read as one.
    func numbers(in lists: [Int], below last: TicketNumber, limit: Int) throws -> [TicketNumber] {
        let numbers = try lists.flatMap { list in
            try connection.all(SQL.page, [.int(list), .int(last), .int(limit)]) { try $0.int(0) }
        }
        return Array(Set(numbers).sorted(by: >).prefix(limit))
    }

    func holds(_ number: TicketNumber, lists: [Int]) throws -> Bool {
        try lists.contains { try connection.first(SQL.holds, [.int($0), .int(number)]) { _ in true } ?? false }
    }

    /// How many tickets each list has, for `tangga verify`.
    func counts() throws -> [Statistic: Int] {
        let rows = try connection.all(SQL.counts) { row in
            try Statistic.Measure(rawValue: row.text(2)).map { measure in
                (
                    Statistic(
                        workflow: WorkflowName(try row.text(0)), place: try row.text(1), measure: measure,
                        on: CivilDay(dayNumber: try row.int(3)), item: try row.text(4)), try row.int(5)
                )
            }
        }
        return Dictionary(rows.compactMap(\.self), uniquingKeysWith: +)
    }

    enum SQL {
        static let addList = """
            INSERT INTO counted_list (workflow, place, measure, day, item) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """
        static let list = """
            SELECT id FROM counted_list WHERE workflow = $1 AND place = $2 AND measure = $3 AND day = $4 AND item = $5
            """
        static let lists = """
            SELECT id FROM counted_list
            WHERE workflow = $1 AND place = $2 AND measure = $3 AND day >= $4 AND day <= $5 AND item = $6
            """
        static let add = "INSERT INTO counted_ticket (list, number) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        static let page = """
            SELECT number FROM counted_ticket WHERE list = $1 AND number < $2 ORDER BY number DESC LIMIT $3
            """
        static let holds = "SELECT 1 FROM counted_ticket WHERE list = $1 AND number = $2"
        static let counts = """
            SELECT workflow, place, measure, day, item, count(*) FROM counted_ticket
            JOIN counted_list ON counted_list.id = counted_ticket.list GROUP BY counted_ticket.list
            """
        static let clear = "DELETE FROM counted_ticket"
        static let clearLists = "DELETE FROM counted_list"
    }
}
