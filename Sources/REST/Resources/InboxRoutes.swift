import Gateway
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addInboxRoutes(to routes: Routes) {
        routes.get("inboxes") { request, _ in try await listInboxes(request) }
        routes.get("inboxes/{tier}/tickets") { request, context in try await listInbox(request, context) }
    }

    /// `GET /inboxes`: those that the caller stands in, with how much lies there.
    private func listInboxes(_ request: Request) async throws -> Response {
        let caller = try await caller(of: request)
        return Response(list: try await inboxes(of: caller, request.language), of: request)
    }

    func inboxes(of caller: Caller, _ language: Language) async throws -> [JSON] {
        try await installation.tickets.inboxes(of: caller.person).map { inbox in
            let definition = installation.library.current(inbox.count.workflow)?.definition
            return inbox.count.json(
                inbox.place.json(installation.texts, in: language),
                title: definition?.group(inbox.count.holding.tier)?.title.text(in: language))
        }
    }

    /// `GET /inboxes/{tier}/tickets`: open ones, the most urgent first, or with `q` by number; 404 where the caller stands in no such inbox.
    private func listInbox(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let query = try Query(of: request)
        let paging = try Paging(query)
        let tier = TierName(try context.name("tier"))
        let page = try await installation.tickets.inbox(
            tier, of: query["workflow"].map { WorkflowName($0) }, matching: InboxFilter(query), for: caller.person,
            cursor: paging.cursor, limit: paging.limit)
        guard let page else { throw BadRequest.noSuchPath }
        let items = page.items.map { $0.json(installation.texts, in: request.language) }
        return Response(page: items, next: page.next, of: request)
    }
}

extension InboxFilter {
    /// - Throws: `BadRequest.faults`.
    fileprivate init(_ query: Query) throws(BadRequest) {
        let isTheirs: Bool? =
            switch query["waiting"] {
            case nil: nil
            case "true": true
            case "false": false
            case .some: throw .faults([BodyFault(field: "waiting", kind: .notOneOf(["true", "false"]))])
            }
        self.init(
            isTheirs: isTheirs, category: query["category"].map { CategoryPath(typed: $0) },
            flag: query["flag"].map { FlagName($0) }, search: query["q"].flatMap { $0.isEmpty ? nil : $0 })
    }
}
