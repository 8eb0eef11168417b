import Crypto
package import Workflow

/// Somebody whose lists hold tickets: a person, or everybody who has one role at one place.
///
/// One word of letters and digits, since it is also a term of the search index.
package struct Viewer: Hashable, Comparable, Sendable {
    package let text: String

    package init(_ account: AccountID) { text = account.rawValue }

    package init(inbox: Ticket.Holding) { self.init(inbox.members, at: inbox.place) }

    private init(_ role: RoleName, at place: Place) {
        let digest = SHA256.hash(data: Array("\(role)\u{0}\(place.path)".utf8)).prefix(12)
        text = "i" + Array(digest).hexadecimal
    }

    package static func < (one: Viewer, other: Viewer) -> Bool { one.text < other.text }
}

extension Viewer {
    /// Everybody who may see the ticket: `Ticket.isVisible`, turned round.
    package static func all(of ticket: Ticket) -> Set<Viewer> {
        let inboxes = ticket.inboxes.map { Viewer(inbox: $0) }
        let people = [ticket.requester, ticket.filer].compactMap(\.self).map { Viewer($0) }
        return Set(inboxes + people)
    }

    /// Under which names `person` finds tickets: their own, and one for each role where they stand.
    package static func all(for person: Person) -> [Viewer] {
        [Viewer(person.id)] + person.roles.sorted().map { Viewer($0, at: person.place) }
    }
}
