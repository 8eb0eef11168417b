package import EventStore
package import Workflow

/// Where letters go: requesters are written to at the address that they gave in their form, everybody else, and who
/// gave none, at the account's.
package struct AddressBook: Sendable {
    let database: any Database
    let library: Library
    let vault: Vault
    let zone: @Sendable (Place) -> Zone
    /// Nil while nobody hands out links.
    let links: LetterLinks?

    package init(
        database: any Database, library: Library, vault: Vault, zone: @escaping @Sendable (Place) -> Zone,
        links: LetterLinks? = nil
    ) {
        self.database = database
        self.library = library
        self.vault = vault
        self.zone = zone
        self.links = links
    }

    /// One for each, in their order.
    func addressees(of letters: [(recipient: AccountID, ticket: Ticket)]) async throws -> [Addressee] {
        let requesters = letters.filter { $0.recipient == $0.ticket.requester }.map(\.recipient)
        let opener = try await vault.opener(for: Set(requesters))
        let people = Set(letters.filter { !$0.ticket.isGuest($0.recipient) }.map(\.recipient))
        let accounts = try await database.read { connection in
            try people.reduce(into: [AccountID: Account]()) { $0[$1] = try Accounts.account($1, on: connection) }
        }
        return try letters.map { recipient, ticket in
            let contact = recipient == ticket.requester ? try contact(of: ticket, opener) : nil
            var reader =
                ticket.isGuest(recipient)
                ? guest(of: ticket, at: contact) : person(accounts[recipient], at: contact)
            reader.link = links?.ticket(ticket, for: recipient)
            reader.followUp = links?.followUp(to: ticket, for: recipient)
            return reader
        }
    }

    /// Nobody vouches for anything that a guest wrote, their name included.
    private func guest(of ticket: Ticket, at address: String?) -> Addressee {
        Addressee(name: nil, address: address, zone: zone(ticket.requesterPlace), isStranger: true)
    }

    private func person(_ account: Account?, at contact: String?) -> Addressee {
        guard let account else { return Addressee(name: nil, zone: zone(.national)) }
        // An account vouches for its own address, and for no other that its owner fills in.
        let isStranger = contact.map { $0 != account.email } ?? false
        return Addressee(
            name: isStranger ? nil : account.name, address: contact ?? account.email,
            language: account.language ?? .indonesian, zone: zone(account.place), isStranger: isStranger)
    }

    /// What the requester filled in where the form asks for an address; nil where it doesn't, or they are erased.
    private func contact(of ticket: Ticket, _ opener: VaultOpener) throws -> String? {
        let form = try library.definition(of: ticket).form(ticket.form, for: ticket.category)
        guard let field = form?.contact, let value = ticket.fields[field] else { return nil }
        switch value {
        case .plain(let text): return text
        case .sealed(let sealed):
            return try opener.open(sealed, for: ticket.requester, field: SealedField.field(field))
        }
    }
}

extension Form {
    /// The field that says where its sender gets letters.
    var contact: FieldName? {
        (fields.first { $0.prefill == .email } ?? fields.first { $0.type == .identifier(.personalEmail) })?.name
    }
}

extension Ticket {
    /// Whether this is its requester, and has no account.
    func isGuest(_ id: AccountID) -> Bool { requester == id && requesterRole == .guest }

    /// The inbox that a notice is for; nil where it is for a person.
    func inbox(of viewer: Viewer) -> Holding? { inboxes.first { Viewer(inbox: $0) == viewer } }
}
