import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// One request for a page: who asks, and what they read.
struct Visit: Sendable {
    let language: Language
    let words: PageWords
    /// Nil for whoever shows nothing.
    let identity: Identity?
    /// Where they are, with the query.
    var here: String
    let origin: Origin
    let notice: Notice?

    var account: Account? { identity?.account }
}

/// Somebody whom the rules know: signed in, or a guest.
struct Member: Sendable {
    let identity: Identity
    var visit: Visit

    var person: Person { identity.person }
    var words: PageWords { visit.words }
}

/// The page is for people who are signed in; GET requests go by the sign-in page and come back.
struct SignInNeeded: Error {
    /// What was typed, where something was; nobody is to write it twice.
    var typed: FormBody?
}

extension Pages {
    func visit(_ request: Request, _ context: APIContext, needsAccount: Bool = false) async throws -> Visit {
        let identity = try await identity(of: request, needsAccount: needsAccount)
        let language = request.chosenLanguage
        let zone = installation.regions.zone(of: identity?.person.place ?? .national)
        return Visit(
            language: language,
            words: PageWords(
                texts: installation.texts, language: language, zone: zone, now: installation.time.now()),
            identity: identity, here: request.head.path ?? "/", origin: Origin(request, context, settings),
            notice: request.notice)
    }

    /// - Throws: `SignInNeeded`.
    func member(_ request: Request, _ context: APIContext, needsAccount: Bool = false) async throws -> Member {
        let visit = try await visit(request, context, needsAccount: needsAccount)
        guard let identity = visit.identity else { throw SignInNeeded() }
        return Member(identity: identity, visit: visit)
    }

    /// Whoever the form says that it is from. Its first field proves that: nothing else was read before.
    /// - Throws: `SignInNeeded`, `BadRequest`.
    func member(sending form: FormBody, _ request: Request, _ context: APIContext) async throws -> Member {
        guard !request.isFromOtherOrigin else { throw BadRequest.otherOrigin }
        let proof = Mask.uncovering(form[FormBody.csrf] ?? "") ?? ""
        if let guest = installation.guests.token(proof) {
            return Member(identity: .guest(guest), visit: try await visit(request, context))
        }
        let visit = try await visit(request, context, needsAccount: true)
        guard let identity = visit.identity, case .account(_, let token) = identity else {
            throw SignInNeeded(typed: form)
        }
        guard installation.signIns.isCSRFToken(proof, for: token) else { throw BadRequest.missingCSRFToken }
        return Member(identity: identity, visit: visit)
    }

    func isSecure(_ visit: Visit) -> Bool { settings.hasSecureCookies || visit.origin.isSecure }
}
