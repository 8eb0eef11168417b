import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// Username and password, and then on to where somebody was going.
struct SignInPage: Printable {
    var frame: Frame
    var next: String
    var username: String
    var problem: ProblemNotice?
    var accounts: [PracticePerson]
    var hasAccounts: Bool
}

/// A practice account with the button that signs in as it.
struct PracticePerson: Printable {
    var username: String
    var password: String
    var name: String
    var role: String
}

extension Pages {
    func addSignInRoutes(to routes: PageRoutes) {
        routes.get("masuk") { request, context in try await showSignIn(request, context) }
        routes.post("masuk") { request, context in try await signIn(request, context) }
        routes.get("keluar") { request, context in try await showSignOut(request, context) }
        routes.post("keluar") { request, context in try await signOut(request, context) }
    }

    /// `GET /masuk?ke=`: 200, also for whoever is signed in already.
    private func showSignIn(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        let next = try Query(of: request)["ke"]
        return answer(.signIn, try await signInPage(visit, next: next ?? ""), visit)
    }

    /// `POST /masuk`: on with a session; 401 for wrong credentials, 429 after too many tries, 403 from another site.
    private func signIn(_ request: Request, _ context: APIContext) async throws -> Response {
        guard !request.isFromOtherOrigin else { throw BadRequest.otherOrigin }
        let form = try await FormBody(of: request)
        let visit = try await visit(request, context)
        let (username, now) = (form["username"] ?? "", realTime.now())
        do {
            let signIn = try await installation.signIns.signIn(
                username.trimmed, password: form["password"] ?? "", from: visit.origin.address, at: now)
            let path = LocalPath(form["ke"])?.text ?? landing(for: signIn.account.person)
            var response = goOn(to: path, saying: .signedIn, visit)
            let seconds = Int((signIn.expiresAt - now) / 1_000)
            response.setCookie(
                SessionCookie(isSecure: isSecure(visit)).holding(signIn.token, seconds: seconds))
            response.setCookie(GuestCookie(isSecure: isSecure(visit)).gone)
            return response
        } catch let problem as SignIns.Problem {
            return try await signInPage(visit, next: form["ke"] ?? "", username: username, Problem(problem))
        }
    }

    private func signInPage(
        _ visit: Visit, next: String, username: String, _ problem: Problem
    ) async throws -> Response {
        var page = try await signInPage(visit, next: next)
        page.username = username
        page.problem = visit.words.notice(problem)
        var response = answer(.signIn, page, visit, status: problem.status)
        for header in problem.headers where header.name != .wwwAuthenticate {
            response.headers[header.name] = header.value
        }
        return response
    }

    private func signInPage(_ visit: Visit, next: String) async throws -> SignInPage {
        let people = practicePeople(visit)
        return SignInPage(
            frame: try await frame(visit, title: visit.words("sign-in.title")), next: LocalPath(next)?.text ?? "",
            username: "", problem: nil, accounts: people, hasAccounts: !people.isEmpty)
    }

    func practicePeople(_ visit: Visit) -> [PracticePerson] {
        practiceAccounts.map { account in
            PracticePerson(
                username: account.username, password: account.password, name: account.name,
                role: visit.words.roles(Set(account.roles)))
        }
    }

    /// Where work waits: the inbox of whoever has one, else their tickets.
    private func landing(for person: Person) -> String {
        let tiers = Set(
            installation.library.current.flatMap { $0.definition.inboxes(of: person).map(\.tier) })
        if tiers.count == 1, let tier = tiers.first { return InboxPage.path(tier) }
        return tiers.isEmpty ? "/tiket" : "/kotak"
    }

    // MARK: Out

    /// `GET /keluar`: asks; only the form ends anything.
    private func showSignOut(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        guard let identity = visit.identity else { return .goingTo("/") }
        let words = visit.words
        let page = SignOutPage(
            frame: try await frame(visit, title: words("sign-out.title")),
            question: words(identity.account == nil ? "sign-out.question.guest" : "sign-out.question"))
        return answer(.signOut, page, visit)
    }

    /// `POST /keluar`: to the front page, without a session; a guest's link is forgotten here and good everywhere.
    private func signOut(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        let member = try await member(sending: form, request, context)
        let isSecure = isSecure(member.visit)
        switch member.identity {
        case .account(let account, let token):
            try await installation.signOut(token, of: account.id)
            var response = goOn(to: "/", saying: .signedOut, member.visit)
            response.setCookie(SessionCookie(isSecure: isSecure).gone)
            return response
        case .guest:
            let account = try await identity(of: request, needsAccount: true)?.account
            var response = goOn(to: "/", saying: account == nil ? .forgotten : .backInAccount, member.visit)
            response.setCookie(GuestCookie(isSecure: isSecure).gone)
            return response
        }
    }
}

struct SignOutPage: Printable {
    var frame: Frame
    var question: String
}

extension String {
    /// Phones put a space behind a word that they filled in.
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace ?? false { rest.removeFirst() }
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        return String(rest)
    }
}
