import Helpdesk
import Workflow

extension Document {
    static let commentOperations: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/comments", id: "listComments",
            summary: "Public comments below an article, the newest first; numbers and addresses of people are masked.",
            parameters: [Parameter.article] + Parameter.paging,
            answer: .init(status: 200, description: "A page.", schema: "Comments", headers: ["Link"]),
            problems: [400, 401, 422, 503], identity: .optional),
        Operation(
            method: .post, path: "/api/v1/comments", id: "postComment", summary: "Say something below an article.",
            parameters: [Parameter.idempotencyKey, Parameter.csrfToken], body: "NewComment",
            answer: .init(
                status: 201, description: "The comment.", schema: "Comment", headers: ["Idempotent-Replayed"]),
            problems: [400, 401, 403, 404, 409, 413, 415, 422, 503]),
        Operation(
            method: .delete, path: "/api/v1/comments/{number}", id: "deleteComment",
            summary: "Take one's own comment back; replies to it stay.",
            parameters: [Parameter.number, Parameter.csrfToken],
            answer: .init(status: 204, description: "It is gone."), problems: [401, 403, 404, 503]),
        command(
            "replies", "replyToComment", "Reply to a comment, in one's own words or those of the file.", "NewReply"),
        command("hide", "hideComment", "Hide a comment, saying why.", "NewHiding"),
        Operation(
            method: .post, path: "/api/v1/comments/{number}/ticket", id: "convertComment",
            summary: "Make a ticket of a comment, for who wrote it, and perhaps reply with its number.",
            parameters: [Parameter.number, Parameter.idempotencyKey, Parameter.csrfToken, Parameter.language],
            body: "NewConversion",
            answer: .init(
                status: 201, description: "The ticket.", schema: "Ticket",
                headers: ["Location", "ETag", "Idempotent-Replayed"]),
            problems: [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]),
    ]

    private static func command(_ path: String, _ id: String, _ summary: String, _ body: String) -> Operation {
        Operation(
            method: .post, path: "/api/v1/comments/{number}/\(path)", id: id, summary: summary,
            parameters: [Parameter.number, Parameter.idempotencyKey, Parameter.csrfToken], body: body,
            answer: .init(
                status: 200, description: "The comment after it.", schema: "Comment",
                headers: ["Idempotent-Replayed"]),
            problems: [400, 401, 403, 404, 409, 413, 415, 422, 503])
    }

    private static let publicName = Schema.object(["name": Schema.stringOrNull])

    static let commentSchemas: KeyValuePairs<String, JSON> = [
        "Comment": Schema.object(
            [
                "number": Schema.positive, "article": Schema.string, "author": publicName, "postedAt": Schema.time,
                "text": Schema.stringOrNull, "state": Schema.one(of: CommentView.State.allCases.map(\.rawValue)),
                "replies": Schema.list(
                    of: Schema.object(["author": publicName, "at": Schema.time, "text": Schema.stringOrNull])),
                "ticket": Schema.positive, "repeats": Schema.positive, "hiddenFor": Schema.string,
            ], optional: ["ticket", "repeats", "hiddenFor"]),
        "Comments": Schema.page(of: "Comment"),
        "NewComment": Schema.object(
            ["workflow": Schema.string, "article": Schema.string, "text": Schema.string], isClosed: true),
        "NewReply": Schema.object(
            ["text": Schema.stringOrNull, "canned": Schema.stringOrNull], optional: ["text", "canned"], isClosed: true),
        "NewHiding": Schema.object(["reason": Schema.string], isClosed: true),
        "NewConversion": Schema.object(
            [
                "subject": Schema.stringOrNull, "message": Schema.stringOrNull, "category": Schema.stringOrNull,
                "fields": Schema.texts(Schema.stringOrNull), "canned": Schema.stringOrNull,
            ], optional: ["subject", "message", "category", "fields", "canned"], isClosed: true),
    ]
}
