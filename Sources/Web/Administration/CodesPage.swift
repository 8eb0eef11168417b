import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// The kinds of codes that somebody issues.
struct CodesPage: Printable {
    static let path = "/kelola/kode"

    var frame: Frame
    var kinds: [Kind]

    struct Kind: Printable {
        var title: String
        var service: String
        var href: String
    }
}

/// The codes of one kind: a form for another one, and those that there are, none of them readable.
struct CodePage: Printable {
    static let perPage = 40

    var frame: Frame
    var title: String
    var service: String
    var rule: String
    var path: String
    var key: String
    var places: [AskedField.Group]
    var placeError: String?
    /// Shown this once, after it was made.
    var issued: Issued?
    var items: [Item]
    var isEmpty: Bool
    var more: String?

    struct Issued: Printable {
        var code: String
        var place: String
        var until: Moment
    }

    struct Item: Printable {
        var place: String
        var state: String
        var isInForce: Bool
        var issued: Moment
        var expires: Moment
        var left: String
        /// Where to end it; nil for one that has ended.
        var revoke: String?
    }

    static func path(_ workflow: WorkflowName, _ name: CodeName) -> String {
        "\(CodesPage.path)/\(workflow.rawValue.percentEncoded)/\(name.rawValue.percentEncoded)"
    }
}

/// Somebody whom a service lets issue this kind of code.
private struct Issuer {
    var member: Member
    var workflow: Library.Published
    var kind: CodeKind

    var words: PageWords { member.words }
    var path: String { CodePage.path(workflow.reference.name, kind.name) }
}

extension Pages {
    func addCodeRoutes(to routes: PageRoutes) {
        routes.get("kelola/kode") { request, context in try await listKinds(request, context) }
        routes.get("kelola/kode/{workflow}/{name}") { request, context in try await showCodes(request, context) }
        routes.post("kelola/kode/{workflow}/{name}") { request, context in try await issueCode(request, context) }
        routes.get("kelola/kode/{workflow}/{name}/{code}/cabut") { request, context in
            try await confirmRevoking(request, context)
        }
        routes.post("kelola/kode/{workflow}/{name}/{code}/cabut") { request, context in
            try await revokeCode(request, context)
        }
    }

    /// Whether there are any for them.
    func issuesCodes(_ person: Person) -> Bool { !installation.codes.kinds(for: person).isEmpty }

    /// `GET /kelola/kode`: 404 for whoever issues none.
    private func listKinds(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context, needsAccount: true)
        guard let identity = visit.identity else { throw BadRequest.noSuchPath }
        let kinds = installation.codes.kinds(for: identity.person)
        guard !kinds.isEmpty else { throw BadRequest.noSuchPath }
        let words = visit.words
        let page = CodesPage(
            frame: try await frame(visit, title: words("admin.codes")),
            kinds: kinds.map { workflow, kind in
                CodesPage.Kind(
                    title: words.wording(kind.title), service: words.wording(workflow.definition.title),
                    href: CodePage.path(workflow.reference.name, kind.name))
            })
        return answer(.codes, page, visit)
    }

    private func issuer(_ member: Member, _ context: APIContext) throws -> Issuer {
        let (workflow, name) = (WorkflowName(try context.name("workflow")), CodeName(try context.name("name")))
        let kinds = installation.codes.kinds(for: member.person)
        guard let found = kinds.first(where: { $0.workflow.reference.name == workflow && $0.kind.name == name }) else {
            throw BadRequest.noSuchPath
        }
        return Issuer(member: member, workflow: found.workflow, kind: found.kind)
    }

    private func issuer(_ request: Request, _ context: APIContext) async throws -> Issuer {
        let visit = try await visit(request, context, needsAccount: true)
        guard let identity = visit.identity else { throw BadRequest.noSuchPath }
        return try issuer(Member(identity: identity, visit: visit), context)
    }

    /// `GET /kelola/kode/{workflow}/{name}?cursor=`
    private func showCodes(_ request: Request, _ context: APIContext) async throws -> Response {
        let issuer = try await issuer(request, context)
        let page = try await codePage(issuer, cursor: try Query(of: request)["cursor"])
        return answer(.code, page, issuer.member.visit)
    }

    /// `POST /kelola/kode/{workflow}/{name}`: the code, this once; the one that the place had so far ends. Sent twice, the
    /// same form shows the same code.
    private func issueCode(_ request: Request, _ context: APIContext) async throws -> Response {
        _ = try await issuer(request, context)
        let form = try await FormBody(of: request)
        let issuer = try issuer(try await member(sending: form, request, context), context)
        let sent = Submission(member: issuer.member, form: form, files: [], problems: [])
        do {
            let issued = try await installation.codes.issue(
                issuer.kind.name, of: issuer.workflow.reference.name, for: form["place"] ?? "",
                by: issuer.member.person, idempotency: sent.idempotency(request))
            var page = try await codePage(issuer)
            page.issued = CodePage.Issued(
                code: issued.code, place: placeName(issued.entry.place),
                until: issuer.words.moment(issued.entry.expiresAt))
            var response = answer(.code, page, issuer.member.visit)
            response.headers[.cacheControl] = "no-store, no-transform"
            return response
        } catch CodeProblem.noSuchPlace {
            var page = try await codePage(issuer)
            page.placeError = issuer.words("fault.not-one-of")
            return answer(.code, page, issuer.member.visit, status: .unprocessableContent)
        }
    }

    private func codePage(_ issuer: Issuer, cursor: String? = nil) async throws -> CodePage {
        let (words, kind) = (issuer.words, issuer.kind)
        let list = try await installation.codes.list(
            kind.name, of: issuer.workflow.reference.name, for: issuer.member.person, cursor: cursor,
            limit: CodePage.perPage)
        let title = words.wording(kind.title)
        return CodePage(
            frame: try await frame(issuer.member, title: title), title: title,
            service: words.wording(issuer.workflow.definition.title),
            rule: words(
                "admin.code.rule",
                ["span": kind.lasts.text(from: words.texts, in: words.language), "uses": "\(kind.uses)"]),
            path: issuer.path, key: formKey(), places: places(issuer), placeError: nil, issued: nil,
            items: list.items.map { item($0, issuer) }, isEmpty: list.items.isEmpty && list.next == nil,
            more: list.next.map { address(issuer.path, [("cursor", $0)]) })
    }

    private func item(_ entry: CodeEntry, _ issuer: Issuer) -> CodePage.Item {
        let words = issuer.words
        return CodePage.Item(
            place: placeName(entry.place), state: words("admin.code.\(entry.state.rawValue)"),
            isInForce: entry.state == .inForce, issued: words.moment(entry.issuedAt),
            expires: words.moment(entry.expiresAt), left: words("admin.code.left", ["count": "\(entry.usesLeft)"]),
            revoke: entry.state == .ended ? nil : "\(issuer.path)/\(entry.id)/cabut")
    }

    private func placeName(_ place: Place) -> String { installation.regions.name(of: place) ?? place.code }

    /// Under their provinces.
    private func places(_ issuer: Issuer) -> [AskedField.Group] {
        let regions = installation.codes.regions(for: issuer.kind, within: issuer.member.person.place)
        let nothing = Choice(value: "", text: issuer.words("field.choose"), isChosen: true)
        let groups = Dictionary(grouping: regions, by: \.code.province).sorted { $0.key < $1.key }
        return [AskedField.Group(heading: nil, options: [nothing])]
            + groups.map { province, regions in
                AskedField.Group(
                    heading: installation.regions[province]?.name ?? province,
                    options: regions.map { Choice(value: $0.code.text, text: $0.name, isChosen: false) })
            }
    }

    // MARK: Ending

    /// `GET /kelola/kode/{workflow}/{name}/{code}/cabut`: asks.
    private func confirmRevoking(_ request: Request, _ context: APIContext) async throws -> Response {
        let issuer = try await issuer(request, context)
        let id = try context.codeID()
        let (entry, _) = try await installation.codes.entry(
            id, issuer.kind.name, of: issuer.workflow.reference.name, for: issuer.member.person)
        let words = issuer.words
        let page = ConfirmPage(
            frame: try await frame(issuer.member, title: words("admin.code.revoke")),
            title: words("admin.code.revoke"),
            question: words("admin.code.revoke.question", ["place": placeName(entry.place)]),
            action: "\(issuer.path)/\(id)/cabut", button: words("admin.code.revoke"), back: issuer.path,
            key: formKey())
        return answer(.confirm, page, issuer.member.visit)
    }

    /// `POST /kelola/kode/{workflow}/{name}/{code}/cabut`: on to the list.
    private func revokeCode(_ request: Request, _ context: APIContext) async throws -> Response {
        _ = try await issuer(request, context)
        let form = try await FormBody(of: request)
        let issuer = try issuer(try await member(sending: form, request, context), context)
        try await installation.codes.revoke(
            try context.codeID(), issuer.kind.name, of: issuer.workflow.reference.name, by: issuer.member.person)
        return goOn(to: issuer.path, saying: .revoked, issuer.member.visit)
    }
}

extension APIContext {
    fileprivate func codeID() throws -> CodeEntry.ID {
        let text = try name("code")
        guard let id = CodeEntry.ID(text), id > 0, String(id) == text else { throw BadRequest.noSuchPath }
        return id
    }
}
