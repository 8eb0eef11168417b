import Workflow

/// One method of one path, as the document describes it.
struct Operation: Sendable {
    enum Method: String, Sendable { case get, post, delete }

    var method: Method
    var path: String
    var id: String
    var summary: String
    var parameters: [JSON] = []
    /// The name of the body's schema; nil where none is read.
    var body: String?
    /// Whether the body is a file.
    var takesFile = false
    var answer: Answer
    /// The statuses of the problems that it may answer with, besides 500.
    var problems: [Int] = []
    var identity = Identity.needed

    /// Whether callers must say who they are.
    enum Identity: Sendable { case needed, optional, needless }

    struct Answer: Sendable {
        var status: Int
        var description: String
        /// The name of the body's schema.
        var schema: String?
        var type = "application/json"
        /// Where it is a file: one of these, whatever is in it.
        var fileTypes: [String] = []
        /// Other forms of the same, as text, for who asks for them.
        var otherTypes: [String] = []
        /// Names of headers.
        var headers: [String] = []
    }
}

extension Operation.Identity {
    /// Nil where it is as everywhere.
    fileprivate var security: JSON? {
        switch self {
        case .needed: nil
        case .optional: .array([.object([])] + Document.security)
        case .needless: []
        }
    }
}

extension Operation {
    var json: JSON {
        .object([
            "operationId": .string(id),
            "summary": .string(summary),
            "security": identity.security,
            "parameters": parameters.isEmpty ? nil : .array(parameters),
            "requestBody": takesFile ? Self.file : body.map(Self.body),
            "responses": .object([answer.member] + otherAnswers),
        ])
    }

    private static func body(_ schema: String) -> JSON {
        .object([
            "required": true,
            "content": .object(["application/json": .object(["schema": Schema.reference(schema)])]),
        ])
    }

    private static let file: JSON = .object([
        "required": true,
        "content": .object(["application/octet-stream": .object(["schema": .object(["minLength": 1])])]),
    ])

    private var otherAnswers: [JSON.Member] {
        let unchanged = answer.headers.contains("ETag") && method == .get ? [304] : []
        return (unchanged + problems + [500]).sorted().map { status in
            JSON.Member("\(status)", .object(["$ref": .string("#/components/responses/\(status)")]))
        }
    }
}

extension Operation.Answer {
    fileprivate var member: JSON.Member {
        let content: JSON? =
            if !fileTypes.isEmpty {
                .object(fileTypes.map { JSON.Member($0, .object([])) })
            } else if let schema {
                .object(
                    [JSON.Member(type, .object(["schema": Schema.reference(schema)]))]
                        + otherTypes.map { JSON.Member($0, .object(["schema": Schema.string])) })
            } else {
                type == "application/json" ? nil : .object([JSON.Member(type, .object(["schema": Schema.string]))])
            }
        let headers = headers.map { JSON.Member($0, .object(["$ref": .string("#/components/headers/\($0)")])) }
        return JSON.Member(
            "\(status)",
            .object([
                "description": .string(description), "headers": headers.isEmpty ? nil : .object(headers),
                "content": content,
            ]))
    }
}
