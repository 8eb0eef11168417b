import EventStore
import Workflow

/// A code as it comes to the desk: what was typed is already a digest.
struct CodeShown: Sendable {
    var field: FieldName
    var kind: CodeKind
    var scope: CodeTable.Scope
    /// Where it should be from; nil where that was not filled in.
    var place: Place?
    var digest: [UInt8]

    /// What the ticket keeps in its place.
    static func accepted(_ id: CodeEntry.ID) -> FieldValue { .plain("\(mark)\(id)") }

    /// The code that was accepted there; nil for what is none.
    static func accepted(_ value: FieldValue) -> CodeEntry.ID? {
        guard case .plain(let text) = value, text.hasPrefix(mark) else { return nil }
        return CodeEntry.ID(text.dropFirst(mark.count))
    }

    private static let mark = "accepted:"
}

/// Judges codes in the transaction that would spend them. Every no is the same, and costs the same.
struct CodeJudge {
    let connection: any Connection
    /// Ticket time, which codes expire by; and the real one.
    let now: Instant
    let recordedAt: Instant

    /// - Returns: by field, the code that was accepted.
    /// - Throws: `Refusal.form` where one does not fit, which is counted; `DeskError.tooManyTries` where too many did not.
    func accept(_ shown: [CodeShown], from sender: AccountID) throws -> [FieldName: CodeEntry.ID] {
        let tries = CodeTries(connection: connection, now: recordedAt)
        var accepted: [FieldName: CodeEntry.ID] = [:]
        for code in shown {
            let counters = CodeTries.Counter.all(code.kind, code.scope, sender: sender, place: code.place)
            if let wait = try tries.wait(counters) {
                throw DeskError.tooManyTries(seconds: Int((wait + 999) / 1_000))
            }
            guard let id = try accept(code) else {
                try tries.count(counters)
                try note(code)
                throw Refusal.form([FieldFault(field: FieldName("fields.\(code.field)"), kind: .codeRefused)])
            }
            accepted[code.field] = id
        }
        return accepted
    }

    func spend(_ accepted: [FieldName: CodeEntry.ID], on ticket: TicketNumber, by sender: AccountID) throws {
        let table = CodeTable(connection: connection)
        for id in accepted.values.sorted() {
            try table.spend(id)
            try table.note(.used, id, by: sender, ticket: ticket, at: now)
        }
    }

    /// That a wrong one was tried for that place, without a word of what was typed or by whom: nobody is to be known by
    /// a slip.
    private func note(_ code: CodeShown) throws {
        let table = CodeTable(connection: connection)
        guard let held = try table.held(code.scope, at: code.place ?? .national, now: now) else { return }
        try table.note(.refused, held.entry.id, by: nil, at: now)
    }

    /// Looks, compares and asks after its state whatever came of the step before.
    private func accept(_ code: CodeShown) throws -> CodeEntry.ID? {
        let held = try CodeTable(connection: connection).held(code.scope, at: code.place ?? .national, now: now)
        let isSame = isEqual(code.digest, held?.digest ?? [UInt8](repeating: 0, count: code.digest.count))
        let isInForce = held?.entry.state == .inForce
        return isSame && isInForce ? held?.entry.id : nil
    }

    /// In the same time wherever they differ.
    private func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
