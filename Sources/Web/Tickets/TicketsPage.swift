import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// "Tiket saya": everything that somebody may see, newest first.
struct TicketsPage: Printable {
    var frame: Frame
    var title: String
    var tabs: [Link]
    var saved: SavedViewBox?
    var search: String
    var status: String?
    /// The ticket whose requester's tickets these are.
    var requester: String?
    /// Of one service, and held by one of its tiers, where somebody came here by such a figure.
    var service: String?
    var tier: String?
    /// What is narrower than everything, in words.
    var narrowing: String?
    /// What a figure counts, as hidden fields.
    var hidden: [AskingPage.Hidden]
    /// The list as a file, where it is narrower than everything.
    var file: String?
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
        routes.get("tiket/daftar.csv") { request, context in try await sendList(request, context) }
    }

    /// `GET /tiket/daftar.csv?…`: the same list, to be taken along.
    private func sendList(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let asked = TicketsQuery(try Query(of: request))
        let origin = try await origin(asked.requester, for: member)
        return try await listFile(try filter(asked, requester: origin?.requester.id), for: member)
    }

    /// With what a figure counts.
    private func filter(_ asked: TicketsQuery, requester: AccountID?) throws -> TicketFilter {
        var filter = asked.filter(requester: requester)
        guard let figure = asked.figure else { return filter }
        guard let workflow = asked.workflow, let place = place(figure.place) else { throw BadRequest.noSuchPath }
        filter.counted = CountedFilter(
            workflow: workflow, place: place, measure: figure.measure,
            weeks: figure.week.map { $0...$0 } ?? CountedFilter.weeks(until: statistics.today), band: figure.band)
        return filter
    }

    /// `GET /tiket?status=&layanan=&jenjang=&penanya=&angka=&tempat=&minggu=&tunggu=&q=&cursor=`; `penanya` is the number of
    /// a ticket, and means whoever asked that; `angka` is a dashboard's figure.
    private func listTickets(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let asked = TicketsQuery(try Query(of: request))
        return answer(.tickets, try await ticketsPage(asked, for: member), member.visit)
    }

    func ticketsPage(
        _ asked: TicketsQuery, for member: Member, after refused: RefusedView? = nil
    ) async throws -> TicketsPage {
        let origin = try await origin(asked.requester, for: member)
        let filter = try filter(asked, requester: origin?.requester.id)
        let page = try await installation.tickets.list(
            filter, for: member.person, cursor: asked.cursor, limit: TicketsPage.perPage)
        let words = member.words
        let items = try await items(page.items, for: member, asStaff: false)
        let title =
            origin.map { words.person($0.requester) }.map { words("tickets.title.of", ["name": $0]) }
            ?? words("tickets.title")
        return TicketsPage(
            frame: try await frame(member.visit, title: title), title: title,
            tabs: StatusTab.allCases.map { tab in
                Link(text: words("tickets.tab.\(tab.word)"), href: asked.path(tab), isHere: tab == asked.status)
            },
            saved: try await savedViews(
                of: .tickets(asked), under: "/tiket", isNarrow: asked.isNarrow || asked.status != .all, for: member,
                after: refused),
            search: asked.search ?? "", status: asked.status == .all ? nil : asked.status.rawValue,
            requester: asked.requester,
            service: asked.workflow?.rawValue, tier: asked.tier?.rawValue, narrowing: narrowing(asked, words),
            hidden: (asked.figure?.parameters ?? []).compactMap { name, value in
                value.map { AskingPage.Hidden(hiddenName: name, hiddenValue: $0) }
            }, file: asked.isNarrow && !items.isEmpty ? asked.path(asked.status, at: TicketListFile.path) : nil,
            items: items,
            isEmpty: items.isEmpty && page.next == nil,
            emptyText: words(asked.isNarrow ? "tickets.empty.search" : "tickets.empty"),
            new: ways(for: member.person).isEmpty ? nil : "/tiket/baru",
            more: page.next.map { asked.path(asked.status, cursor: $0) })
    }

    /// The ticket of that number, which only those who may see it can name.
    private func origin(_ number: String?, for member: Member) async throws -> TicketView? {
        guard let number else { return nil }
        guard let number = TicketNumber(number) else { throw BadRequest.noSuchPath }
        return try await installation.tickets.view(number, for: member.person)
    }

    private func narrowing(_ asked: TicketsQuery, _ words: PageWords) -> String? {
        guard let workflow = asked.workflow else { return nil }
        let definition = installation.library.current(workflow)?.definition
        let service = definition.map { words.wording($0.title) } ?? workflow.rawValue
        let figure =
            asked.figure.map {
                words.narrowing($0) { place in
                    self.place(place).map { name(of: $0, words) } ?? place
                }
            } ?? []
        return ([service, asked.tier.map { words.tier($0, in: definition) }].compactMap(\.self) + figure)
            .joined(separator: " · ")
    }
}

enum StatusTab: String, CaseIterable {
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
}

/// Which of their tickets somebody wants to see.
struct TicketsQuery: Equatable {
    var status: StatusTab
    var workflow: WorkflowName?
    var tier: TierName?
    /// The number of a ticket of theirs.
    var requester: String?
    /// Of a dashboard.
    var figure: Figure?
    var search: String?
    var cursor: String?

    init(_ query: Query) {
        status = query["status"].flatMap { StatusTab(rawValue: $0) } ?? .all
        workflow = query["layanan"].flatMap { $0.isEmpty ? nil : WorkflowName($0) }
        tier = query["jenjang"].flatMap { $0.isEmpty ? nil : TierName($0) }
        requester = query["penanya"]
        figure = Figure(query)
        search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        cursor = query["cursor"]
    }

    var isNarrow: Bool { search != nil || workflow != nil || tier != nil || figure != nil }

    func filter(requester: AccountID?) -> TicketFilter {
        TicketFilter(isOpen: status.isOpen, workflow: workflow, tier: tier, requester: requester, search: search)
    }

    func path(_ status: StatusTab, cursor: String? = nil, at path: String = "/tiket") -> String {
        address(
            path,
            [
                ("status", status == .all ? nil : status.rawValue), ("layanan", workflow?.rawValue),
                ("jenjang", tier?.rawValue), ("penanya", requester),
            ] + (figure?.parameters ?? []) + [("q", search), ("cursor", cursor)])
    }
}
