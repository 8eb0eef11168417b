package import Workflow

/// Writes one letter: from an event, the ticket after it and the names of people and places, in the words of the
/// catalogue. Pure.
struct LetterWriting {
    let texts: Texts
    let definition: Definition
    let occasion: Occasion
    let reader: Addressee
    /// When the letter is for: it greets by that, and counts from there.
    let dueAt: Instant
    /// What the holder's place is called; nil for the nation.
    let place: String?
    /// The zone of the holder's place.
    let holderZone: Zone
    /// The ticket's, in clear; nil once its requester has been erased.
    let subject: String?

    var letter: Letter {
        let paragraphs = [
            [salutation], [hello], [news], details, next, advice, hours, [words("signature", ["service": service])],
        ]
        return Letter(
            subject: words("\(kind.rawValue).subject", common),
            body: paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n")
    }

    // MARK: Words and names

    func words(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("letter.\(key)", arguments, in: reader.language)
    }

    func moment(_ instant: Instant) -> String { texts.moment(instant, in: reader.zone, reader.language) }

    var kind: Notice.Kind { occasion.notice.kind }
    var ticket: Ticket { occasion.ticket }
    var service: String { definition.title.text(in: reader.language) }

    /// What every text may name.
    var common: [String: String] {
        [
            "number": "\(ticket.number)", "service": service, "holder": holder, "team": team, "flag": flagged,
            "from": from,
        ]
    }

    private var holder: String {
        let tier = title(of: ticket.holder.tier)
        return place.map { words("holder", ["tier": tier, "place": $0]) } ?? tier
    }

    /// The team that was asked last, as long as any was.
    private var team: String { (ticket.team ?? ticket.consulted.last).map { title(of: $0.tier) } ?? holder }

    private var from: String {
        switch occasion.event.fact {
        case .forwarded(let move), .returned(let move): title(of: move.from)
        case .opened, .answered, .replied, .asked, .noted, .assigned, .referred, .reported, .inquired, .recategorised,
            .flagged, .reminded, .excused, .closed, .rated, .migrated, .replanned:
            holder
        }
    }

    private var flagged: String {
        guard case .flagged(let flagging) = occasion.event.fact else { return "" }
        return flag(flagging.flag)
    }

    func title(of tier: TierName) -> String {
        definition.group(tier)?.title.text(in: reader.language) ?? tier.rawValue
    }

    func flag(_ name: FlagName) -> String {
        let key = "flag.\(name.rawValue)"
        return texts.contains(key) ? texts.text(key, in: reader.language) : name.rawValue
    }

    // MARK: Beginning

    private var salutation: String {
        reader.name.map { words(addressed("salutation"), ["name": $0]) } ?? words(addressed("salutation.nameless"))
    }

    /// The text that is for readers of this kind, where there is one: pupils are not "Bapak/Ibu".
    private func addressed(_ key: String) -> String {
        guard occasion.isForRequester else { return key }
        return ticket.saidRoles(under: definition).map { "\(key).\($0)" }.first { texts.contains("letter.\($0)") }
            ?? key
    }

    private var hello: String {
        let part = DayPart(at: reader.zone.local(dueAt).millisecond)
        return words("hello", ["greeting": texts.text("greeting.\(part.rawValue)", in: reader.language)])
    }

    // MARK: What it is about

    private var details: [String] {
        // Typed by whoever asked, and nobody vouches for the address: with it a form would write to anybody in our name.
        let subject = reader.isStranger ? nil : subject
        return [
            words("line.number", common), subject.map { words("line.subject", ["subject": $0]) },
            category.map { words("line.category", ["category": $0]) },
            words("line.service", common), ticket.isOpen ? words("line.holder", common) : nil,
        ].compactMap(\.self)
    }

    /// From the file, so that strangers too may read what theirs is about.
    private var category: String? {
        let lineage = definition.lineage(of: ticket.category)
        return lineage.isEmpty ? nil : lineage.map { $0.title.text(in: reader.language) }.joined(separator: " › ")
    }

    // MARK: When somebody is there

    private var hours: [String] {
        guard occasion.isForRequester, ticket.isOpen else { return [] }
        let calendar = definition.calendar
        guard let hours = texts.hours(of: calendar, in: holderZone, reader.language) else { return [] }
        let closings = calendar.closesOnCollectiveLeave ? "hours.leave" : "hours.holidays"
        let line = words(calendar.holidays.isEmpty ? "hours" : closings, ["hours": hours])
        guard kind == .received, !calendar.isOpen(at: occasion.event.at, in: holderZone),
            let opening = calendar.nextOpening(after: occasion.event.at, in: holderZone)
        else { return [line] }
        return [line, words("closed-now", ["opens": moment(opening)])]
    }
}

extension Ticket {
    /// What its requester is: the role in which they asked, and, of a guest, what they picked in the form.
    package func saidRoles(under definition: Definition) -> [String] {
        if let role = requesterRole, role != .guest { return [role.rawValue] }
        return (definition.form(form, for: category)?.fields ?? []).compactMap { field in
            guard field.type.hasOptions, case .plain(let text) = fields[field.name] else { return nil }
            return text
        }
    }
}
