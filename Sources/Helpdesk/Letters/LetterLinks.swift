import Workflow

/// Where letters lead.
package struct LetterLinks: Sendable {
    private let guests: Guests
    private let publicURL: String?

    /// - Parameter publicURL: how people outside reach the pages, `https://bantuan.example.id`; without it whoever has an
    ///   account signs in and looks for the ticket.
    package init(guests: Guests, publicURL: String?) {
        self.guests = guests
        self.publicURL = publicURL?.droppingSlashes
    }

    /// Where `reader` finds the ticket.
    func ticket(_ ticket: Ticket, for reader: AccountID) -> String? {
        guests.link(for: reader) ?? publicURL.map { "\($0)/tiket/\(ticket.number)" }
    }

    /// Where the requester asks on once it is closed, in a form that is filled in already.
    func followUp(to ticket: Ticket, for reader: AccountID) -> String? {
        let page = guests.link(for: reader) ?? publicURL.map { "\($0)/tiket/baru" }
        return page.map { "\($0)?lanjutan=\(ticket.number)" }
    }
}
