import Helpdesk
import Workflow

extension Document {
    static let ticketSchemas: KeyValuePairs<String, JSON> = [
        "NewTicket": Schema.object(
            [
                "workflow": Schema.string, "form": Schema.string, "subject": Schema.string,
                "message": Schema.string, "fields": Schema.texts(Schema.stringOrNull), "category": Schema.stringOrNull,
                "attachments": attachmentIDs, "onBehalfOf": Schema.stringOrNull,
                "follows": Schema.integerOrNull,
            ], optional: ["fields", "category", "attachments", "onBehalfOf", "follows"], isClosed: true),
        "NewAction": Schema.object(
            [
                "message": Schema.stringOrNull, "attachments": attachmentIDs, "assignee": Schema.stringOrNull,
                "category": Schema.stringOrNull, "duplicateOf": Schema.integerOrNull, "rating": Schema.integerOrNull,
            ], optional: ["message", "attachments", "assignee", "category", "duplicateOf", "rating"], isClosed: true),
        "Ticket": Schema.object(
            [
                "number": Schema.positive, "workflow": Schema.string, "workflowVersion": Schema.positive,
                "version": Schema.positive, "form": Schema.string, "subject": Schema.stringOrNull,
                "fields": Schema.texts(Schema.stringOrNull), "status": status, "tier": Schema.string,
                "place": Schema.reference("Place"), "awaiting": awaiting, "requester": Schema.reference("Person"),
                "filer": Schema.reference("Person"), "assignee": Schema.reference("Person"), "team": Schema.string,
                "rating": Schema.positive, "duplicateOf": Schema.positive, "channel": Schema.string,
                "category": Schema.stringOrNull,
                "openedAt": Schema.time, "updatedAt": Schema.time, "closedAt": Schema.time,
                "closeReason": closeReason, "unanswered": Schema.boolean, "follows": Schema.positive,
                "queueNumber": Schema.string, "link": Schema.string, "followUp": Schema.string,
                "comment": Schema.positive, "codes": Schema.list(of: Schema.reference("AcceptedCode")),
                "warnings": Schema.list(of: Schema.reference("FieldWarning")),
                "flags": Schema.strings, "clocks": Schema.list(of: Schema.reference("TicketClock")),
                "actions": Schema.list(of: Schema.reference("TicketAction")),
            ],
            optional: [
                "filer", "assignee", "team", "rating", "duplicateOf", "closedAt", "closeReason", "unanswered",
                "follows", "queueNumber", "link", "followUp", "comment", "codes", "warnings",
            ]),
        "AcceptedCode": Schema.object(["field": Schema.string, "id": Schema.positive]),
        "FieldWarning": Schema.object([
            "field": Schema.string, "code": Schema.one(of: FieldWarning.Kind.allCases.map(\.rawValue)),
            "message": Schema.string,
        ]),
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
                "team": Schema.string, "requester": Schema.reference("Person"), "channel": Schema.string,
                "category": Schema.stringOrNull,
                "openedAt": Schema.time, "updatedAt": Schema.time, "closedAt": Schema.time,
                "closeReason": closeReason, "unanswered": Schema.boolean, "flags": Schema.strings,
                "urgentAt": Schema.time,
            ], optional: ["team", "closedAt", "closeReason", "unanswered", "urgentAt"]),
        "Tickets": Schema.page(of: "TicketSummary"),
        "Message": Schema.object(
            [
                "version": Schema.positive, "at": Schema.time,
                "kind": Schema.one(of: Utterance.Kind.allCases.map(\.rawValue)),
                "author": Schema.reference("Person"), "isByRequester": Schema.boolean, "text": Schema.stringOrNull,
                "attachments": Schema.list(of: Schema.reference("Attachment")),
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
    /// Ids of files that the caller has sent.
    private static let attachmentIDs: JSON = .object([
        "type": ["array", "null"], "items": Schema.string,
        "description": "Ids of uploads. How many one message may have is a setting: five, if nobody said otherwise.",
    ])
}
