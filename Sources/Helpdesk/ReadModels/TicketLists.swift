import EventStore
import Workflow

/// A part of a list, and where it goes on; a page may be short, even empty, and still go on.
package struct Page<Item: Sendable>: Sendable {
    package var items: [Item]
    package var next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }

    package func map<Other>(_ change: (Item) -> Other) -> Page<Other> {
        Page<Other>(items: items.map(change), next: next)
    }
}

/// The caller's cursor is none that we gave them for this list.
package struct UnknownCursor: Error {}

/// How far a list goes: every page costs the same, however many tickets there are.
package enum PageLimit {
    package static let standard = 50
    package static let most = 200
    /// Candidates looked at for one page. Where fewer pass the filter the page is short and its cursor goes on.
    static let scanned = 1_000
}

/// The tickets of one person, newest first: those they asked, filed, hold or held.
struct TicketLists {
    let connection: any Connection
    let viewers: [Viewer]

    /// At most `limit` rows numbered below `last`.
    /// - Parameter isWanted: what else a row must be.
    func page(
        _ filter: TicketFilter, below last: TicketNumber, limit: Int,
        where isWanted: (TicketRow) -> Bool = { _ in true }
    ) throws -> (rows: [TicketRow], next: Int64?) {
        var rows: [TicketRow] = []
        var below = last
        var scanned = 0
        let lists = CountedLists(connection: connection)
        let counted = try filter.counted.map { try lists.lists(of: $0) }
        while scanned < PageLimit.scanned {
            let numbers = try candidates(filter, in: counted, below: below, limit: limit + 1)
            for number in numbers {
                if rows.count == limit { return (rows, Int64(below)) }
                if let row = try row(number), filter.passes(row), isWanted(row),
                    try (filter.requester == nil && counted == nil) || sees(number),
                    try counted.map({ try lists.holds(number, lists: $0) }) ?? true
                {
                    rows.append(row)
                }
                below = number
            }
            if numbers.count <= limit { return (rows, nil) }
            scanned += numbers.count
        }
        return (rows, Int64(below))
    }

    /// - Parameter counted: of which lists they are; nil where any will do.
    private func candidates(
        _ filter: TicketFilter, in counted: [Int]?, below: TicketNumber, limit: Int
    ) throws -> [TicketNumber] {
        if let number = filter.number { return try single(number, below: below) }
        if filter.search != nil { return try found(filter.words, below: below, limit: limit) }
        if let counted {
            return try CountedLists(connection: connection).numbers(in: counted, below: below, limit: limit)
        }
        let halves = filter.isOpen.map { [$0] } ?? [true, false]
        // One person's tickets are few beside all that an office sees.
        let viewers = filter.requester.map { [Viewer($0)] } ?? viewers
        let ranges = try viewers.flatMap { viewer in
            try halves.flatMap { isOpen in
                try connection.all(
                    SQL.seen, [.text(viewer.text), .bool(isOpen), .int(below), .int(limit)]
                ) { try $0.int(0) }
            }
        }
        return Array(Set(ranges).sorted(by: >).prefix(limit))
    }

    private func single(_ number: TicketNumber, below: TicketNumber) throws -> [TicketNumber] {
        try number < below && sees(number) ? [number] : []
    }

    func sees(_ number: TicketNumber) throws -> Bool {
        try viewers.contains { viewer in
            try [true, false].contains { isOpen in
                try connection.first(SQL.sees, [.text(viewer.text), .bool(isOpen), .int(number)]) { _ in true } ?? false
            }
        }
    }

    /// The index holds the viewers beside the words, so that it never walks through what the person may not see.
    private func found(_ words: [String], below: TicketNumber, limit: Int) throws -> [TicketNumber] {
        guard !words.isEmpty else { return [] }
        let who = viewers.map { "\"\($0.text)\"" }.joined(separator: " OR ")
        // Whole words: for a beginning the index would gather every ticket that has it before it gave the first one.
        let what = words.map { "\"\($0)\"" }.joined(separator: " AND ")
        return try connection.all(
            SQL.search, [.text("viewers : (\(who)) AND subject : (\(what))"), .int(below), .int(limit)]
        ) { try $0.int(0) }
    }

    func row(_ number: TicketNumber) throws -> TicketRow? {
        try connection.first(SQL.row, [.int(number)], TicketRow.init(row:))
    }

    enum SQL {
        static let seen = """
            SELECT number FROM ticket_viewer WHERE viewer = $1 AND is_open = $2 AND number < $3
            ORDER BY number DESC LIMIT $4
            """
        static let sees = "SELECT 1 FROM ticket_viewer WHERE viewer = $1 AND is_open = $2 AND number = $3"
        static let search = """
            SELECT rowid FROM ticket_search WHERE ticket_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3
            """
        static let row = "SELECT \(TicketRow.columns) FROM ticket WHERE number = $1"
    }
}
