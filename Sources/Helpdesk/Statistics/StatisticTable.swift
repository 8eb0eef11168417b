import EventStore
import Workflow

/// The counts, and how far the log has been counted: both change in one transaction.
struct StatisticTable {
    let connection: any Connection

    func position() throws -> Int {
        Int(try Settings(connection).integer(.statisticsCounted) ?? 0)
    }

    func add(_ count: StatisticCount, through position: Int) throws {
        for (statistic, change) in count.counts where change != 0 {
            try connection.execute(SQL.add, statistic.key + [.int(change)])
            // Of the days on which something was opened only those are kept on which some of it is open.
            if change < 0 { try connection.execute(SQL.tidy, statistic.key) }
        }
        try CountedLists(connection: connection).add(count.marks)
        try Settings(connection).set(.statisticsCounted, to: "\(position)")
    }

    func clear() throws {
        try connection.execute(SQL.clear)
        try CountedLists(connection: connection).clear()
    }

    func counts(
        of measure: Statistic.Measure, in workflow: WorkflowName, at place: Place, since day: CivilDay
    ) throws -> [(on: CivilDay, item: String, tickets: Int)] {
        try connection.all(
            SQL.since,
            [.text(workflow.rawValue), .text(place.path), .text(measure.rawValue), .int(day.dayNumber)]
        ) { (CivilDay(dayNumber: try $0.int(0)), try $0.text(1), try $0.int(2)) }
    }

    func sum(
        of measure: Statistic.Measure, in workflow: WorkflowName, at place: Place, since day: CivilDay
    ) throws -> Int {
        try counts(of: measure, in: workflow, at: place, since: day).map(\.tickets).reduce(0, +)
    }

    /// A row that means nothing is told as such by nil.
    func all() throws -> [(Statistic?, Int)] {
        try connection.all(SQL.all) { row in
            let statistic = try Statistic.Measure(rawValue: row.text(2)).map { measure in
                Statistic(
                    workflow: WorkflowName(try row.text(0)), place: try row.text(1), measure: measure,
                    on: CivilDay(dayNumber: try row.int(3)), item: try row.text(4))
            }
            return (statistic, try row.int(5))
        }
    }

    enum SQL {
        static let add = """
            INSERT INTO statistic (workflow, place, measure, day, item, tickets) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (workflow, place, measure, day, item) DO UPDATE SET tickets = statistic.tickets + excluded.tickets
            """
        static let tidy = """
            DELETE FROM statistic
            WHERE workflow = $1 AND place = $2 AND measure = $3 AND day = $4 AND item = $5 AND tickets = 0
            """
        static let since = """
            SELECT day, item, tickets FROM statistic
            WHERE workflow = $1 AND place = $2 AND measure = $3 AND day >= $4 ORDER BY day, item
            """
        static let all = "SELECT workflow, place, measure, day, item, tickets FROM statistic"
        static let clear = "DELETE FROM statistic"
    }
}

extension Statistic {
    /// As the tables name it.
    var key: [SQLValue] {
        [.text(workflow.rawValue), .text(place), .text(measure.rawValue), .int(on.dayNumber), .text(item)]
    }
}
