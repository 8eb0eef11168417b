import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// Somebody who has shown who they are.
enum Caller: Sendable {
    case account(Session)
    case guest(GuestToken)

    /// Somebody who has signed in.
    struct Session: Sendable {
        let account: Account
        let token: SessionToken
        let channel: Channel
    }

    /// How the token came. A browser adds its cookies to whatever any page makes it send, so those prove less.
    enum Channel: Equatable, Sendable {
        case bearer, cookie
    }

    /// What the rules see.
    var person: Person {
        switch self {
        case .account(let session): session.account.person
        case .guest(let token): token.person
        }
    }

    var id: AccountID {
        switch self {
        case .account(let session): session.account.id
        case .guest(let token): token.guest
        }
    }

    /// For what only people with an account can do.
    /// - Throws: `BadRequest.accountNeeded`.
    func session() throws(BadRequest) -> Session {
        guard case .account(let session) = self else { throw .accountNeeded }
        return session
    }
}

extension API {
    /// - Throws: `BadRequest`, `EventStoreError`.
    func caller(of request: Request) async throws -> Caller {
        guard let (text, channel) = request.credentials else { throw BadRequest.noIdentity(.absent) }
        // A guest's token is kept by whoever has the link, and never in a cookie of ours.
        if channel == .bearer, let token = installation.guests.token(text) { return .guest(token) }
        guard let token = SessionToken(text),
            let account = try await installation.signIns.account(forToken: token, at: realTime.now())
        else { throw BadRequest.noIdentity(.invalid) }
        let session = Caller.Session(account: account, token: token, channel: channel)
        if channel == .cookie, !request.isSafe { try check(request, of: session) }
        return .account(session)
    }

    /// For what anybody may read: who shows nothing is somebody of whom nothing is known.
    /// - Throws: `BadRequest` for a token that is none, `EventStoreError`.
    func reader(of request: Request) async throws -> Person {
        request.credentials == nil ? .anybody : try await caller(of: request).person
    }

    /// That a page of ours sent it, and no other.
    private func check(_ request: Request, of session: Caller.Session) throws(BadRequest) {
        guard !request.isFromOtherOrigin else { throw .otherOrigin }
        let token = request.headers[.csrfToken] ?? ""
        guard installation.signIns.isCSRFToken(token, for: session.token) else { throw .missingCSRFToken }
    }
}

extension Request {
    /// The header wins over the cookie.
    fileprivate var credentials: (text: String, channel: Caller.Channel)? {
        if let authorization = headers[.authorization] {
            let parts = authorization.utf8.split(separator: UInt8(ascii: " "))
            guard parts.count == 2, Substring(parts[0]).lowercased() == "bearer" else { return ("", .bearer) }
            return (String(Substring(parts[1])), .bearer)
        }
        return cookies[SessionCookie.name].map { ($0.value, .cookie) }
    }

    fileprivate var isSafe: Bool { method == .get || method == .head }
}
