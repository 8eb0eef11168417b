import EventStore
import Workflow

/// That something happened to a ticket: what it takes to say who may know of it.
struct TicketNews: Sendable {
    /// As it is afterwards.
    let ticket: Ticket
    /// Where it lies now, and where it lay before.
    let inboxes: Set<Inbox>
    /// The last of what happened, also among the staff.
    let version: Int
    /// The last that the requester may know of; nil where all of it was among the staff.
    let publicVersion: Int?

    /// The version to tell this person of; nil where nothing that they may see has happened.
    func version(for person: Person) -> Int? {
        guard ticket.isVisible(to: person) else { return nil }
        return ticket.showsInternal(to: person) ? version : publicVersion
    }
}

extension TicketNews {
    /// What a page of the log says about those tickets that somebody wants to hear of.
    static func all(
        in page: [RecordedEvent], on connection: any Connection,
        where isWanted: (TicketNumber) -> Bool
    ) throws -> [TicketNews] {
        var first: [TicketNumber: Int] = [:]
        for recorded in page {
            guard let number = TicketStreams.number(in: recorded.stream), isWanted(number) else { continue }
            first[number] = min(first[number] ?? recorded.version, recorded.version)
        }
        let streams = TicketStreams(connection)
        return try first.compactMap { number, version in
            TicketNews(try streams.events(of: number), since: version)
        }
    }

    /// - Parameter version: of the first event that is news.
    private init?(_ events: [TicketEvent], since version: Int) {
        guard let ticket = Ticket(folding: events) else { return nil }
        let before = Ticket(folding: events.prefix(version - 1))
        self.ticket = ticket
        inboxes = Set(((before?.inboxEntries ?? []) + ticket.inboxEntries).map(\.inbox))
        self.version = events.count
        publicVersion = events.indices.last { $0 + 1 >= version && !events[$0].fact.isInternal }.map { $0 + 1 }
    }
}
