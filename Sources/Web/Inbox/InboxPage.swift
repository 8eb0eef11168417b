import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// What lies in the inbox of one tier or team, the most urgent first.
struct InboxPage: Printable {
    var frame: Frame
    var live: LivePlace
    var title: String
    var place: String
    var tabs: [Link]
    var saved: SavedViewBox?
    var search: String
    var turn: String?
    var categories: [Choice]
    var hasCategories: Bool
    var service: String?
    var items: [TicketItem]
    var isEmpty: Bool
    var emptyText: String
    var more: String?
    var path: String
    /// Where those that are ticked go; nil where there are none.
    var bulk: String?

    static let perPage = 40

    static func path(_ tier: TierName) -> String { "/kotak/\(tier.rawValue.percentEncoded)" }
}

/// All inboxes of somebody who stands in several.
struct InboxesPage: Printable {
    var frame: Frame
    var inboxes: [Inbox]

    struct Inbox: Printable {
        var title: String
        var service: String
        var place: String
        var href: String
        var open: String
        var waiting: String
    }
}

/// Something to choose from a list.
struct Choice: Printable, Equatable {
    var value: String
    var text: String
    var isChosen: Bool
}

extension Pages {
    func addInboxRoutes(to routes: PageRoutes) {
        routes.get("kotak") { request, context in try await listInboxes(request, context) }
        routes.get("kotak/{tier}") { request, context in try await showInbox(request, context) }
    }

    /// `GET /kotak`: the inboxes that somebody stands in.
    private func listInboxes(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let words = member.words
        let inboxes = try await installation.tickets.inboxes(of: member.person)
        guard !inboxes.isEmpty else { throw BadRequest.noSuchPath }
        let page = InboxesPage(
            frame: try await frame(member.visit, title: words("inbox.title")),
            inboxes: inboxes.map { inbox in
                let definition = installation.library.current(inbox.count.workflow)?.definition
                let tier = inbox.count.holding.tier
                return InboxesPage.Inbox(
                    title: words.tier(tier, in: definition),
                    service: definition.map { words.wording($0.title) } ?? inbox.count.workflow.rawValue,
                    place: inbox.place.name,
                    href: address(InboxPage.path(tier), [("layanan", inbox.count.workflow.rawValue)]),
                    open: words("inbox.open", ["count": "\(inbox.count.open)"]),
                    waiting: words("inbox.waiting", ["count": "\(inbox.count.waiting)"]))
            })
        return answer(.inboxes, page, member.visit)
    }

    /// `GET /kotak/{tier}?giliran=&kategori=&layanan=&q=&cursor=`; 404 where somebody stands in no such inbox.
    private func showInbox(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let asked = try InboxQuery(tier: TierName(try context.name("tier")), Query(of: request))
        return answer(.inbox, try await inboxPage(asked, for: member), member.visit)
    }

    func inboxPage(
        _ asked: InboxQuery, for member: Member, after refused: RefusedView? = nil
    ) async throws -> InboxPage {
        let live = try await livePlace([("kotak", asked.tier.rawValue), ("layanan", asked.workflow?.rawValue)])
        let mine = try await installation.tickets.inboxes(of: member.person).filter { inbox in
            inbox.count.holding.tier == asked.tier && (asked.workflow.map { $0 == inbox.count.workflow } ?? true)
        }
        guard let first = mine.first, let page = try await tickets(asked, for: member) else {
            throw BadRequest.noSuchPath
        }
        let words = member.words
        let definitions = mine.compactMap { installation.library.current($0.count.workflow)?.definition }
        let title = words.tier(asked.tier, in: definitions.first)
        let categories = categories(of: definitions, asked, words)
        var items = try await items(page.items, for: member, asStaff: true)
        for index in items.indices { items[index].pick = Pick(page.items[index].row).text }
        let counts = mine.map(\.count)
        return InboxPage(
            frame: try await frame(member.visit, title: title), live: live, title: title, place: first.place.name,
            tabs: tabs(asked, counts, words),
            saved: try await savedViews(
                of: .inbox(asked), under: InboxPage.path(asked.tier), isNarrow: asked.isNarrow, for: member,
                after: refused
            ) { InboxQuery.count($0, counts) }, search: asked.search ?? "", turn: asked.turn?.rawValue,
            categories: categories, hasCategories: !categories.isEmpty, service: asked.workflow?.rawValue, items: items,
            isEmpty: items.isEmpty && page.next == nil,
            emptyText: words(asked.isNarrow ? "inbox.empty.filtered" : "inbox.empty"),
            more: page.next.map { asked.path(cursor: $0) }, path: InboxPage.path(asked.tier),
            bulk: items.isEmpty ? nil : BulkPage.path(asked.tier))
    }

    private func tickets(_ asked: InboxQuery, for member: Member) async throws -> Page<TicketSummary>? {
        try await installation.tickets.inbox(
            asked.tier, of: asked.workflow, matching: asked.filter, for: member.person, cursor: asked.cursor,
            limit: InboxPage.perPage)
    }

    /// With how much lies under each: the same numbers that the lists have.
    private func tabs(_ asked: InboxQuery, _ counts: [InboxCount], _ words: PageWords) -> [Link] {
        [nil, InboxQuery.Turn.ours, .others].map { turn in
            var query = asked
            (query.turn, query.cursor, query.search, query.category) = (turn, nil, nil, nil)
            return Link(
                text: words("inbox.tab.\(turn?.word ?? "all")"), href: query.path(),
                isHere: asked.turn == turn && asked.search == nil, count: "\(InboxQuery.count(turn, counts))")
        }
    }

    private func categories(of definitions: [Definition], _ asked: InboxQuery, _ words: PageWords) -> [Choice] {
        var seen: Set<CategoryPath> = []
        return definitions.flatMap { definition in
            definition.allCategories.filter { $0.category.redirect == nil && seen.insert($0.path).inserted }
                .map { path, _ in
                    Choice(
                        value: path.description, text: words.category(path, in: definition),
                        isChosen: path == asked.category)
                }
        }
    }
}

/// What of an inbox somebody wants to see.
struct InboxQuery: Equatable {
    enum Turn: String {
        case ours = "kami"
        case others = "lain"

        var word: String {
            switch self {
            case .ours: "ours"
            case .others: "others"
            }
        }
    }

    var tier: TierName
    var turn: Turn?
    var workflow: WorkflowName?
    var category: CategoryPath?
    var search: String?
    var cursor: String?

    init(tier: TierName, _ query: Query) {
        self.tier = tier
        turn = query["giliran"].flatMap { Turn(rawValue: $0) }
        workflow = query["layanan"].flatMap { $0.isEmpty ? nil : WorkflowName($0) }
        category = query["kategori"].flatMap { CategoryPath($0) }
        search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        cursor = query["cursor"]
    }

    /// How many lie under a tab.
    static func count(_ turn: Turn?, _ counts: [InboxCount]) -> Int {
        let (open, waiting) = (counts.map(\.open).reduce(0, +), counts.map(\.waiting).reduce(0, +))
        return switch turn {
        case nil: open
        case .ours: waiting
        case .others: open - waiting
        }
    }

    /// How many lie under a view, where that is no more work than to look at the counts that are kept.
    static func count(_ list: NarrowedList, _ counts: [InboxCount]) -> Int? {
        guard case .inbox(let query) = list, query.category == nil, query.search == nil else { return nil }
        return count(query.turn, counts.filter { count in query.workflow.map { $0 == count.workflow } ?? true })
    }

    var isNarrow: Bool { turn != nil || category != nil || search != nil }

    var filter: InboxFilter {
        InboxFilter(isTheirs: turn.map { $0 == .ours }, category: category, search: search)
    }

    func path(cursor: String? = nil) -> String {
        address(
            InboxPage.path(tier),
            [
                ("giliran", turn?.rawValue), ("layanan", workflow?.rawValue), ("kategori", category?.description),
                ("q", search), ("cursor", cursor),
            ])
    }
}
