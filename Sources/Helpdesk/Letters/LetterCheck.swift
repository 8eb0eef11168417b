package import EventStore
package import Workflow

/// A letter that no event of the log has anybody write.
package struct LetterFault: Equatable, Sendable {
    package var number: TicketNumber
    package var version: Int
    package var notice: String
}

/// Holds every letter against the event that it names, without writing anything. Only against its number: letters are
/// not rebuilt, and what a file says now is nothing to an old one.
package struct LetterCheck {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// - Returns: how many letters there are.
    package func run(report: (LetterFault) -> Void) throws -> Int {
        var count = 0
        try connection.forEach(SQL.all, []) { row in
            count += 1
            let (number, version, notice) = (try row.int(0), try row.int(1), try row.text(2))
            let state = LetterState(name: try row.text(3), cause: try row.optionalText(4))
            let isSound = try Notice.Kind(rawValue: notice) != nil && state != nil && row.bool(5)
            if !isSound { report(LetterFault(number: number, version: version, notice: notice)) }
            return true
        }
        return count
    }

    enum SQL {
        static let all = """
            SELECT letter.number, letter.version, notice, state, cause,
                EXISTS (SELECT 1 FROM ticket WHERE ticket.number = letter.number AND letter.version <= ticket.version)
            FROM letter
            """
    }
}
