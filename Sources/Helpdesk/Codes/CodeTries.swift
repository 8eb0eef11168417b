import EventStore
import Workflow

/// How often codes were typed wrong, by each sender and for each place. On the real clock, as sign-ins are.
struct CodeTries {
    let connection: any Connection
    let now: Instant

    /// After the last wrong one that is too many, and after which they are forgotten.
    static let wait = Milliseconds.perHour
    /// Of a place, for each that a sender has: a few who mistype must not shut an office out.
    static let placeFactor = 4

    /// Whose wrong codes are counted together.
    struct Counter {
        var scope: CodeTable.Scope
        var who: String
        var most: Int

        static func all(_ kind: CodeKind, _ scope: CodeTable.Scope, sender: AccountID, place: Place?) -> [Counter] {
            [
                Counter(scope: scope, who: "account/\(sender)", most: kind.tries),
                Counter(
                    scope: scope, who: "place/\(place?.path ?? "")", most: kind.tries * CodeTries.placeFactor),
            ]
        }

        fileprivate var values: [SQLValue] {
            [.text(scope.workflow.rawValue), .text(scope.name.rawValue), .text(who)]
        }
    }

    /// Milliseconds until one may be typed again; nil where it may be now.
    func wait(_ counters: [Counter]) throws -> Int64? {
        try counters.compactMap { counter in
            guard let last = try last(counter), last.count >= counter.most else { return nil }
            let left = last.at + Self.wait - now
            return left > 0 ? left : nil
        }.max()
    }

    func count(_ counters: [Counter]) throws {
        try connection.execute(SQL.sweep, [.integer(now.milliseconds - Self.wait)])
        for counter in counters {
            try connection.execute(SQL.count, counter.values + [.integer(now.milliseconds)])
        }
    }

    private func last(_ counter: Counter) throws -> (count: Int, at: Instant)? {
        try connection.first(SQL.find, counter.values) { row in
            (count: try row.int(0), at: Instant(milliseconds: try row.integer(1)))
        }
    }

    enum SQL {
        static let find = "SELECT count, last_at FROM code_try WHERE workflow = $1 AND name = $2 AND who = $3"
        static let count = """
            INSERT INTO code_try (workflow, name, who, count, last_at) VALUES ($1, $2, $3, 1, $4)
            ON CONFLICT (workflow, name, who) DO UPDATE SET count = count + 1, last_at = excluded.last_at
            """
        static let sweep = "DELETE FROM code_try WHERE last_at <= $1"
    }
}
