import EventStore
package import Workflow

/// A letter as it is stored: what it tells of, to whom, and when. References and times, and not a word of anybody's.
package struct LetterRow: Equatable, Sendable {
    package var id: Int
    package var key: Key
    /// The moment of the event, or, of what can wait, the end of the quiet hours in which it fell.
    package var dueAt: Instant
    package var state: LetterState

    /// Once per event, notice and person, whatever happens.
    package struct Key: Hashable, Sendable {
        package var number: TicketNumber
        package var version: Int
        package var notice: Notice.Kind
        package var recipient: AccountID
    }

    static let columns = "id, number, version, notice, recipient, due_at, state, cause"

    init(row: any Row) throws {
        id = try row.int(0)
        guard let notice = Notice.Kind(rawValue: try row.text(3)),
            let state = LetterState(name: try row.text(6), cause: try row.optionalText(7))
        else { throw EventStoreError.corrupt("letter \(id)") }
        key = Key(
            number: try row.int(1), version: try row.int(2), notice: notice, recipient: AccountID(try row.text(4)))
        dueAt = Instant(milliseconds: try row.integer(5))
        self.state = state
    }
}
