import Helpdesk
import Workflow

extension Document {
    static let codeOperations: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/codes/{workflow}/{name}", id: "listCodes",
            summary: "Codes that offices were given, the newest first; a code itself is never shown again.",
            parameters: [Parameter.ofWorkflow, Parameter.codeName] + Parameter.paging,
            answer: .init(status: 200, description: "A page.", schema: "Codes", headers: ["Link"]),
            problems: [400, 401, 404, 422, 503]),
        Operation(
            method: .post, path: "/api/v1/codes/{workflow}/{name}", id: "issueCode",
            summary: "Give a kab/kota or a province a new code; the one that it had ends.",
            parameters: [
                Parameter.ofWorkflow, Parameter.codeName, Parameter.idempotencyKey, Parameter.csrfToken,
            ], body: "NewCode",
            answer: .init(
                status: 201, description: "The code, this once.", schema: "IssuedCode",
                headers: ["Location", "Idempotent-Replayed"]),
            problems: [400, 401, 403, 404, 413, 415, 422, 503]),
        Operation(
            method: .get, path: "/api/v1/codes/{workflow}/{name}/{code}", id: "getCode",
            summary: "One code, and what was done about it.",
            parameters: [Parameter.ofWorkflow, Parameter.codeName, Parameter.code],
            answer: .init(status: 200, description: "The code.", schema: "LoggedCode"), problems: [401, 404, 503]),
        Operation(
            method: .delete, path: "/api/v1/codes/{workflow}/{name}/{code}", id: "revokeCode",
            summary: "End a code.",
            parameters: [Parameter.ofWorkflow, Parameter.codeName, Parameter.code, Parameter.csrfToken],
            answer: .init(status: 204, description: "It has ended."), problems: [401, 403, 404, 503]),
    ]

    static let codeSchemas: KeyValuePairs<String, JSON> = [
        "NewCode": Schema.object(["place": Schema.string], isClosed: true),
        "Code": code([:]),
        "IssuedCode": code(["code": Schema.string]),
        "LoggedCode": code(["log": Schema.list(of: Schema.reference("CodeLogEntry"))]),
        "CodeLogEntry": Schema.object(
            [
                "at": Schema.time, "deed": Schema.one(of: CodeLogEntry.Deed.allCases.map(\.rawValue)),
                "by": Schema.string, "ticket": Schema.positive,
            ], optional: ["by", "ticket"]),
        "Codes": Schema.page(of: "Code"),
    ]

    private static func code(_ more: KeyValuePairs<String, JSON>) -> JSON {
        let members: KeyValuePairs<String, JSON> = [
            "id": Schema.positive, "place": Schema.reference("Place"),
            "state": Schema.one(of: CodeEntry.State.allCases.map(\.rawValue)), "issuedAt": Schema.time,
            "expiresAt": Schema.time, "usesLeft": Schema.count, "endedAt": Schema.time,
        ]
        return Schema.object(
            members.map { ($0.key, $0.value) } + more.map { ($0.key, $0.value) }, optional: ["endedAt"])
    }
}
