import Helpdesk
import Workflow

extension Library.Published {
    /// What a list shows of it.
    func head(in language: Language) -> KeyValuePairs<String, JSON?> {
        [
            "name": .name(reference.name), "title": .string(definition.title.text(in: language)),
            "version": .integer(reference.version),
            "hash": .string(reference.hash),
        ]
    }

    /// - Parameter language: of what people read in the forms.
    func json(for person: Person, in language: Language) -> JSON {
        .object([
            "name": .name(reference.name), "title": .string(definition.title.text(in: language)),
            "version": .integer(reference.version),
            "hash": .string(reference.hash),
            "calendar": .object([
                "name": .string(definition.calendar.name),
                "title": .string(definition.calendar.title.text(in: language)),
            ]),
            "tiers": .array(definition.tiers.map { $0.json(in: language) }),
            "forms": .array(definition.forms.map { $0.json(in: language) }),
            "categories": .array(definition.categories.map { $0.json(below: [], in: language) }),
            "actions": .array(definition.actions.map { $0.json(in: language) }),
            "clocks": .array(definition.clocks.map(\.json)),
            "bound": .object(["days": .integer(bound.longest.days)]),
            "intake": .array(ways(for: person)),
        ])
    }

    /// The ways in that are open to this person, and how long a ticket that comes in there can lie around.
    private func ways(for person: Person) -> [JSON] {
        zip(definition.intake, bound.fromIntake).filter { way, _ in !person.roles.isDisjoint(with: way.by) }
            .map { way, silence in
                .object([
                    "form": .name(way.form), "into": .name(way.into), "channel": .name(way.channel),
                    "onBehalfOf": .names(way.onBehalfOf), "bound": .object(["days": .integer(silence.days)]),
                ])
            }
    }
}

extension Bound.Silence {
    /// Of 24 hours, the last one full.
    fileprivate var days: Int { Int((milliseconds + Self.day - 1) / Self.day) }

    private static let day = Span.Unit.days.ticks
}

extension Tier {
    fileprivate func json(in language: Language) -> JSON {
        .object(["name": .name(name), "title": .string(title.text(in: language)), "inbox": .string(inbox.rawValue)])
    }
}

extension Action {
    fileprivate func json(in language: Language) -> JSON {
        .object([
            "name": .name(name), "title": title.map { .string($0.text(in: language)) }, "does": .string(does.word),
        ])
    }
}

extension Clock {
    fileprivate var json: JSON {
        .object([
            "name": .name(name), "while": runsWhile.json, "after": .string(after.description),
            "ends": .string(ends.rawValue),
            "restarts": restarts.map { .array($0.map(\.rawValue).sorted().map(JSON.string)) },
            "reminders": .array(reminders.map { .string($0.description) }), "then": then.json,
        ])
    }
}

extension Condition {
    /// Without a part that any ticket fits; an empty object is every open ticket.
    fileprivate var json: JSON {
        .object([
            "tier": tiers.map { .names($0.sorted()) },
            "awaiting": awaiting.map { .array($0.map(\.rawValue).sorted().map(JSON.string)) },
            "category": categories.map { paths in JSON.array(paths.sorted().map { JSON.string($0.description) }) },
            "requester": requesters.map { .names($0.sorted()) },
        ])
    }
}

extension Clock.Effect {
    fileprivate var json: JSON {
        switch self {
        case .forward(let tier): .object(["forward": .name(tier)])
        case .flag(let flag): .object(["flag": .name(flag)])
        case .close(let reason): .object(["close": .string(reason.rawValue)])
        }
    }
}
