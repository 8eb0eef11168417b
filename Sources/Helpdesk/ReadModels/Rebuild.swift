package import EventStore
package import Workflow

/// Makes the read models anew from the events, all or nothing.
package struct Rebuild {
    let connection: any Connection
    /// A ticket's subject in clear; nil where its requester has been erased.
    let subject: (Ticket) throws -> String?

    package init(_ connection: any Connection, subject: @escaping (Ticket) throws -> String?) {
        self.connection = connection
        self.subject = subject
    }

    /// Counts that memory holds at most before they are written.
    private static let tallied = 20_000

    /// - Returns: how many events were read.
    package func run(progress: (Int) -> Void = { _ in }) throws -> Int {
        let models = ReadModels(connection)
        try models.clear()
        try CommentStreams(connection: connection).rebuild()
        let statistics = StatisticTable(connection: connection)
        try statistics.clear()
        var fold = StatisticFold()
        let note = { (event: TicketEvent, number: TicketNumber, position: Int) in
            fold.note(event, of: number)
            guard fold.tally.count >= Self.tallied || fold.count.marks.count >= Self.tallied else { return }
            try statistics.add(fold.take(), through: position)
        }
        let events = try TicketFold(connection).forEach(progress: progress, noting: note) { ticket in
            try models.store(ticket, replacing: nil, subject: try subject(ticket))
        }
        try statistics.add(fold.take(), through: try EventLog(connection).head())
        try Settings(connection).set(.readModels, to: "\(ReadModels.edition)")
        return events
    }

    /// Whether the tables were filled by a program that meant something else by them.
    package static func isDue(_ connection: any Connection) throws -> Bool {
        try Settings(connection).integer(.readModels) != ReadModels.edition
    }
}
