import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// One request for a page: who asks, and what they read.
struct Visit: Sendable {
    let language: Language
    let words: PageWords
    let account: Account?
    let token: SessionToken?
    /// Where they are, with the query.
    let here: String
    let origin: Origin
    let notice: Notice?
}

/// Somebody signed in.
struct Member: Sendable {
    let account: Account
    let token: SessionToken
    let visit: Visit

    var person: Person { account.person }
    var words: PageWords { visit.words }
}

/// The page is for people who are signed in; GET requests go by the sign-in page and come back.
struct SignInNeeded: Error {
    /// What was typed, where something was; nobody is to write it twice.
    var typed: FormBody?
}

extension Pages {
    func visit(_ request: Request, _ context: APIContext) async throws -> Visit {
        let token = request.cookies[SessionCookie.name].flatMap { SessionToken($0.value) }
        var account: Account?
        if let token { account = try await installation.signIns.account(forToken: token, at: realTime.now()) }
        let language = request.chosenLanguage
        let zone = installation.regions.zone(of: account?.place ?? .national)
        return Visit(
            language: language,
            words: PageWords(
                texts: installation.texts, language: language, zone: zone, now: installation.time.now()),
            account: account, token: account == nil ? nil : token, here: request.head.path ?? "/",
            origin: Origin(request, context, settings), notice: request.notice)
    }

    /// - Throws: `SignInNeeded`.
    func member(_ request: Request, _ context: APIContext) async throws -> Member {
        let visit = try await visit(request, context)
        guard let account = visit.account, let token = visit.token else { throw SignInNeeded() }
        return Member(account: account, token: token, visit: visit)
    }

    /// Somebody signed in who sends a form of ours. Its first field proves that: nothing else was read before.
    /// - Throws: `SignInNeeded`, `BadRequest`.
    func member(sending form: FormBody, _ request: Request, _ context: APIContext) async throws -> Member {
        guard !request.isFromOtherOrigin else { throw BadRequest.otherOrigin }
        let visit = try await visit(request, context)
        guard let account = visit.account, let token = visit.token else { throw SignInNeeded(typed: form) }
        guard installation.signIns.isCSRFToken(form[FormBody.csrf] ?? "", for: token) else {
            throw BadRequest.missingCSRFToken
        }
        return Member(account: account, token: token, visit: visit)
    }

    func isSecure(_ visit: Visit) -> Bool { settings.hasSecureCookies || visit.origin.isSecure }
}
