import Helpdesk
import Workflow

extension Document {
    static let ticketSchemas: KeyValuePairs<String, JSON> = [
        "NewTicket": Schema.object(
            [
                "workflow": Schema.string, "form": Schema.string, "subject": Schema.string,
                "message": Schema.string, "fields": Schema.texts(Schema.stringOrNull), "category": Schema.null,
                "attachments": noAttachments, "onBehalfOf": Schema.stringOrNull,
                "follows": .object(["type": ["integer", "null"]]),
            ], optional: ["fields", "category", "attachments", "onBehalfOf", "follows"], isClosed: true),
        "NewAction": Schema.object(
            ["message": Schema.stringOrNull, "attachments": noAttachments],
            optional: ["message", "attachments"], isClosed: true),
        "Ticket": Schema.object(
            [
                "number": Schema.positive, "workflow": Schema.string, "workflowVersion": Schema.positive,
                "version": Schema.positive, "form": Schema.string, "subject": Schema.stringOrNull,
                "fields": Schema.texts(Schema.stringOrNull), "status": status, "tier": Schema.string,
                "place": Schema.reference("Place"), "awaiting": awaiting, "requester": Schema.reference("Person"),
                "filer": Schema.reference("Person"), "channel": Schema.string, "category": Schema.stringOrNull,
                "openedAt": Schema.time, "updatedAt": Schema.time, "closedAt": Schema.time,
                "closeReason": closeReason, "unanswered": Schema.boolean, "follows": Schema.positive,
                "flags": Schema.strings, "clocks": Schema.list(of: Schema.reference("TicketClock")),
                "actions": Schema.list(of: Schema.reference("TicketAction")),
            ], optional: ["filer", "closedAt", "closeReason", "unanswered", "follows"]),
        "TicketClock": Schema.object(
            [
                "name": Schema.string, "state": Schema.one(of: ["running", "standing", "done"]),
                "dueAt": Schema.time, "remaining": Schema.reference("Remaining"),
            ], optional: ["dueAt", "remaining"]),
        "Remaining": Schema.object([
            "amount": Schema.number, "unit": Schema.one(of: Span.Unit.allCases.map(\.rawValue)),
        ]),
        "TicketAction": Schema.object(
            [
                "name": Schema.string, "label": Schema.string, "does": deed,
                "fields": Schema.list(of: Schema.object(["name": Schema.string, "required": Schema.boolean])),
                "allowed": Schema.boolean, "why": Schema.string, "notBefore": Schema.time,
            ], optional: ["why", "notBefore"]),
        "TicketSummary": Schema.object(
            [
                "number": Schema.positive, "workflow": Schema.string, "workflowVersion": Schema.positive,
                "version": Schema.positive, "subject": Schema.stringOrNull, "status": status,
                "tier": Schema.string, "place": Schema.reference("Place"), "awaiting": awaiting,
                "requester": Schema.reference("Person"), "channel": Schema.string, "category": Schema.stringOrNull,
                "openedAt": Schema.time, "updatedAt": Schema.time, "closedAt": Schema.time,
                "closeReason": closeReason, "unanswered": Schema.boolean, "flags": Schema.strings,
                "urgentAt": Schema.time,
            ], optional: ["closedAt", "closeReason", "unanswered", "urgentAt"]),
        "Tickets": Schema.page(of: "TicketSummary"),
        "Message": Schema.object(
            [
                "version": Schema.positive, "at": Schema.time,
                "kind": Schema.one(of: Utterance.Kind.allCases.map(\.rawValue)),
                "author": Schema.reference("Person"), "isByRequester": Schema.boolean, "text": Schema.stringOrNull,
            ], optional: ["author"]),
        "Messages": Schema.page(of: "Message"),
        "Event": Schema.object(
            [
                "version": Schema.positive, "at": Schema.time, "type": Schema.string,
                "by": Schema.reference("Actor"), "details": .object(["type": "object"]),
            ], optional: ["details"]),
        "Events": Schema.page(of: "Event"),
        "Actor": Schema.object(
            [
                "kind": Schema.one(of: ["person", "clock", "service"]), "person": Schema.reference("Person"),
                "clock": Schema.string, "dueAt": Schema.time,
            ], optional: ["person", "clock", "dueAt"]),
    ]

    private static let status = Schema.one(of: TicketStatus.all)
    /// Attachments come with a later version: until then the list is there, and empty.
    private static let noAttachments: JSON = .object(["type": ["array", "null"], "maxItems": 0])
}
