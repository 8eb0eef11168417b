import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addCommentRoutes(to routes: Routes) {
        routes.get("comments") { request, _ in try await listComments(request) }
        routes.post("comments") { request, _ in try await postComment(request) }
        routes.delete("comments/{number}") { request, context in try await deleteComment(request, context) }
        routes.post("comments/{number}/replies") { request, context in try await replyToComment(request, context) }
        routes.post("comments/{number}/hide") { request, context in try await hideComment(request, context) }
        routes.post("comments/{number}/ticket") { request, context in try await convertComment(request, context) }
    }

    /// `GET /comments?article=`: for everybody; whoever is signed in as the service's staff sees them unmasked.
    private func listComments(_ request: Request) async throws -> Response {
        let person = try await person(of: request)
        let query = try Query(of: request)
        let paging = try Paging(query)
        guard let article = query["article"] else {
            throw BadRequest.faults([BodyFault(field: "article", kind: .missing)])
        }
        let page = try await installation.comments.list(
            article, for: person, cursor: paging.cursor, limit: paging.limit)
        return Response(page: page.items.map(\.json), next: page.next, of: request)
    }

    /// Nil for who has not signed in.
    private func person(of request: Request) async throws -> Person? {
        do {
            return try await caller(of: request).person
        } catch BadRequest.noIdentity(.absent) {
            return nil
        }
    }

    /// `POST /comments`: 201 with the comment; 403 where the service takes none from the caller.
    private func postComment(_ request: Request) async throws -> Response {
        let (caller, body, key) = try await command(request)
        var members = try body.members()
        let (workflow, article, text) = (members.string("workflow"), members.string("article"), members.string("text"))
        try members.finish()
        let outcome = try await installation.comments.post(
            text, below: article, of: WorkflowName(workflow), by: caller.person, idempotency: key)
        return try await response(outcome, for: caller, status: .created)
    }

    /// `POST /comments/{number}/replies`: 200 with the comment after it.
    private func replyToComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let (caller, body, key) = try await command(request)
        var members = try body.members()
        let (text, canned) = (members.optionalString("text"), members.optionalString("canned"))
        try members.finish()
        let reply = canned.map { Comments.ReplyText.canned(Name($0)) } ?? .own(text ?? "")
        let outcome = try await installation.comments.reply(
            reply, to: try context.ticketNumber(), by: caller.person, idempotency: key)
        return try await response(outcome, for: caller)
    }

    /// `POST /comments/{number}/hide`: 200 with the comment after it.
    private func hideComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let (caller, body, key) = try await command(request)
        var members = try body.members()
        let reason = members.string("reason")
        try members.finish()
        let outcome = try await installation.comments.hide(
            try context.ticketNumber(), because: reason, by: caller.person, idempotency: key)
        return try await response(outcome, for: caller)
    }

    /// `POST /comments/{number}/ticket`: 201 with the ticket, which belongs to who commented.
    private func convertComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let (caller, body, key) = try await command(request)
        var members = try body.members()
        let conversion = Comments.Conversion(
            subject: members.optionalString("subject"), message: members.optionalString("message"),
            category: members.category(),
            fields: members.optionalStrings("fields").reduce(into: [:]) { $0[FieldName($1.key)] = $1.value })
        let canned = members.optionalString("canned").map { Name<CannedReply>($0) }
        try members.finish()
        let outcome = try await installation.comments.convert(
            try context.ticketNumber(), into: conversion, replying: canned, by: caller.person, idempotency: key)
        return try await opened(outcome, for: caller, request.language)
    }

    /// `DELETE /comments/{number}`: 204, for its author; replies stay.
    private func deleteComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        try await installation.comments.delete(try context.ticketNumber(), by: caller.person)
        return .noContent
    }

    private func command(_ request: Request) async throws -> (Caller, JSONBody, IdempotencyKey?) {
        let caller = try await caller(of: request)
        let body = try await JSONBody(of: request)
        let key = try request.headers.idempotencyKey(
            of: caller.id, fingerprint: fingerprint(of: request, body))
        return (caller, body, key)
    }

    private func response(
        _ outcome: Comments.Outcome, for caller: Caller, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let view = try await installation.comments.view(outcome.number, for: caller.person)
        var response = Response(view.json, status: status)
        if outcome.isReplay { response.headers[.idempotentReplayed] = "true" }
        return response
    }
}

extension CommentView {
    fileprivate var json: JSON {
        .object([
            "number": .integer(number), "article": .string(article), "author": author.publicJSON,
            "postedAt": .time(postedAt), "text": text.map(JSON.string) ?? .null, "state": .string(state.rawValue),
            "replies": .array(
                replies.map { reply in
                    .object([
                        "author": reply.author.publicJSON, "at": .time(reply.at),
                        "text": reply.text.map(JSON.string) ?? .null,
                    ])
                }),
            "ticket": ticket.map(JSON.integer), "repeats": repeats.map(JSON.integer),
            "hiddenFor": hiddenFor.map(JSON.string),
        ])
    }
}

extension PersonName {
    /// Where somebody belongs is not for everybody.
    fileprivate var publicJSON: JSON { .object(["name": name.map(JSON.string) ?? .null]) }
}
