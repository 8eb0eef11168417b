import Workflow

extension Document {
    static let guestOperations: [Operation] = [
        Operation(
            method: .post, path: "/api/v1/guests", id: "becomeGuest",
            summary: "Be somebody who asks without an account; the token is sent as `Authorization: Bearer`.",
            answer: .init(status: 201, description: "A guest, who has asked nothing yet.", schema: "Guest"),
            problems: [403, 429], identity: .needless),
        Operation(
            method: .get, path: "/api/v1/tickets/{number}/follow-up", id: "getFollowUp",
            summary: "A new question filled in from a closed ticket, for its requester.",
            parameters: [Parameter.number],
            answer: .init(
                status: 200, description: "What `POST /tickets` takes, but for the message.", schema: "FollowUp"),
            problems: [401, 403, 404, 409, 503]),
    ]

    /// Only in practice mode.
    static let practiceGuestOperations: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/practice/guests", id: "listPracticeGuests",
            summary: "The guests' tickets with the links that only the guests have elsewhere.",
            answer: .init(status: 200, description: "A hundred at most.", schema: "PracticeGuests"),
            problems: [401, 403, 503])
    ]

    static let guestSchemas: KeyValuePairs<String, JSON> = [
        "Guest": Schema.object(["token": Schema.string, "link": Schema.string, "roles": Schema.strings]),
        "FollowUp": Schema.object([
            "workflow": Schema.string, "form": Schema.string, "category": Schema.stringOrNull,
            "subject": Schema.stringOrNull, "fields": Schema.texts(Schema.string), "follows": Schema.positive,
        ]),
        "PracticeGuest": Schema.object([
            "number": Schema.positive, "workflow": Schema.string, "subject": Schema.stringOrNull,
            "status": Schema.one(of: TicketStatus.all), "link": Schema.string,
        ]),
        "PracticeGuests": Schema.page(of: "PracticeGuest"),
    ]
}
