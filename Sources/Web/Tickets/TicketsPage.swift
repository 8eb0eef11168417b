import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// "Tiket saya": everything that somebody may see, newest first.
struct TicketsPage: Printable {
    var frame: Frame
    var title: String
    var tabs: [Link]
    var search: String
    var status: String?
    /// The ticket whose requester's tickets these are.
    var requester: String?
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

    /// `GET /tiket?status=&penanya=&q=&cursor=`; `penanya` is the number of a ticket, and means whoever asked that.
    private func listTickets(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let query = try Query(of: request)
        let status = query["status"].flatMap { StatusTab(rawValue: $0) } ?? .all
        let search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        let origin = try await origin(query["penanya"], for: member)
        let filter = TicketFilter(isOpen: status.isOpen, requester: origin?.requester.id, search: search)
        let page = try await installation.tickets.list(
            filter, for: member.person, cursor: query["cursor"], limit: TicketsPage.perPage)
        let words = member.words
        let items = try await items(page.items, for: member, asStaff: false)
        let (number, name) = (origin.map { "\($0.ticket.number)" }, origin.map { words.person($0.requester) })
        let title = name.map { words("tickets.title.of", ["name": $0]) } ?? words("tickets.title")
        let model = TicketsPage(
            frame: try await frame(member.visit, title: title), title: title,
            tabs: StatusTab.allCases.map { tab in
                Link(text: words("tickets.tab.\(tab.word)"), href: tab.path(search, of: number), isHere: tab == status)
            },
            search: search ?? "", status: status == .all ? nil : status.rawValue, requester: number, items: items,
            isEmpty: items.isEmpty && page.next == nil,
            emptyText: words(search == nil ? "tickets.empty" : "tickets.empty.search"),
            new: ways(for: member.person).isEmpty ? nil : "/tiket/baru",
            more: page.next.map { status.path(search, of: number, cursor: $0) })
        return answer(.tickets, model, member.visit)
    }

    /// The ticket of that number, which only those who may see it can name.
    private func origin(_ number: String?, for member: Member) async throws -> TicketView? {
        guard let number else { return nil }
        guard let number = TicketNumber(number) else { throw BadRequest.noSuchPath }
        return try await installation.tickets.view(number, for: member.person)
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

    /// - Parameter requester: the number of a ticket of theirs.
    func path(_ search: String?, of requester: String?, cursor: String? = nil) -> String {
        address(
            "/tiket",
            [
                ("status", self == .all ? nil : rawValue), ("penanya", requester), ("q", search), ("cursor", cursor),
            ])
    }
}
