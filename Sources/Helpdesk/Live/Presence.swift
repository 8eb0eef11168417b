import Workflow

/// What somebody is writing, as far as others are told.
package enum Writing: String, CaseIterable, Sendable {
    case answer, reply, ask, note, other
}

/// Somebody else at the same ticket. It locks nothing: it is said so that two do not do the same work.
package struct Companion: Equatable, Sendable {
    package var name: String
    /// Nil while they only look.
    package var writing: Writing?

    package init(name: String, writing: Writing? = nil) {
        self.name = name
        self.writing = writing
    }
}

/// Who writes on what, forgotten a moment after the last key. A value: time is passed in.
struct Writers: Sendable {
    /// Milliseconds that a key press is remembered for.
    static let remembered: Int64 = 20_000

    private struct Entry: Sendable {
        var writing: Writing
        var until: Instant
    }

    private var entries: [TicketNumber: [AccountID: Entry]] = [:]
    private var budget = Budget(Budget.Limit(burst: 10, interval: 3_000))

    /// - Returns: whether it was noted; what comes too often is not.
    mutating func note(_ writing: Writing, by person: AccountID, on number: TicketNumber, at now: Instant) -> Bool {
        guard budget.wait(of: person.rawValue, at: now) == nil else { return false }
        budget.spend(person.rawValue, at: now)
        entries[number, default: [:]][person] = Entry(writing: writing, until: now + Self.remembered)
        return true
    }

    func writing(of person: AccountID, on number: TicketNumber, at now: Instant) -> Writing? {
        entries[number]?[person].flatMap { now < $0.until ? $0.writing : nil }
    }

    /// So that it holds no more than who has pressed a key just now.
    mutating func forget(before now: Instant) {
        entries = entries.compactMapValues { people in
            let rest = people.filter { now < $0.value.until }
            return rest.isEmpty ? nil : rest
        }
    }
}
