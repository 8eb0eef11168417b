import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// What there is to ask about, when somebody is there, and what is promised.
struct FrontPage: Printable {
    var frame: Frame
    var services: [Service]
    var accounts: [PracticePerson]
    var hasAccounts: Bool

    struct Service: Printable {
        var id: String
        var title: String
        var isOpen: Bool
        var openness: String
        var hours: [Line]
        var promises: [Line]
        var bound: String
        /// Where to ask; nil for whoever is signed in and has no way in.
        var ask: String?
        /// Whether that needs an account; nil for whoever is signed in.
        var note: String?
        /// Where people ask and answer in public; nil where nobody does.
        var comments: String?
    }
}

struct Line: Printable, Equatable {
    var line: String
}

extension Pages {
    func addFrontRoutes(to routes: PageRoutes) {
        routes.get("/") { request, context in try await front(request, context) }
    }

    /// `GET /`: 200, for anybody.
    private func front(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        let open = Set(ways(for: visit.account?.person ?? .anybody).map(\.workflow.reference.name))
        let services = installation.library.current.map { published in
            service(published, visit, isOpenToThem: open.contains(published.reference.name))
        }
        let people = visit.identity == nil ? practicePeople(visit) : []
        let page = FrontPage(
            frame: try await frame(visit, title: visit.words("front.title")), services: services, accounts: people,
            hasAccounts: !people.isEmpty)
        return answer(.front, page, visit)
    }

    private func service(
        _ published: Library.Published, _ visit: Visit, isOpenToThem: Bool
    ) -> FrontPage.Service {
        let words = visit.words
        let isSignedIn = visit.account != nil
        let definition = published.definition
        let openness = words.openness(of: definition.calendar, in: words.zone, at: words.now)
        return FrontPage.Service(
            id: published.reference.name.rawValue, title: words.wording(definition.title), isOpen: openness.isOpen,
            openness: openness.sentence,
            hours: words.hours(of: definition.calendar, in: words.zone).map(Line.init),
            promises: words.promisesToAnswer(of: definition).map(Line.init),
            bound: words.bound(published.bound.longest),
            ask: isOpenToThem || !isSignedIn ? "/tiket/baru?layanan=\(published.reference.name)" : nil,
            note: isSignedIn ? nil : words(isOpenToThem ? "front.open" : "front.account"),
            comments: definition.comments == nil ? nil : "\(CommentsPage.path)#layanan-\(published.reference.name)")
    }
}
