import Gateway
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// What was said below one article, for everybody, and a form for those who may say something.
struct ArticlePage: Printable {
    static let perPage = 20

    var frame: Frame
    var title: String
    /// Where the article itself is.
    var link: String?
    var service: String
    var problem: ProblemNotice?
    var faults: [Link]
    var hasFaults: Bool
    var path: String
    var mayWrite: Bool
    /// Where to sign in first, for whoever has not.
    var signInFirst: String?
    var key: String
    var text: String
    var textError: String?
    var longest: Int
    var items: [CommentItem]
    var isEmpty: Bool
    var more: String?

    /// - Parameter article: what the comments below it go by.
    static func path(_ workflow: WorkflowName, _ article: String) -> String {
        "\(CommentsPage.path)/artikel/\(workflow.rawValue.percentEncoded)/\(article.percentEncoded)"
    }
}

/// Words that could not be taken.
private struct FailedComment {
    var text: String
    var problem: Problem
    var message: String?
}

extension Pages {
    /// `GET /komentar/artikel/{workflow}/{article}?cursor=`: for anybody; 404 where there is no such article and no word
    /// below it.
    func showArticle(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        let page = try await articlePage(context, visit, cursor: try Query(of: request)["cursor"])
        return answer(.article, page, visit)
    }

    /// `POST /komentar/artikel/{workflow}/{article}`: on to the article; or the form again.
    func postComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let sent = try await submission(request, context)
        let (member, form) = (sent.member, sent.form)
        let (workflow, article) = (WorkflowName(try context.name("workflow")), try context.name("article"))
        do {
            _ = try await installation.comments.post(
                form.typed("text") ?? "", below: article, of: workflow, by: member.person,
                idempotency: sent.idempotency(request))
            return goOn(to: ArticlePage.path(workflow, article), saying: .commented, member.visit)
        } catch {
            guard let problem = Problem(error), problem != .notFound else { throw error }
            context.logger.debug("comment not taken", metadata: ["problem": "\(problem.slug)"])
            let fault = error.fieldFaults.first { $0.field.rawValue == "text" }
            let failed = FailedComment(
                text: form.typed("text") ?? "", problem: problem, message: fault.map { member.words.message($0) })
            let page = try await articlePage(context, member.visit, after: failed)
            return answer(.article, page, member.visit, status: problem.status)
        }
    }

    private func articlePage(
        _ context: APIContext, _ visit: Visit, cursor: String? = nil, after failed: FailedComment? = nil
    ) async throws -> ArticlePage {
        let (name, article) = (WorkflowName(try context.name("workflow")), try context.name("article"))
        guard let definition = installation.library.current(name)?.definition, let policy = definition.comments else {
            throw BadRequest.noSuchPath
        }
        let person = visit.account?.person
        let found = try await installation.comments.list(
            article, for: person, cursor: cursor, limit: ArticlePage.perPage)
        let known = definition.article(named: article)
        guard known != nil || !found.items.isEmpty else { throw BadRequest.noSuchPath }
        let (words, path) = (visit.words, ArticlePage.path(name, article))
        let title = known.map { words.wording($0.title) } ?? article
        let items = found.items.filter { $0.workflow == name }.map { words.item($0) }
        let fault = failed?.message.map { Link(text: "\(words("comment.text")): \($0)", href: "#tulis") }
        return ArticlePage(
            frame: try await frame(visit, title: words("comment.below", ["article": title])), title: title,
            link: known?.link?.address, service: words.wording(definition.title),
            problem: failed.map { words.notice($0.problem) }, faults: [fault].compactMap(\.self),
            hasFaults: fault != nil, path: path, mayWrite: person.map(policy.takes) ?? false,
            signInFirst: visit.account == nil ? "/masuk?ke=\(path.percentEncoded)" : nil, key: formKey(),
            text: failed?.text ?? "", textError: failed?.message, longest: Comments.Limit.text, items: items,
            isEmpty: items.isEmpty && found.next == nil, more: found.next.map { address(path, [("cursor", $0)]) })
    }

    // MARK: Taking back

    /// Somebody's own comment, as long as it is shown.
    private func own(_ number: CommentNumber, _ member: Member) async throws -> CommentView {
        let view = try await installation.comments.view(number, for: member.person)
        guard view.isTheirs, view.state == .shown else { throw CommentRefusal.noSuchComment }
        return view
    }

    /// `GET /komentar/{number}/hapus`: asks.
    func confirmDeleting(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let view = try await own(try context.ticketNumber(), member)
        let words = member.words
        let page = ConfirmPage(
            frame: try await frame(member, title: words("comment.delete")), title: words("comment.delete"),
            question: words("comment.delete.question", ["text": view.text ?? ""]),
            action: "\(CommentItem.path(view.number))/hapus", button: words("comment.delete"),
            back: ArticlePage.path(view.workflow, view.article), key: formKey())
        return answer(.confirm, page, member.visit)
    }

    /// `POST /komentar/{number}/hapus`: on to the article.
    func deleteComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        let member = try await member(sending: form, request, context)
        let number = try context.ticketNumber()
        try await installation.comments.delete(number, by: member.person)
        let view = try await installation.comments.view(number, for: member.person)
        return goOn(to: ArticlePage.path(view.workflow, view.article), saying: .commentDeleted, member.visit)
    }
}
