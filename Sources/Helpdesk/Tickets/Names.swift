import EventStore
import Workflow

/// What people and places are called: from the book, and what is not in it from the tables, into the book.
struct Names {
    let connection: any Connection
    let book: NameBook

    init(_ connection: any Connection, _ book: NameBook) {
        self.connection = connection
        self.book = book
    }

    func person(_ id: AccountID) throws -> PersonName {
        if let known = book.person(id) { return known }
        let found = try connection.first(SQL.person, [.text(id.rawValue)]) { row in
            (name: try row.text(0), place: Place(path: try row.text(1)) ?? .national)
        }
        let person = PersonName(id: id, name: found?.name ?? id.rawValue, place: try place(found?.place ?? .national))
        book.note(person)
        return person
    }

    /// A guest without their name, which is sealed in the ticket.
    func requester(of ticket: Ticket) throws -> PersonName {
        guard ticket.requester.isGuest else { return try person(ticket.requester) }
        return PersonName(id: ticket.requester, name: nil, place: try place(ticket.requesterPlace))
    }

    func place(_ place: Place) throws -> PlaceName {
        if let known = book.place(place) { return known }
        let unnamed = place == .national ? Self.nation : place.code
        let name = PlaceName(place: place, name: try Places(connection).name(of: place) ?? unnamed)
        book.note(name)
        return name
    }

    /// The nation is called the same in both our languages.
    private static let nation = "Indonesia"

    enum SQL {
        static let person = "SELECT name, place FROM account WHERE id = $1"
    }
}

/// Everybody and everything that one ticket names.
struct TicketNames {
    var requester: PersonName
    var filer: PersonName?
    var assignee: PersonName?
    var place: PlaceName

    /// - Throws: `EventStoreError`.
    init(of ticket: Ticket, from names: Names) throws {
        requester = try names.requester(of: ticket)
        filer = try ticket.filer.map { try names.person($0) }
        assignee = try ticket.assignee.map { try names.person($0) }
        place = try names.place(ticket.holder.place)
    }

    /// Nil where the book does not have all of them.
    init?(of ticket: Ticket, from book: NameBook) {
        guard let requester = book.requester(of: ticket), let place = book.place(ticket.holder.place) else {
            return nil
        }
        self.requester = requester
        self.place = place
        filer = ticket.filer.flatMap { book.person($0) }
        assignee = ticket.assignee.flatMap { book.person($0) }
        if (filer == nil) != (ticket.filer == nil) || (assignee == nil) != (ticket.assignee == nil) { return nil }
    }
}

extension NameBook {
    fileprivate func requester(of ticket: Ticket) -> PersonName? {
        guard ticket.requester.isGuest else { return person(ticket.requester) }
        return place(ticket.requesterPlace).map { PersonName(id: ticket.requester, name: nil, place: $0) }
    }
}
