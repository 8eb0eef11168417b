import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// "Tiket saya": everything that somebody may see, newest first.
struct TicketsPage: Printable {
    var frame: Frame
    var tabs: [Link]
    var search: String
    var status: String?
    var items: [TicketItem]
    var isEmpty: Bool
    var emptyText: String
    var new: String?
    var more: String?

    static let perPage = 20
}

extension Pages {
    func addTicketListRoutes(to routes: PageRoutes) {
        routes.get("tiket") { request, context in try await listTickets(request, context) }
    }

    /// `GET /tiket?status=&q=&cursor=`
    private func listTickets(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let query = try Query(of: request)
        let status = query["status"].flatMap { StatusTab(rawValue: $0) } ?? .all
        let search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        let filter = TicketFilter(isOpen: status.isOpen, search: search)
        let page = try await installation.tickets.list(
            filter, for: member.person, cursor: query["cursor"], limit: TicketsPage.perPage)
        let words = member.words
        let items = try await items(page.items, for: member, asStaff: false)
        let model = TicketsPage(
            frame: try await frame(member.visit, title: words("tickets.title")),
            tabs: StatusTab.allCases.map { tab in
                Link(text: words("tickets.tab.\(tab.word)"), href: tab.path(search), isHere: tab == status)
            },
            search: search ?? "", status: status == .all ? nil : status.rawValue, items: items,
            isEmpty: items.isEmpty && page.next == nil,
            emptyText: words(search == nil ? "tickets.empty" : "tickets.empty.search"),
            new: ways(for: member.person).isEmpty ? nil : "/tiket/baru",
            more: page.next.map { status.path(search, cursor: $0) })
        return answer(.tickets, model, member.visit)
    }
}

private enum StatusTab: String, CaseIterable {
    case all = "semua"
    case open = "terbuka"
    case closed = "selesai"

    var isOpen: Bool? {
        switch self {
        case .all: nil
        case .open: true
        case .closed: false
        }
    }

    var word: String {
        switch self {
        case .all: "all"
        case .open: "open"
        case .closed: "closed"
        }
    }

    func path(_ search: String?, cursor: String? = nil) -> String {
        address("/tiket", [("status", self == .all ? nil : rawValue), ("q", search), ("cursor", cursor)])
    }
}
