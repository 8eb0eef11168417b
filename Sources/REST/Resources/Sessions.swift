import EventStore
import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addSessionRoutes(to routes: Routes) {
        routes.post("sessions") { request, context in try await signIn(request, context) }
        routes.delete("sessions/current") { request, context in try await signOut(request, context) }
        routes.get("me") { request, _ in try await me(request) }
    }

    /// `POST /sessions`: 201 with the token, which is also set as a cookie; 401, or 429 after too many tries.
    private func signIn(_ request: Request, _ context: APIContext) async throws -> Response {
        guard !request.isFromOtherOrigin else { throw BadRequest.otherOrigin }
        var members = try await JSONBody(of: request).members()
        let username = members.string("username")
        let password = members.string("password")
        try members.finish()
        let key = try request.headers.idempotencyKey()
        let origin = Origin(request, context, settings)
        let now = realTime.now()
        let signIn = try await installation.signIns.signIn(
            username, password: password, from: origin.address, idempotency: key, at: now)
        var response = Response(
            .object([
                "token": .string(signIn.token.text), "expiresAt": .time(signIn.expiresAt),
                "account": try await json(of: signIn.account, request.language),
            ]), status: .created)
        if signIn.isReplay { response.headers[.idempotentReplayed] = "true" }
        let seconds = Int((signIn.expiresAt - now) / 1_000)
        response.setCookie(cookie(of: origin).holding(signIn.token, seconds: seconds))
        return response
    }

    /// `DELETE /sessions/current`: 204, whichever way the session was shown.
    private func signOut(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        try await installation.signOut(caller.session().token, of: caller.id)
        var response = Response.noContent
        response.setCookie(cookie(of: Origin(request, context, settings)).gone)
        return response
    }

    private func cookie(of origin: Origin) -> SessionCookie {
        SessionCookie(isSecure: settings.hasSecureCookies || origin.isSecure)
    }

    /// `GET /me`: who the caller is and where they stand; with the CSRF token where a cookie said so.
    private func me(_ request: Request) async throws -> Response {
        let caller = try await caller(of: request)
        guard case .account(let session) = caller else { return Response(json(ofGuest: caller, request.language)) }
        let inboxes = try await inboxes(of: caller, request.language)
        let account = try await json(of: session.account, request.language)
        let isBrowser = session.channel == .cookie
        return Response(
            .object([
                "account": account, "roles": account["roles"], "place": account["place"], "inboxes": .array(inboxes),
                "csrfToken": isBrowser ? .string(installation.signIns.csrfToken(for: session.token)) : nil,
            ]))
    }

    /// Without an account, and nowhere.
    private func json(ofGuest guest: Caller, _ language: Language) -> JSON {
        let nowhere = PlaceName(place: .national, name: installation.texts.text("place.national", in: language))
        return .object([
            "link": installation.guests.link(for: guest.id).map(JSON.string),
            "roles": .names(guest.person.roles), "place": nowhere.json(installation.texts, in: language),
            "inboxes": [],
        ])
    }

    private func json(of account: Account, _ language: Language) async throws -> JSON {
        let place = account.place
        let name = try await installation.database.read { try Places($0).name(of: place) }
        let named = PlaceName(place: place, name: name ?? installation.texts.text("place.national", in: language))
        return .object([
            "id": .string(account.id.rawValue), "username": .string(account.username.text),
            "name": .string(account.name), "roles": .names(account.roles.sorted()),
            "place": named.json(installation.texts, in: language),
        ])
    }
}
