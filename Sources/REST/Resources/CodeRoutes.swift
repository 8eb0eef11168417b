import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addCodeRoutes(to routes: Routes) {
        routes.post("codes/{workflow}/{name}") { request, context in try await issueCode(request, context) }
        routes.get("codes/{workflow}/{name}") { request, context in try await listCodes(request, context) }
        routes.get("codes/{workflow}/{name}/{code}") { request, context in try await showCode(request, context) }
        routes.delete("codes/{workflow}/{name}/{code}") { request, context in try await revokeCode(request, context) }
    }

    /// `POST /codes/{workflow}/{name}`: 201 with the code, this once; the one that the place had so far ends.
    private func issueCode(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let body = try await JSONBody(of: request)
        let key = try request.headers.idempotencyKey(
            of: caller.id, fingerprint: fingerprint(of: request, body))
        var members = try body.members()
        let place = members.string("place")
        try members.finish()
        let (workflow, name) = try context.codeKind()
        let issued = try await installation.codes.issue(
            name, of: workflow, for: place, by: caller.person, idempotency: key)
        var response = Response(
            json(of: issued.entry, in: request.language, ["code": .string(issued.code)]), status: .created)
        response.headers[.location] = "/api/v1/codes/\(workflow)/\(name)/\(issued.entry.id)"
        if issued.isReplay { response.headers[.idempotentReplayed] = "true" }
        return response
    }

    /// `GET /codes/{workflow}/{name}`: the newest first, and none of them readable.
    private func listCodes(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let paging = try Paging(Query(of: request))
        let (workflow, name) = try context.codeKind()
        let page = try await installation.codes.list(
            name, of: workflow, for: caller.person, cursor: paging.cursor, limit: paging.limit)
        return Response(page: page.items.map { json(of: $0, in: request.language) }, next: page.next, of: request)
    }

    /// `GET /codes/{workflow}/{name}/{code}`: one of them, with what was done about it.
    private func showCode(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let (workflow, name) = try context.codeKind()
        let (entry, log) = try await installation.codes.entry(
            try context.codeID(), name, of: workflow, for: caller.person)
        return Response(json(of: entry, in: request.language, ["log": .array(log.map(\.json))]))
    }

    /// `DELETE /codes/{workflow}/{name}/{code}`: 204, also where it has ended.
    private func revokeCode(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let (workflow, name) = try context.codeKind()
        try await installation.codes.revoke(try context.codeID(), name, of: workflow, by: caller.person)
        return .noContent
    }

    private func json(of entry: CodeEntry, in language: Language, _ more: [String: JSON] = [:]) -> JSON {
        let place = PlaceName(place: entry.place, name: installation.regions.name(of: entry.place) ?? entry.place.code)
        return .object([
            "id": .integer(entry.id), "code": more["code"], "place": place.json(installation.texts, in: language),
            "state": .string(entry.state.rawValue), "issuedAt": .time(entry.issuedAt),
            "expiresAt": .time(entry.expiresAt), "usesLeft": .integer(entry.usesLeft),
            "endedAt": entry.endedAt.map(JSON.time), "log": more["log"],
        ])
    }
}

extension CodeLogEntry {
    fileprivate var json: JSON {
        .object([
            "at": .time(at), "deed": .string(deed.rawValue), "by": by.map { .name($0) },
            "ticket": ticket.map(JSON.integer),
        ])
    }
}

extension APIContext {
    fileprivate func codeKind() throws -> (WorkflowName, CodeName) {
        (WorkflowName(try name("workflow")), CodeName(try name("name")))
    }

    fileprivate func codeID() throws -> CodeEntry.ID {
        let text = try name("code")
        guard let id = CodeEntry.ID(text), id > 0, String(id) == text else { throw BadRequest.noSuchPath }
        return id
    }
}
