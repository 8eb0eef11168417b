import Helpdesk
import Workflow

extension JSON {
    /// RFC 3339, UTC.
    static func time(_ instant: Instant) -> JSON { .string(instant.rfc3339) }

    static func name<Kind>(_ name: Name<Kind>) -> JSON { .string(name.rawValue) }

    static func names<Kind>(_ names: some Sequence<Name<Kind>>) -> JSON { .array(names.map { .name($0) }) }
}

extension PlaceName {
    var json: JSON {
        .object(["level": .string(place.level.rawValue), "code": .string(place.code), "name": .string(name)])
    }
}

extension PersonName {
    var json: JSON {
        .object(["id": .name(id), "name": .string(name), "place": place.json])
    }
}

/// What a ticket's `status` says.
enum TicketStatus {
    static let open = "open"
    static let closed = "closed"
    static let all = [open, closed]

    static func json(isOpen: Bool) -> JSON { .string(isOpen ? open : closed) }
}
