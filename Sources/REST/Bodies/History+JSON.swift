import Helpdesk
import Workflow

extension Utterance {
    /// - Parameter language: of names that are texts of ours.
    func json(_ texts: Texts, in language: Language) -> JSON {
        .object([
            "version": .integer(version), "at": .time(at), "kind": .string(kind.rawValue),
            "author": author?.json(texts, in: language),
            "isByRequester": .bool(isByRequester), "text": text.map(JSON.string) ?? .null,
            "attachments": .array(attachments.map(\.json)),
        ])
    }
}

extension HistoryEntry {
    /// - Parameter placeName: nil for the places of single units, which hold no inbox so far.
    func json(_ texts: Texts, in language: Language, placeName: (Place) -> String?) -> JSON {
        .object([
            "version": .integer(version), "at": .time(event.at), "type": .string(event.fact.name),
            "by": actor(texts, in: language),
            "details": event.fact.details { $0.wording(texts, in: language) ?? placeName($0) },
        ])
    }

    private func actor(_ texts: Texts, in language: Language) -> JSON {
        switch event.by {
        case .person(let id):
            .object(["kind": "person", "person": person?.json(texts, in: language) ?? .object(["id": .name(id)])])
        case .clock(let name, let dueAt):
            .object(["kind": "clock", "clock": .name(name), "dueAt": .time(dueAt)])
        case .service:
            .object(["kind": "service"])
        }
    }
}

extension TicketEvent.Fact {
    fileprivate var name: String {
        switch self {
        case .opened: "opened"
        case .answered: "answered"
        case .replied: "replied"
        case .asked: "asked"
        case .noted: "noted"
        case .assigned: "assigned"
        case .referred: "referred"
        case .reported: "reported"
        case .inquired: "inquired"
        case .recategorised: "recategorised"
        case .forwarded: "forwarded"
        case .returned: "returned"
        case .flagged: "flagged"
        case .reminded: "reminded"
        case .excused: "excused"
        case .closed: "closed"
        case .rated: "rated"
        case .migrated: "migrated"
        case .replanned: "replanned"
        }
    }

    /// What the messages don't say already; nil where that is nothing.
    fileprivate func details(_ placeName: (Place) -> String?) -> JSON? {
        guard !attachments.isEmpty else { return particulars(placeName) }
        let files = JSON.Member("attachments", .array(attachments.map(\.json)))
        return .object((particulars(placeName)?.members ?? []) + [files])
    }

    private func particulars(_ placeName: (Place) -> String?) -> JSON? {
        switch self {
        case .answered, .replied, .asked, .noted, .reported, .inquired: nil
        case .assigned(let assignment): .object(["assignee": .name(assignment.assignee)])
        case .referred(let referral):
            .object(["team": .name(referral.team), "place": referral.place.json(placeName)])
        case .recategorised(let change):
            .object(["from": change.from.map { JSON.string($0.description) }, "to": .string(change.to.description)])
        case .rated(let rating): .object(["rating": .integer(rating.rating)])
        case .migrated(let migration):
            .object([
                "from": .integer(migration.from.version), "to": .integer(migration.workflow.version),
                "tier": .name(migration.tier), "place": migration.place.json(placeName),
                "plans": .object(
                    migration.plans.sorted { $0.key < $1.key }
                        .map { JSON.Member($0.key.rawValue, .string($0.value.rawValue)) }),
                "moved": .array(migration.moved.map(\.json)),
            ])
        case .replanned(let replanning):
            .object([
                "from": .integer(replanning.from.version), "to": .integer(replanning.workflow.version),
                "calendars": .array(replanning.calendars.map(\.json)), "moved": .array(replanning.moved.map(\.json)),
            ])
        case .opened(let opening):
            .object([
                "form": .name(opening.form), "channel": .name(opening.channel), "tier": .name(opening.tier),
                "place": opening.place.json(placeName), "skipped": .names(opening.skipped),
                "follows": opening.follows.map(JSON.integer),
            ])
        case .forwarded(let move), .returned(let move):
            .object([
                "from": .name(move.from), "to": .name(move.to), "place": move.place.json(placeName),
                "skipped": .names(move.skipped),
            ])
        case .flagged(let flagging): .object(["flag": .name(flagging.flag)])
        case .reminded(let reminder):
            .object(["clock": .name(reminder.clock), "until": .time(reminder.until)])
        case .excused(let outage): .object(["from": .time(outage.from), "through": .time(outage.through)])
        case .closed(let closing):
            .object(["reason": .string(closing.reason.rawValue), "unanswered": .bool(closing.unanswered)])
        }
    }
}

extension TicketEvent.MovedClock {
    fileprivate var json: JSON { .object(["clock": .name(clock), "from": .time(from), "to": .time(to)]) }
}

extension TicketEvent.ChangedCalendar {
    fileprivate var json: JSON {
        .object(["name": .string(name), "from": .string(from), "to": .string(to)])
    }
}

extension Place {
    fileprivate func json(_ placeName: (Place) -> String?) -> JSON {
        .object([
            "level": .string(level.rawValue), "code": .string(code), "name": placeName(self).map(JSON.string),
        ])
    }
}
