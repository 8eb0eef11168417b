import Helpdesk
import Workflow

extension Document {
    static let attachmentOperations: [Operation] = [
        Operation(
            method: .post, path: "/api/v1/attachments", id: "uploadAttachment",
            summary: "Send a file; name it in a message within a day. Its kind is told by what is in it.",
            parameters: [
                Parameter.fileName, Parameter.idempotencyKey, Parameter.csrfToken, Parameter.language,
            ], takesFile: true,
            answer: .init(
                status: 201, description: "The file waits for its message.", schema: "Attachment",
                headers: ["Location", "Idempotent-Replayed"]),
            problems: [400, 401, 403, 409, 413, 415, 422, 429, 503]),
        Operation(
            method: .get, path: "/api/v1/attachments/{id}", id: "downloadAttachment",
            summary: "A file of a message that the caller may see, or one that they sent and have not used yet.",
            parameters: [Parameter.attachment],
            answer: .init(
                status: 200, description: "The file.", fileTypes: AttachmentKind.allCases.map(\.mediaType),
                headers: ["Content-Disposition"]),
            problems: [401, 404, 503]),
    ]

    static let attachmentSchemas: KeyValuePairs<String, JSON> = [
        "Attachment": Schema.object([
            "id": Schema.string, "name": Schema.stringOrNull,
            "kind": Schema.one(of: AttachmentKind.allCases.map(\.rawValue)), "size": Schema.positive,
        ])
    ]
}
