import Gateway
import Helpdesk
import Workflow

/// One thing that happened, and the way back to it.
struct HistoryLine: Printable {
    var text: String
    var at: Moment
    var href: String
    var isShown: Bool
}

extension TicketTelling {
    var historyLines: [HistoryLine] {
        let shown = moment.flatMap { _ in past.last?.version }
        return history.map { entry in
            HistoryLine(
                text: sentence(entry), at: words.moment(entry.event.at),
                href: address("/tiket/\(ticket.number)", [("at", entry.event.at.rfc3339)]),
                isShown: entry.version == shown)
        }
    }

    /// Who acted: a person, or time.
    func who(_ entry: HistoryEntry) -> String {
        switch entry.event.by {
        case .person: entry.person.map(words.person) ?? words("ticket.somebody")
        case .clock: words("event.by.clock")
        case .service: words("event.by.service")
        }
    }

    private func sentence(_ entry: HistoryEntry) -> String {
        var arguments = ["who": who(entry)]
        let key: String
        switch entry.event.fact {
        case .opened(let opening): (key, arguments["tier"]) = ("opened", tier(opening.tier))
        case .answered: key = "answered"
        case .replied: key = "replied"
        case .asked: key = "asked"
        case .noted: key = "noted"
        case .assigned: key = "assigned"
        case .referred(let referral): (key, arguments["tier"]) = ("referred", tier(referral.team))
        case .reported: key = "reported"
        case .inquired: key = "inquired"
        case .recategorised(let change):
            (key, arguments["category"]) = ("recategorised", words.category(change.to, in: definition))
        case .forwarded(let move):
            (key, arguments["tier"]) = (entry.person == nil ? "climbed" : "forwarded", tier(move.to))
        case .returned(let move): (key, arguments["tier"]) = ("returned", tier(move.to))
        case .flagged(let flagging): (key, arguments["flag"]) = ("flagged", words.flag(flagging.flag))
        case .reminded(let reminder): (key, arguments["until"]) = ("reminded", words.brief(reminder.until))
        case .excused: key = "excused"
        case .closed(let closing): (key, arguments["reason"]) = ("closed", words.closed(closing.reason))
        case .rated(let rating): (key, arguments["rating"]) = ("rated", "\(rating.rating)")
        case .migrated: key = "migrated"
        case .replanned: key = "replanned"
        }
        return words("event.\(key)", arguments)
    }

    private func tier(_ name: TierName) -> String { words.tier(name, in: definition) }
}
