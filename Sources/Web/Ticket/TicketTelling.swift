import Helpdesk
import Workflow

/// A ticket told to one reader: everything on its page that needs more than a lookup.
struct TicketTelling {
    let view: TicketView
    /// All of it, also what came after `moment`.
    let history: [HistoryEntry]
    let said: [Utterance]
    let person: Person
    let words: PageWords
    /// Nil for the present.
    let moment: Instant?
    let regions: Regions
    var oddities: [Oddity] = []
    /// Who may be assigned; nil where there are too many for a list.
    var candidates: [Candidate]? = []
    /// Texts at hand, by the word for what they are said with.
    var canned: [String: [CannedText]] = [:]
    /// What files may go along with words.
    var rules: FileRules?

    var ticket: Ticket { view.ticket }
    var definition: Definition { view.workflow.definition }
    var isMine: Bool { ticket.requester == person.id }

    /// What had happened by then.
    var past: [HistoryEntry] { history.filter { isPast($0.event.at) } }

    func isPast(_ instant: Instant) -> Bool { moment.map { instant <= $0 } ?? true }

    // MARK: How it stands

    var status: String {
        if let end = ticket.end { return words("status.closed", ["reason": words.closed(end.reason)]) }
        return words.status(
            ticket.awaiting, isMine: isMine,
            tier: words.tier((ticket.waitsFor ?? ticket.holder).tier, in: definition))
    }

    var isTheirs: Bool {
        ticket.isOpen && (ticket.waitsFor.map(person.stands) ?? isMine)
    }

    // MARK: Facts

    /// That is called out at a desk.
    var queue: [Fact] { ticket.queue.map { [Fact(label: words("ticket.queue"), value: $0.text)] } ?? [] }

    var facts: [Fact] {
        let requester = Fact(
            label: words("ticket.requester"), value: words.person(view.requester), more: whole(view.requester.place))
        let filer = view.filer.map { filer in
            Fact(label: words("ticket.filer"), value: words.person(filer), more: filer.place.name)
        }
        let holder = Fact(
            label: words("ticket.holder"), value: words.tier(ticket.holder.tier, in: definition), more: view.place.name)
        let assignee = view.assignee.map { Fact(label: words("ticket.assignee"), value: words.person($0)) }
        let follows = ticket.follows.map { number in
            Fact(label: words("ticket.follows"), value: "#\(number)", href: "/tiket/\(number)")
        }
        let original = view.original.map { number in
            Fact(label: words("ticket.duplicate-of"), value: "#\(number)", href: "/tiket/\(number)")
        }
        let rating = ticket.rating.map {
            Fact(label: words("ticket.rating"), value: words("ticket.rating.value", ["rating": "\($0)"]))
        }
        let form = definition.form(ticket.form).map { form in
            Fact(label: words("ticket.form"), value: words.wording(form.title))
        }
        return [requester, filer, holder, assignee, form, follows, original, rating].compactMap(\.self)
    }

    /// `TK Tunas Harapan, NPSN 99900001, Kabupaten Bandung, Jawa Barat`; the unit's own name only where it is one.
    private func whole(_ place: PlaceName) -> String {
        let above = [Place.Level.kabkota, .provinsi].filter { $0 < place.place.level }
            .compactMap { place.place.ancestor(at: $0) }.compactMap(regions.name)
        let number = place.place.level == .unit ? [words("ticket.npsn", ["npsn": place.place.code])] : []
        return ([place.name] + number + above).joined(separator: ", ")
    }
}
