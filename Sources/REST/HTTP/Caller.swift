import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// Somebody who has shown who they are.
struct Caller: Sendable {
    let account: Account
    let token: SessionToken
    let channel: Channel

    /// How the token came. A browser adds its cookies to whatever any page makes it send, so those prove less.
    enum Channel: Equatable, Sendable {
        case bearer, cookie
    }

    var person: Person { account.person }
}

extension API {
    /// - Throws: `BadRequest`, `EventStoreError`.
    func caller(of request: Request) async throws -> Caller {
        guard let (text, channel) = request.credentials else { throw BadRequest.noIdentity(.absent) }
        guard let token = SessionToken(text),
            let account = try await installation.signIns.account(forToken: token, at: realTime.now())
        else { throw BadRequest.noIdentity(.invalid) }
        let caller = Caller(account: account, token: token, channel: channel)
        if channel == .cookie, !request.isSafe { try check(request, of: caller) }
        return caller
    }

    /// That a page of ours sent it, and no other.
    private func check(_ request: Request, of caller: Caller) throws(BadRequest) {
        guard !request.isFromOtherOrigin else { throw .otherOrigin }
        let token = request.headers[.csrfToken] ?? ""
        guard installation.signIns.isCSRFToken(token, for: caller.token) else { throw .missingCSRFToken }
    }
}

extension Request {
    /// The header wins over the cookie.
    fileprivate var credentials: (text: String, channel: Caller.Channel)? {
        if let authorization = headers[.authorization] {
            let parts = authorization.split(separator: " ")
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { return ("", .bearer) }
            return (String(parts[1]), .bearer)
        }
        return cookies[SessionCookie.name].map { ($0.value, .cookie) }
    }

    fileprivate var isSafe: Bool { method == .get || method == .head }
}
