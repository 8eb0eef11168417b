import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// What went wrong, and what to do next.
struct ProblemPage: Printable {
    var frame: Frame
    var notice: ProblemNotice
    /// What was typed, so that nobody has to write it again.
    var typed: [Typed]
    var hasTyped: Bool
    var links: [Link]

    struct Typed: Printable {
        var id: String
        var text: String
    }
}

/// A refusal in the words of the pages.
struct ProblemNotice: Printable, Equatable {
    var title: String
    var help: String
    var incident: String?
}

extension PageWords {
    /// The pages' own words where there are any: the façade's speak to programs.
    func notice(_ problem: Problem) -> ProblemNotice {
        let arguments = problem.words(texts, in: language)
        return ProblemNotice(
            title: text("problem.\(problem.slug)", arguments),
            help: text("problem.\(problem.slug).help", arguments), incident: problem.incident)
    }

    private func text(_ key: String, _ arguments: [String: String]) -> String {
        texts.contains("page.\(key)") ? self(key, arguments) : texts.text(key, arguments, in: language)
    }
}

extension Pages {
    /// - Parameter typed: what was sent in vain.
    func problemPage(
        _ problem: Problem, _ request: Request, _ context: APIContext, typed: FormBody? = nil
    ) async -> Response {
        do {
            let visit = try await visit(request, context)
            return try await problemPage(problem, visit, from: request.originPath, typed: typed)
        } catch {
            // Not even who asks can be found out: the least page that there can be.
            return bareProblemPage(problem, request.chosenLanguage)
        }
    }

    /// - Parameter path: the page whose form was sent.
    private func problemPage(
        _ problem: Problem, _ visit: Visit, from path: LocalPath?, typed: FormBody?
    ) async throws -> Response {
        let notice = visit.words.notice(problem)
        let kept = (typed?.fields ?? []).filter { FormBody.isWorthKeeping($0) }.enumerated()
            .map { ProblemPage.Typed(id: "isi-\($0)", text: $1.value) }
        let needsSignIn = problem.status == .unauthorized
        let page = ProblemPage(
            frame: try await frame(visit, title: notice.title), notice: notice, typed: kept, hasTyped: !kept.isEmpty,
            links: needsSignIn ? [signInLink(visit, backTo: path)] : links(visit))
        var response = answer(.problem, page, visit, status: problem.status)
        for header in problem.headers where header.name != .wwwAuthenticate {
            response.headers[header.name] = header.value
        }
        return response
    }

    /// And back to where it was typed, since that is where its draft is.
    private func signInLink(_ visit: Visit, backTo path: LocalPath?) -> Link {
        Link(text: visit.words("sign-in.title"), href: address("/masuk", [("ke", path?.text ?? "/tiket")]))
    }

    private func links(_ visit: Visit) -> [Link] {
        let words = visit.words
        let front = Link(text: words("problem.front"), href: "/")
        return visit.identity == nil ? [front] : [Link(text: words("problem.tickets"), href: "/tiket"), front]
    }

    private func bareProblemPage(_ problem: Problem, _ language: Language) -> Response {
        let words = PageWords(
            texts: installation.texts, language: language, zone: .wib, now: installation.time.now())
        let notice = words.notice(problem)
        let frame = Frame(
            language: language.rawValue, title: notice.title, styles: assets.path(of: .styles),
            script: assets.path(of: .script), icon: assets.path(of: .icon), csrf: nil, who: nil, name: nil, role: nil,
            links: [],
            other: Link(text: words("nav.front"), href: "/"), signIn: nil, notice: nil, practice: nil)
        let page = ProblemPage(frame: frame, notice: notice, typed: [], hasTyped: false, links: [])
        var response = Response(
            page: templates.draw(.problem, page, in: language), status: problem.status, in: language)
        for header in problem.headers { response.headers[header.name] = header.value }
        return response
    }
}

extension FormBody {
    /// Long enough to be a pity, and no secret of the form's.
    fileprivate static func isWorthKeeping(_ field: Field) -> Bool {
        ![csrf, "key", "version", "password", "attachment"].contains(field.name) && field.value.count > 3
    }
}
