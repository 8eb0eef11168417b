package import EventStore
package import Workflow

/// Where letters go: to the addresses that accounts have, and to what guests wrote into their forms.
package struct AddressBook: Sendable {
    let database: any Database
    let library: Library
    let vault: Vault
    let zone: @Sendable (Place) -> Zone
    /// Where a guest follows their ticket; nil while nobody hands out such links.
    let guestLink: @Sendable (Ticket) -> String?

    package init(
        database: any Database, library: Library, vault: Vault, zone: @escaping @Sendable (Place) -> Zone,
        guestLink: @escaping @Sendable (Ticket) -> String? = { _ in nil }
    ) {
        self.database = database
        self.library = library
        self.vault = vault
        self.zone = zone
        self.guestLink = guestLink
    }

    /// One for each, in their order.
    func addressees(of letters: [(recipient: AccountID, ticket: Ticket)]) async throws -> [Addressee] {
        let guests = letters.filter { $0.ticket.isGuest($0.recipient) }.map(\.recipient)
        let opener = try await vault.opener(for: Set(guests))
        let people = Set(letters.map(\.recipient)).subtracting(guests)
        let accounts = try await database.read { connection in
            try people.reduce(into: [AccountID: Account]()) { $0[$1] = try Accounts.account($1, on: connection) }
        }
        return try letters.map { recipient, ticket in
            if ticket.isGuest(recipient) { return try guest(of: ticket, opener) }
            guard let account = accounts[recipient] else { return Addressee(name: nil, zone: zone(.national)) }
            return Addressee(
                name: account.name, address: account.email, language: account.language ?? .indonesian,
                zone: zone(account.place))
        }
    }

    /// Nobody vouches for anything that a guest wrote, their name included.
    private func guest(of ticket: Ticket, _ opener: VaultOpener) throws -> Addressee {
        let form = try library.definition(of: ticket).form(ticket.form, for: ticket.category)
        let address: String? =
            switch form?.contact.flatMap({ ticket.fields[$0] }) {
            case .plain(let text): text
            case .sealed(let sealed): try opener.contact(sealed, of: ticket, form?.contact)
            case nil: nil
            }
        return Addressee(
            name: nil, address: address, zone: zone(ticket.requesterPlace), link: guestLink(ticket), isStranger: true)
    }
}

extension VaultOpener {
    /// Nil once the guest has been erased.
    fileprivate func contact(_ sealed: SealedText, of ticket: Ticket, _ field: FieldName?) throws -> String? {
        guard let field else { return nil }
        return try open(sealed, for: ticket.requester, field: SealedField.field(field))
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
