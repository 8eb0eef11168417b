/// How an event lies on disk: a type name and a JSON object with its keys in order.
extension TicketEvent {
    /// Spelled out, because a renamed Swift case must not orphan history.
    package var type: String {
        switch fact {
        case .opened: "ticket.opened/1"
        case .answered: "ticket.answered/1"
        case .replied: "ticket.replied/1"
        case .asked: "ticket.asked/1"
        case .noted: "ticket.noted/1"
        case .assigned: "ticket.assigned/1"
        case .referred: "ticket.referred/1"
        case .reported: "ticket.reported/1"
        case .inquired: "ticket.inquired/1"
        case .recategorised: "ticket.recategorised/1"
        case .forwarded: "ticket.forwarded/1"
        case .returned: "ticket.returned/1"
        case .flagged: "ticket.flagged/1"
        case .reminded: "ticket.reminded/1"
        case .excused: "ticket.excused/1"
        case .closed: "ticket.closed/1"
        case .rated: "ticket.rated/1"
        case .migrated: "ticket.migrated/1"
        case .replanned: "ticket.replanned/1"
        }
    }

    /// JSON with its members in order.
    package var payload: [UInt8] { EventWriter(self).bytes }
}

/// This build does not know what an event of this type means: it was written by a newer one.
package struct UnknownEventType: Error, Equatable {
    package var type: String
}
