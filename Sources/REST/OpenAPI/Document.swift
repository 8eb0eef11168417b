import Gateway
import Workflow

/// The OpenAPI 3.1 document. Tests hold every route and every answer against it.
enum Document {
    static func json(isPractice: Bool) -> JSON {
        let all =
            operations + ticketOperations + attachmentOperations + deskOperations + codeOperations
            + commentOperations + guestOperations
            + (isPractice ? practiceOperations + practiceGuestOperations : [])
        return .object([
            "openapi": "3.1.0",
            "info": .object([
                "title": "Tangga",
                "version": "1",
                "summary": "A helpdesk whose tickets climb.",
                "description": .string(about),
            ]),
            "servers": [.object(["url": "/"])],
            "security": .array(security),
            "paths": .object(paths(of: all)),
            "components": components,
        ])
    }

    static let security: [JSON] = [.object(["bearer": []]), .object(["cookie": []])]

    private static let about = """
        Times are RFC 3339 in UTC. Problems are RFC 9457; programs go by their `type`, people read the `title` in the \
        language of `Accept-Language` (Indonesian without one). Members that a body's schema does not name are refused.
        """

    private static func paths(of operations: [Operation]) -> [JSON.Member] {
        var paths: [JSON.Member] = []
        for operation in operations where !paths.contains(where: { $0.name == operation.path }) {
            let methods = operations.filter { $0.path == operation.path }
            paths.append(
                JSON.Member(operation.path, .object(methods.map { JSON.Member($0.method.rawValue, $0.json) })))
        }
        return paths
    }

    private static let components: JSON = .object([
        "securitySchemes": .object([
            "bearer": .object(["type": "http", "scheme": "bearer"]),
            "cookie": .object(["type": "apiKey", "in": "cookie", "name": .string(SessionCookie.name)]),
        ]),
        "headers": .object(headers.map { JSON.Member($0.key, header($0.value)) }),
        "responses": .object(responses.map { JSON.Member("\($0.key)", response($0.key, $0.value)) }),
        "schemas": .object(
            [
                schemas, ticketSchemas, attachmentSchemas, deskSchemas, codeSchemas, commentSchemas, guestSchemas,
                letterSchemas, workflowSchemas,
            ].flatMap {
                $0.map { JSON.Member($0.key, $0.value) }
            }
                + [JSON.Member("Document", .object(["type": "object"]))]),
    ])

    private static let headers: KeyValuePairs<String, String> = [
        "ETag": "The ticket's version, quoted.",
        "Location": "Where the ticket or the file is.",
        "Content-Disposition": "`attachment`, with the file's name.",
        "Link": "The next page, with `rel=\"next\"`.",
        "Set-Cookie": "The session, for browsers.",
        "Idempotent-Replayed": "`true` where the request had been done before.",
        "Retry-After": "In how many seconds to try again.",
        "RateLimit-Remaining": "How many more tries there are now.",
        "RateLimit-Reset": "In how many seconds there are more.",
        "WWW-Authenticate": "How to say who is calling.",
        "Allow": "The methods that the path has.",
    ]

    private static func header(_ description: String) -> JSON {
        .object(["description": .string(description), "schema": Schema.string])
    }

    /// What each status means here.
    private static let responses: KeyValuePairs<Int, String> = [
        304: "The caller has this version.",
        400: "Malformed.",
        401: "No identity.",
        403: "Seen, but not allowed.",
        404: "Not there, or not for the caller to know of.",
        409: "The ticket does not allow it now.",
        412: "`If-Match` is stale.",
        413: "The body is too large.",
        415: "The body is of a type that is not taken.",
        422: "Form errors, or an idempotency key that was used with another body.",
        429: "Too many.",
        500: "Our fault.",
        503: "Not stored; try again.",
    ]

    private static func response(_ status: Int, _ description: String) -> JSON {
        let content: JSON = .object([
            "application/problem+json": .object(["schema": Schema.reference("Problem")])
        ])
        return .object([
            "description": .string(description), "headers": headers(of: status),
            "content": status == 304 ? nil : content,
        ])
    }

    private static func headers(of status: Int) -> JSON? {
        let names: [String] =
            switch status {
            case 401: ["WWW-Authenticate"]
            case 429: ["Retry-After", "RateLimit-Remaining", "RateLimit-Reset"]
            case 503: ["Retry-After"]
            default: []
            }
        guard !names.isEmpty else { return nil }
        return .object(names.map { JSON.Member($0, .object(["$ref": .string("#/components/headers/\($0)")])) })
    }
}
