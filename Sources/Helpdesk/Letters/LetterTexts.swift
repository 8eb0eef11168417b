package import Workflow

/// The texts that letters are made of, and what each may name: held against the catalogue before anybody is served.
package enum LetterTexts {
    package enum Fault: Equatable, Sendable {
        case missing(key: String)
        case unknownPlaceholder(String, key: String)
    }

    /// Everything that is wrong with the catalogue's letters.
    package static func faults(in texts: Texts) -> [Fault] {
        slots.flatMap { key, allowed -> [Fault] in
            guard texts.contains(key) else { return [.missing(key: key)] }
            return texts.placeholders(of: key).subtracting(allowed).sorted()
                .map { .unknownPlaceholder($0, key: key) }
        }
    }

    /// Each text with what it may name.
    static var slots: [(key: String, placeholders: Set<String>)] {
        let parts = common.map { ($0.key, $0.value) }
        let subjects = Notice.Kind.allCases.map { ("\($0.rawValue).subject", always.union(extras(of: $0))) }
        let news = Notice.Kind.allCases.flatMap { kind in
            variants(of: kind).map { ($0, always.union(extras(of: kind))) }
        }
        return (parts + subjects + news).map { (key: "letter.\($0.0)", placeholders: $0.1) }
    }

    private static let always: Set<String> = ["number", "service", "holder"]

    private static func variants(of kind: Notice.Kind) -> [String] {
        switch kind {
        case .forwarded: ["forwarded", "forwarded.clock"]
        case .arrived: ["arrived", "arrived.team"]
        case .reminded: ["reminded.information", "reminded.requester", "reminded.staff"]
        case .closed: ["closed.unanswered"] + CloseReason.allCases.map { "closed.\($0.rawValue)" }
        case .received, .answered, .asked, .referred, .returned, .replied, .inquired, .reported, .flagged, .assigned:
            [kind.rawValue]
        }
    }

    private static func extras(of kind: Notice.Kind) -> Set<String> {
        switch kind {
        case .forwarded: ["from", "span"]
        case .returned: ["from"]
        case .referred, .reported, .arrived: ["team"]
        case .flagged: ["flag"]
        case .reminded: ["until", "left"]
        case .received, .answered, .asked, .closed, .replied, .inquired, .assigned: []
        }
    }

    private static let common: KeyValuePairs<String, Set<String>> = [
        "salutation": ["name"], "salutation.nameless": [], "hello": ["greeting"],
        "line.category": ["category"], "questions": ["article"], "signature": ["service"], "holder": ["tier", "place"],
        "line.number": ["number"], "line.subject": ["subject"], "line.service": ["service"], "line.holder": ["holder"],
        "inquire": ["until"], "checking": ["team"], "follow": ["number"], "follow.link": ["link"], "rate": [],
        "read": ["number"],
        "read.link": ["link"], "reply": ["number"], "reply.link": ["link"], "close": [], "handle": ["number"],
        "handle.link": ["link"],
        "article": ["article"], "secrets": [], "hours": ["hours"], "hours.holidays": ["hours"],
        "hours.leave": ["hours"],
        "closed-now": ["opens"], "next.requester.forward": ["until", "tier"],
        "next.requester.flag": ["until", "flag"], "next.requester.close": ["until", "reason"],
        "next.requester.close.answered": ["until", "reason"],
        "next.requester.no-information": ["until", "reason"], "next.staff.forward": ["until", "tier"],
        "next.staff.flag": ["until", "flag"], "next.staff.close": ["until", "reason"],
    ]
}
