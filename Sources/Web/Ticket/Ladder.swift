import Helpdesk
import Workflow

/// The rungs, the highest first: where the ticket stands, how it came there, and when it moves by itself.
struct Ladder: Printable {
    var rungs: [Rung]
    var end: Rung

    struct Rung: Printable {
        var title: String
        var isHere: Bool
        var wasHere: Bool
        /// `di sini`, `pernah di sini`, `belum sampai`: not by looks alone.
        var state: String
        var place: String?
        var notes: [Line]
        /// When it gets here by itself.
        var arrival: Moment?
        var arrivalText: String?
    }
}

extension TicketTelling {
    var ladder: Ladder {
        Ladder(rungs: definition.tiers.reversed().map(rung), end: endRung)
    }

    private func rung(_ tier: Tier) -> Ladder.Rung {
        let isHere = ticket.holder.tier == tier.name && ticket.isOpen
        let wasHere = !isHere && ticket.inboxes.contains { $0.tier == tier.name }
        let arrival = ticket.isOpen ? arrival(at: tier.name) : nil
        return Ladder.Rung(
            title: words.wording(tier.title), isHere: isHere, wasHere: wasHere,
            state: state(isHere: isHere, wasHere: wasHere),
            place: isHere ? view.place.name : nil, notes: past.flatMap { notes($0, on: tier.name) }.map(Line.init),
            arrival: arrival.map(words.moment), arrivalText: arrival.map { _ in words("ladder.arrival") })
    }

    private func state(isHere: Bool, wasHere: Bool) -> String {
        words(isHere ? "ladder.here" : wasHere ? "ladder.was" : "ladder.ahead")
    }

    /// When a clock that runs brings it there.
    private func arrival(at tier: TierName) -> Instant? {
        definition.clocks.filter { $0.then == .forward(to: tier) }.compactMap { ticket.clocks[$0.name]?.run?.until }
            .min()
    }

    /// How it came to that rung, or past it.
    private func notes(_ entry: HistoryEntry, on tier: TierName) -> [String] {
        let at = words.brief(entry.event.at)
        switch entry.event.fact {
        case .opened(let opening):
            return (opening.tier == tier ? [words("ladder.opened", ["at": at])] : [])
                + (opening.skipped.contains(tier) ? [words("ladder.skipped", ["at": at])] : [])
        case .forwarded(let move):
            return (move.to == tier ? [words("ladder.forwarded\(manner(entry))", ["at": at, "who": who(entry)])] : [])
                + (move.skipped.contains(tier) ? [words("ladder.skipped", ["at": at])] : [])
        case .returned(let move):
            return move.to == tier ? [words("ladder.returned", ["at": at, "who": who(entry)])] : []
        case .answered, .replied, .asked, .noted, .assigned, .referred, .reported, .inquired, .recategorised, .flagged,
            .reminded, .excused, .closed, .rated, .migrated, .replanned:
            return []
        }
    }

    private func manner(_ entry: HistoryEntry) -> String { entry.person == nil ? ".itself" : "" }

    /// Where it ends: the closing, or when it closes by itself.
    private var endRung: Ladder.Rung {
        let closing = definition.ending(of: ticket)?.until
        let notes = ticket.end.map { end in
            [words("ladder.closed", ["at": words.brief(end.at), "reason": words.closed(end.reason)])]
        }
        return Ladder.Rung(
            title: words("ladder.end"), isHere: !ticket.isOpen, wasHere: false,
            state: words(ticket.isOpen ? "ladder.ahead" : "ladder.here"), place: nil,
            notes: (notes ?? []).map(Line.init), arrival: closing.map(words.moment),
            arrivalText: closing.map { _ in words("ladder.closing") })
    }
}
