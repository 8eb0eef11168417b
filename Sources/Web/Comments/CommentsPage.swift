import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Below which articles there are comments; and for those who see to them, what came in.
struct CommentsPage: Printable {
    static let path = "/komentar"
    static let perPage = 20

    var frame: Frame
    var isForDesk: Bool
    var items: [CommentItem]
    var isEmpty: Bool
    var more: String?
    var services: [Service]

    struct Service: Printable {
        var id: String
        var title: String
        var articles: [Link]
    }
}

extension Pages {
    func addCommentRoutes(to routes: PageRoutes) {
        routes.get("komentar") { request, context in try await showComments(request, context) }
        routes.get("komentar/artikel/{workflow}/{article}") { request, context in
            try await showArticle(request, context)
        }
        routes.post("komentar/artikel/{workflow}/{article}") { request, context in
            try await postComment(request, context)
        }
        routes.get("komentar/{number}") { request, context in try await showComment(request, context) }
        routes.post("komentar/{number}/balas") { request, context in try await replyToComment(request, context) }
        routes.post("komentar/{number}/sembunyikan") { request, context in try await hideComment(request, context) }
        routes.post("komentar/{number}/tiket") { request, context in try await convertComment(request, context) }
        routes.get("komentar/{number}/hapus") { request, context in try await confirmDeleting(request, context) }
        routes.post("komentar/{number}/hapus") { request, context in try await deleteComment(request, context) }
    }

    /// The services that take comments at all.
    private var commented: [Library.Published] {
        installation.library.current.filter { $0.definition.comments != nil }
    }

    /// `GET /komentar?cursor=`: for anybody; 404 where no service takes any.
    private func showComments(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        let services = commented
        guard !services.isEmpty else { throw BadRequest.noSuchPath }
        let words = visit.words
        let person = visit.account?.person
        let isForDesk = person.map(installation.comments.seesTo) ?? false
        var found: Page<CommentView>?
        if let person, isForDesk {
            found = try await installation.comments.newest(
                for: person, cursor: try Query(of: request)["cursor"], limit: CommentsPage.perPage)
        }
        let page = CommentsPage(
            frame: try await frame(visit, title: words("comment.title")), isForDesk: isForDesk,
            items: (found?.items ?? []).map { words.item($0, below: link(to: $0, words)) },
            isEmpty: found.map { $0.items.isEmpty && $0.next == nil } ?? false,
            more: found?.next.map { address(CommentsPage.path, [("cursor", $0)]) },
            services: services.map { service in
                let name = service.reference.name
                return CommentsPage.Service(
                    id: name.rawValue, title: words.wording(service.definition.title),
                    articles: service.definition.articles.map { article in
                        Link(text: words.wording(article.title), href: ArticlePage.path(name, article.name))
                    })
            })
        return answer(.comments, page, visit)
    }

    func link(to comment: CommentView, _ words: PageWords) -> Link {
        let article = installation.library.current(comment.workflow)?.definition.article(named: comment.article)
        return Link(
            text: article.map { words.wording($0.title) } ?? comment.article,
            href: ArticlePage.path(comment.workflow, comment.article))
    }
}

extension Definition {
    func article(named name: String) -> Article? { articles.first { $0.name == name } }
}
