import Crypto
package import Workflow

/// Somebody whose lists hold tickets: a person, or an inbox and with it everybody who stands there.
///
/// One word of letters and digits, since it is also a term of the search index.
package struct Viewer: Hashable, Comparable, Sendable {
    package let text: String

    package init(_ account: AccountID) { text = account.rawValue }

    package init(inbox: Ticket.Holding, of workflow: WorkflowName) {
        let key = "\(workflow)\u{0}\(inbox.tier)\u{0}\(inbox.place.path)"
        let digest = SHA256.hash(data: Array(key.utf8)).prefix(12)
        text = "i" + digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    package static func < (one: Viewer, other: Viewer) -> Bool { one.text < other.text }
}

extension Viewer {
    /// Everybody who may see the ticket: `Definition.maySee`, turned round.
    package static func all(of ticket: Ticket) -> Set<Viewer> {
        let inboxes = (ticket.earlierHolders + [ticket.holder]).map { Viewer(inbox: $0, of: ticket.workflow.name) }
        let people = [ticket.requester, ticket.filer].compactMap(\.self).map { Viewer($0) }
        return Set(inboxes + people)
    }

    /// Under which names `person` finds tickets.
    package static func all(for person: Person, in definitions: some Sequence<Definition>) -> [Viewer] {
        let inboxes = definitions.flatMap { definition in
            definition.inboxes(of: person).map { Viewer(inbox: $0, of: definition.name) }
        }
        return [Viewer(person.id)] + Set(inboxes).sorted()
    }
}
