import EventStore
import Workflow

/// Which clocks wake when: the index that the timekeeper sleeps by.
struct DueClocks {
    let connection: any Connection

    /// The clocks that woke up to `now`, in the order in which they fell due.
    func awake(at now: Instant, limit: Int) throws -> [DueClock] {
        try connection.all(SQL.awake, [.integer(now.milliseconds), .int(limit)]) { row in
            DueClock(
                number: try row.int(0), clock: ClockName(try row.text(1)), arming: try row.int(2),
                wakesAt: Instant(milliseconds: try row.integer(3)))
        }
    }

    /// When the next clock wakes; nil where none runs.
    func nextWake() throws -> Instant? {
        try connection.first(SQL.next) { Instant(milliseconds: try $0.integer(0)) }
    }

    /// Open tickets above `number`, ascending: those whose clocks an outage may have touched.
    func tickets(after number: TicketNumber, limit: Int) throws -> [TicketNumber] {
        try connection.all(SQL.tickets, [.int(number), .int(limit)]) { try $0.int(0) }
    }

    enum SQL {
        static let awake = """
            SELECT number, name, arming, wakes_at FROM clock WHERE wakes_at <= $1 ORDER BY wakes_at, number, name LIMIT $2
            """
        static let next = "SELECT wakes_at FROM clock ORDER BY wakes_at LIMIT 1"
        static let tickets = "SELECT DISTINCT number FROM clock WHERE number > $1 ORDER BY number LIMIT $2"
    }
}
