package import EventStore
package import Workflow

/// Letters as they read: written anew for whoever looks. In practice mode anybody may; nobody else has a need to.
package struct Letters: Sendable {
    let database: any Database
    let library: Library
    let vault: Vault
    let catalogue: Catalogue
    let addresses: AddressBook
    let cursors: CursorCodec
    private let names: NameBook

    package init(
        database: any Database, library: Library, vault: Vault, texts catalogue: Catalogue, addresses: AddressBook,
        cursors: CursorCodec, names: NameBook = NameBook()
    ) {
        self.database = database
        self.library = library
        self.vault = vault
        self.catalogue = catalogue
        self.addresses = addresses
        self.cursors = cursors
        self.names = names
    }

    /// The newest first.
    /// - Throws: `UnknownCursor`.
    package func page(about number: TicketNumber?, cursor: String?, limit: Int) async throws -> Page<LetterView> {
        let scope = "letters\u{0}\(number.map(String.init) ?? "")"
        let last = try cursor.map { text in
            guard let values = cursors.values(in: text, count: 1, scope: scope) else { throw UnknownCursor() }
            return Int(values[0])
        }
        let rows = try await database.read { connection in
            try LetterRecords(connection).page(about: number, below: last ?? .max, limit: limit + 1)
        }
        let page = Array(rows.prefix(limit))
        let next = rows.count > limit ? page.last.map { cursors.text(of: [Int64($0.id)], scope: scope) } : nil
        return Page(items: try await views(of: page), next: next)
    }

    private func views(of rows: [LetterRow]) async throws -> [LetterView] {
        let (occasions, places) = try await database.read { [names] connection in
            var histories = Histories(connection)
            let occasions = try rows.map { try histories.occasion(of: $0.key) }
            let names = Names(connection, names)
            return (occasions, try occasions.map { try names.place($0.ticket.holder.place) })
        }
        let opener = try await vault.opener(for: Set(occasions.map(\.ticket.requester)))
        let readers = try await addresses.addressees(
            of: zip(rows, occasions).map { ($0.key.recipient, $1.ticket) })
        return try rows.indices.map { index in
            let (row, occasion, reader) = (rows[index], occasions[index], readers[index])
            let ticket = occasion.ticket
            let writing = LetterWriting(
                texts: catalogue.texts, definition: try library.definition(of: ticket), occasion: occasion,
                reader: reader,
                dueAt: row.dueAt, place: places[index].place == .national ? nil : places[index].name,
                holderZone: addresses.zone(ticket.holder.place),
                subject: try opener.open(ticket.subject, for: ticket.requester, field: SealedField.subject))
            return LetterView(row: row, reader: reader, letter: writing.letter)
        }
    }
}

/// A letter with its row and its reader.
package struct LetterView: Sendable {
    package var row: LetterRow
    package var reader: Addressee
    package var letter: Letter
}
