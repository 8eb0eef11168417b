/// An event out of its payload: the other half of `EventWriter`.
extension TicketEvent {
    /// - Throws: `UnreadableEvent`; `UnknownEventType` for a type that a newer Tangga wrote, since refusing to fold
    ///   beats guessing.
    package init(ofType type: String, payload: [UInt8]) throws {
        // Before anything else: what a newer Tangga wrote may have another shape altogether.
        let fact = try Fact.reader(of: type)
        let json: JSON
        do throws(JSONParser.Fault) {
            json = try JSONParser.parse(payload)
        } catch {
            throw UnreadableEvent(member: "payload")
        }
        let event = try StoredObject(json, "payload")
        self.init(
            at: try event.instant("at"), by: try Actor(event.object("by")), fact: try fact(event.object("fact")),
            clocks: try event.object("clocks").clocks())
    }
}

extension TicketEvent.Actor {
    /// Not merely by absent members: an actor that only a newer Tangga knows must not pass for the service.
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        if let id: AccountID = try stored.optionalValue("person") {
            self = .person(id)
        } else if let name: ClockName = try stored.optionalValue("clock") {
            self = .clock(name, dueAt: try stored.instant("dueAt"))
        } else {
            _ = try stored.bool("service")
            self = .service
        }
    }
}

extension TicketEvent.Fact {
    fileprivate static func reader(
        of type: String
    ) throws(UnknownEventType) -> (StoredObject) throws -> Self {
        switch type {
        case "ticket.opened/1": { .opened(try .init($0)) }
        case "ticket.answered/1": { .answered(try .init($0)) }
        case "ticket.replied/1": { .replied(try .init($0)) }
        case "ticket.asked/1": { .asked(try .init($0)) }
        case "ticket.noted/1": { .noted(try .init($0)) }
        case "ticket.assigned/1": { .assigned(.init(assignee: try $0.value("assignee"))) }
        case "ticket.referred/1": { .referred(try .init($0)) }
        case "ticket.reported/1": { .reported(try .init($0)) }
        case "ticket.inquired/1": { .inquired(.init(note: try $0.optionalValue("note"))) }
        case "ticket.recategorised/1": { .recategorised(try .init($0)) }
        case "ticket.forwarded/1": { .forwarded(try .init($0)) }
        case "ticket.returned/1": { .returned(try .init($0)) }
        case "ticket.flagged/1": { .flagged(.init(flag: try $0.value("flag"))) }
        case "ticket.reminded/1": { .reminded(try .init($0)) }
        case "ticket.excused/1": { .excused(.init(from: try $0.instant("from"), through: try $0.instant("through"))) }
        case "ticket.closed/1": { .closed(try .init($0)) }
        case "ticket.rated/1": { .rated(.init(rating: try $0.integer("rating"), note: try $0.optionalValue("note"))) }
        case "ticket.migrated/1": { .migrated(try .init($0)) }
        case "ticket.replanned/1": { .replanned(try .init($0)) }
        default: throw UnknownEventType(type: type)
        }
    }
}

// MARK: Facts

extension TicketEvent.Opening {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            number: try stored.integer("number"), workflow: try stored.reference("workflow"),
            form: try stored.value("form"), channel: try stored.value("channel"), subject: try stored.value("subject"),
            message: try stored.value("message"), fields: try stored.object("fields").fields(),
            requester: try stored.value("requester"), requesterPlace: try stored.place("requesterPlace"),
            filer: try stored.optionalValue("filer"), tier: try stored.value("tier"),
            members: try stored.value("members"), place: try stored.place("place"), skipped: try stored.skipped(),
            follows: try stored.optionalInteger("follows"), requesterRole: try stored.optionalValue("requesterRole"),
            category: try stored.optionalValue("category", CategoryPath.init), attachments: try stored.attachments(),
            queue: try stored.optionalObject("queue").map(QueueNumber.init),
            guest: try stored.optionalObject("guest").map(GuestCard.init),
            comment: try stored.optionalInteger("comment"))
    }
}

extension TicketEvent.Message {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            text: try stored.value("text"), attachments: try stored.attachments(),
            checking: try stored.optionalBool("checking"))
    }
}

extension TicketEvent.Move {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            from: try stored.value("from"), to: try stored.value("to"), members: try stored.value("members"),
            place: try stored.place("place"), skipped: try stored.skipped(), note: try stored.optionalValue("note"),
            attachments: try stored.attachments())
    }
}

extension TicketEvent.Referral {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            team: try stored.value("team"), members: try stored.value("members"), place: try stored.place("place"),
            text: try stored.value("text"))
    }
}

extension TicketEvent.Recategorisation {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            from: try stored.optionalValue("from", CategoryPath.init), to: try stored.value("to", CategoryPath.init))
    }
}

extension TicketEvent.Reminder {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            clock: try stored.value("clock"), ordinal: try stored.integer("ordinal"), until: try stored.instant("until")
        )
    }
}

extension TicketEvent.Closing {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            reason: try stored.value("reason"), unanswered: try stored.bool("unanswered"),
            note: try stored.optionalValue("note"), duplicateOf: try stored.optionalInteger("duplicateOf"),
            attachments: try stored.attachments())
    }
}

extension TicketEvent.Migration {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            from: try stored.reference("from"), workflow: try stored.reference("workflow"),
            tier: try stored.value("tier"), members: try stored.value("members"), place: try stored.place("place"),
            team: try stored.optionalObject("team").map(Ticket.Holding.init),
            plans: try stored.object("plans").plans(), moved: try stored.moved())
    }
}

extension TicketEvent.Replanning {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            from: try stored.reference("from"), workflow: try stored.reference("workflow"),
            calendars: try stored.list("calendars") { json throws(UnreadableEvent) in
                let calendar = try StoredObject(json, "calendars")
                return TicketEvent.ChangedCalendar(
                    name: try calendar.text("name"), from: try calendar.text("from"), to: try calendar.text("to"))
            },
            moved: try stored.moved())
    }
}

// MARK: What facts are made of

extension StoredObject {
    fileprivate func place(_ name: String) throws(UnreadableEvent) -> Place {
        try value(name, Place.init(path:))
    }

    fileprivate func reference(_ name: String) throws(UnreadableEvent) -> WorkflowReference {
        let stored = try object(name)
        return WorkflowReference(
            name: try stored.value("name"), version: try stored.integer("version"), hash: try stored.text("hash"))
    }

    fileprivate func skipped() throws(UnreadableEvent) -> [TierName] {
        try list("skipped") { json throws(UnreadableEvent) in
            guard case .string(let name) = json else { throw UnreadableEvent(member: "skipped") }
            return TierName(name)
        }
    }

    fileprivate func attachments() throws(UnreadableEvent) -> [AttachmentReference]? {
        try optionalList("attachments") { json throws(UnreadableEvent) in
            let stored = try StoredObject(json, "attachments")
            return AttachmentReference(
                id: try stored.value("id"), hash: try stored.text("hash"), key: try stored.value("key"),
                kind: try stored.value("kind"), name: try stored.value("name"), size: try stored.integer("size"))
        }
    }

    fileprivate func moved() throws(UnreadableEvent) -> [TicketEvent.MovedClock] {
        try list("moved") { json throws(UnreadableEvent) in
            let stored = try StoredObject(json, "moved")
            return TicketEvent.MovedClock(
                clock: try stored.value("clock"), from: try stored.instant("from"), to: try stored.instant("to"))
        }
    }

    fileprivate func fields() throws(UnreadableEvent) -> [FieldName: FieldValue] {
        try keyed { stored throws(UnreadableEvent) in
            if let text: SealedText = try stored.optionalValue("sealed") { return .sealed(text) }
            return .plain(try stored.text("plain"))
        }
    }

    fileprivate func plans() throws(UnreadableEvent) -> [ClockName: ClockCarry] {
        var plans: [ClockName: ClockCarry] = [:]
        for member in members { plans[ClockName(member.name)] = try value(member.name) }
        return plans
    }

    fileprivate func clocks() throws(UnreadableEvent) -> [ClockName: ClockState] {
        try keyed(ClockState.init)
    }

    private func keyed<Kind, Value>(
        _ read: (StoredObject) throws(UnreadableEvent) -> Value
    ) throws(UnreadableEvent) -> [Name<Kind>: Value] {
        var values = [Name<Kind>: Value](minimumCapacity: members.count)
        for member in members { values[Name(member.name)] = try read(StoredObject(member.value, member.name)) }
        return values
    }
}

extension ClockState {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        if let run = try stored.optionalObject("running") {
            self = .running(
                Run(
                    since: try run.instant("since"), left: Int64(try run.integer("left")),
                    until: try run.instant("until"),
                    reminders: try run.list("reminders") { json throws(UnreadableEvent) in
                        guard case .integer(let moment) = json else { throw UnreadableEvent(member: "reminders") }
                        return try Instant(stored: moment, "reminders")
                    },
                    arming: try run.integer("arming")))
        } else if let left = try stored.optionalInteger("standing") {
            self = .standing(left: Int64(left))
        } else {
            self = .done(dueAt: try stored.instant("done"), at: try stored.instant("at"))
        }
    }
}

extension QueueNumber {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            prefix: try stored.value("prefix"), number: try stored.integer("number"),
            day: try stored.value("day", CivilDay.init))
    }
}

extension GuestCard {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(name: try stored.optionalValue("name"), contact: try stored.optionalValue("contact"))
    }
}

extension Ticket.Holding {
    fileprivate init(_ stored: StoredObject) throws(UnreadableEvent) {
        self.init(
            tier: try stored.value("tier"), members: try stored.value("members"), place: try stored.place("place"))
    }
}
