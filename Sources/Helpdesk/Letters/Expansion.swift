import EventStore
import Workflow

/// From whom a notice is for to the people who get a letter.
struct Expansion {
    let connection: any Connection
    let library: Library
    let zone: @Sendable (Place) -> Zone

    struct Recipient {
        var id: AccountID
        /// Where quiet hours are meant.
        var place: Place
    }

    /// - Parameters:
    ///   - last: goes on after this account, where an inbox has more people than one page.
    /// - Returns: whom to write to, in the order of their ids. Fewer than `limit` means that these are all.
    func recipients(of occasion: Occasion, after last: AccountID?, limit: Int) throws -> [Recipient] {
        let viewer = occasion.notice.recipient
        guard let inbox = occasion.ticket.inbox(of: viewer) else {
            return last == nil ? [try person(AccountID(viewer.text), on: occasion.ticket)] : []
        }
        return try connection.all(
            SQL.inbox,
            [
                .text(inbox.members.rawValue), .text(inbox.place.path), .text(last?.rawValue ?? ""), .int(limit),
            ]
        ) { Recipient(id: AccountID(try $0.text(0)), place: inbox.place) }
    }

    private func person(_ id: AccountID, on ticket: Ticket) throws -> Recipient {
        let path = ticket.isGuest(id) ? nil : try connection.first(SQL.place, [.text(id.rawValue)]) { try $0.text(0) }
        return Recipient(id: id, place: path.flatMap { Place(path: $0) } ?? ticket.requesterPlace)
    }

    /// Whoever did it knows; only a receipt goes to them all the same.
    func isToBeTold(_ recipient: Recipient, of occasion: Occasion) -> Bool {
        occasion.notice.kind == .received || occasion.event.by != .person(recipient.id)
    }

    /// The moment of the event, or, of what can wait, the end of the quiet hours that the recipient has then.
    func dueAt(_ recipient: Recipient, _ occasion: Occasion) throws -> Instant {
        guard occasion.waitsForMorning else { return occasion.event.at }
        let quiet = try library.definition(of: occasion.ticket).quiet
        return quiet?.release(of: occasion.event.at, in: zone(recipient.place)) ?? occasion.event.at
    }

    enum SQL {
        static let inbox = """
            SELECT account FROM account_role WHERE role = $1 AND place = $2 AND is_active = 1 AND account > $3
            ORDER BY account LIMIT $4
            """
        static let place = "SELECT place FROM account WHERE id = $1"
    }
}
