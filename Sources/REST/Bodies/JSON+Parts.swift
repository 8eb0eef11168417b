import Helpdesk
import Workflow

extension JSON {
    /// RFC 3339, UTC.
    static func time(_ instant: Instant) -> JSON { .string(instant.rfc3339) }

    static func name<Kind>(_ name: Name<Kind>) -> JSON { .string(name.rawValue) }

    static func names<Kind>(_ names: some Sequence<Name<Kind>>) -> JSON { .array(names.map { .name($0) }) }
}

extension PlaceName {
    func json(_ texts: Texts, in language: Language) -> JSON {
        .object([
            "level": .string(place.level.rawValue), "code": .string(place.code),
            "name": .string(place.wording(texts, in: language) ?? name),
        ])
    }
}

extension Place {
    /// What it is called where that is a text of ours; nil for one that has a name.
    func wording(_ texts: Texts, in language: Language) -> String? {
        if self == .national { return texts.text("place.national", in: language) }
        guard level != .unit, let elsewhere = Elsewhere(rawValue: code) else { return nil }
        return texts.text("place.\(elsewhere.rawValue)", in: language)
    }
}

extension PersonName {
    func json(_ texts: Texts, in language: Language) -> JSON {
        .object([
            "id": .name(id), "name": .string(name ?? texts.text("guest.name", in: language)),
            "place": place.json(texts, in: language), "isGuest": id.isGuest ? true : nil,
        ])
    }
}

/// What a ticket's `status` says.
enum TicketStatus {
    static let open = "open"
    static let closed = "closed"
    static let all = [open, closed]

    static func json(isOpen: Bool) -> JSON { .string(isOpen ? open : closed) }
}
