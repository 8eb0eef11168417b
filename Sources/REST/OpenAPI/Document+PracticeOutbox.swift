import Helpdesk
import Workflow

extension Document {
    static let practiceOutboxOperation = Operation(
        method: .get, path: "/api/v1/practice/outbox", id: "listPracticeLetters",
        summary: "Every letter that would have gone out, the newest first.",
        parameters: [Parameter.letterTicket] + Parameter.paging,
        answer: .init(status: 200, description: "A page.", schema: "Letters", headers: ["Link"]),
        problems: [400, 401, 403, 422, 503])

    static let letterSchemas: KeyValuePairs<String, JSON> = [
        "Letter": Schema.object(
            [
                "to": Schema.object(["name": Schema.stringOrNull, "address": Schema.string], optional: ["address"]),
                "ticket": Schema.positive, "version": Schema.positive,
                "notice": Schema.one(of: Notice.Kind.allCases.map(\.rawValue)), "subject": Schema.string,
                "body": Schema.string, "dueAt": Schema.time, "state": Schema.one(of: LetterState.names),
                "why": Schema.one(of: LetterState.Cause.allCases.map(\.rawValue)),
            ], optional: ["why"]),
        "Letters": Schema.page(of: "Letter"),
    ]
}
