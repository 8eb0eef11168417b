import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addTicketRoutes(to routes: Routes) {
        routes.post("tickets") { request, context in try await openTicket(request, context) }
        routes.get("tickets") { request, _ in try await listTickets(request) }
        routes.get("tickets/{number}") { request, context in try await showTicket(request, context) }
        routes.get("tickets/{number}/messages") { request, context in try await listMessages(request, context) }
        routes.get("tickets/{number}/events") { request, context in try await listEvents(request, context) }
        routes.get("tickets/{number}/follow-up") { request, context in try await followUp(request, context) }
        routes.post("tickets/{number}/actions/{action}") { request, context in try await act(request, context) }
    }

    /// `POST /tickets`: 201 with the ticket; 403 where no way in is open to the caller, 422 for what they filled in.
    private func openTicket(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let body = try await JSONBody(of: request)
        let key = try request.headers.idempotencyKey(
            of: caller.id, fingerprint: fingerprint(of: request, body))
        let question = try Question(body)
        let outcome = try await installation.open(
            question, by: caller.person, from: Origin(request, context, settings).address, at: realTime.now(),
            idempotency: key)
        let warnings = try await installation.reception.warnings(on: question, as: outcome.ticket)
        return try await opened(
            outcome, for: caller, request.language, subject: question.subject, warnings: warnings)
    }

    /// 201 with a ticket that has just come in.
    func opened(
        _ outcome: DeskOutcome, for caller: Caller, _ language: Language, subject: String? = nil,
        warnings: [FieldWarning] = []
    ) async throws -> Response {
        var response = try await response(outcome, for: caller, language, subject: subject, warnings: warnings)
        response.status = .created
        response.headers[.location] = "/api/v1/tickets/\(outcome.ticket.number)"
        return response
    }

    /// `POST /tickets/{number}/actions/{action}`: 200 with the ticket after it, 409 when refused, 412 when stale.
    private func act(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let number = try context.ticketNumber()
        let action = ActionName(try context.name("action"))
        let body = try await JSONBody(of: request)
        let key = try request.headers.idempotencyKey(
            of: caller.id, fingerprint: fingerprint(of: request, body))
        let version = try request.headers.versionToMatch()
        var members = try body.members()
        let message = members.optionalString("message")
        let attachments = members.strings("attachments").map { AttachmentID($0) }
        let input = Reception.Input(
            assignee: members.optionalString("assignee"), category: members.category(),
            duplicateOf: members.optionalInteger("duplicateOf"), rating: members.optionalInteger("rating"))
        try members.finish()
        do {
            let outcome = try await installation.reception.take(
                action, on: number, message: message, attachments: attachments, with: input, by: caller.person,
                ifVersion: version, idempotency: key)
            return try await response(outcome, for: caller, request.language)
        } catch DeskError.refused(let refusal) where refusal.namesAction {
            let view = try await installation.tickets.view(number, for: caller.person)
            throw RefusedAction(refusal, in: RefusalTerms(view.workflow.definition, zone(of: caller, on: view.ticket)))
        }
    }

    /// Of a guest we know no more than what the ticket says.
    private func zone(of caller: Caller, on ticket: Ticket) -> Zone {
        installation.regions.zone(of: caller.id.isGuest ? ticket.requesterPlace : caller.person.place)
    }

    private func response(
        _ outcome: DeskOutcome, for caller: Caller, _ language: Language, subject: String? = nil,
        warnings: [FieldWarning] = []
    ) async throws -> Response {
        let view = try await installation.tickets.view(outcome.ticket, for: caller.person, subject: subject)
        var response = response(view, for: caller, language, warnings: warnings)
        if outcome.isReplay { response.headers[.idempotentReplayed] = "true" }
        return response
    }

    private func response(
        _ view: TicketView, for caller: Caller, _ language: Language, warnings: [FieldWarning] = []
    ) -> Response {
        // The link is the guest's secret: nobody else's answer holds it.
        let isOwn = view.ticket.requester == caller.id
        let link = isOwn ? installation.guests.link(for: caller.id) : nil
        var response = Response(
            view.json(
                installation.texts, in: language, zone(of: caller, on: view.ticket), isOwn: isOwn, link: link,
                warnings: warnings))
        response.headers[.eTag] = entityTag(ofVersion: view.ticket.version)
        response.headers.speak(language)
        return response
    }

    /// `GET /tickets/{number}`: the ticket as it is, or with `?at=` as it was; 304 where the caller has that version.
    private func showTicket(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let moment = try Query(of: request).time("at")
        let view = try await installation.tickets.view(try context.ticketNumber(), for: caller.person, at: moment)
        var response = response(view, for: caller, request.language)
        if request.headers.knows(version: view.ticket.version) {
            response.status = .notModified
            response.headers[.contentType] = nil
            response.body = ResponseBody()
            response.headers[.contentLength] = nil
        }
        return response
    }

    /// `GET /tickets`: those that the caller may see, newest first.
    private func listTickets(_ request: Request) async throws -> Response {
        let caller = try await caller(of: request)
        let query = try Query(of: request)
        let paging = try Paging(query)
        let page = try await installation.tickets.list(
            TicketFilter(query), for: caller.person, cursor: paging.cursor, limit: paging.limit)
        let items = page.items.map { $0.json(installation.texts, in: request.language) }
        return Response(page: items, next: page.next, of: request)
    }

    /// `GET /tickets/{number}/messages`: what was said, oldest first.
    private func listMessages(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let messages = try await installation.tickets
            .conversation(on: try context.ticketNumber(), for: caller.person)
        let items = messages.map { $0.json(installation.texts, in: request.language) }
        return Response(list: items, of: request)
    }

    /// `GET /tickets/{number}/events`: everything that happened, oldest first.
    private func listEvents(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let entries = try await installation.tickets.history(of: try context.ticketNumber(), for: caller.person)
        let language = request.language
        let items = entries.map { entry in
            entry.json(installation.texts, in: language) { installation.regions.name(of: $0) }
        }
        return Response(list: items, of: request)
    }
}

extension Question {
    fileprivate init(_ body: JSONBody) throws(BadRequest) {
        var members = try body.members()
        self.init(
            workflow: WorkflowName(members.string("workflow")), form: FormName(members.string("form")),
            category: members.category(), subject: members.string("subject"), message: members.string("message"),
            fields: members.optionalStrings("fields").reduce(into: [:]) { $0[FieldName($1.key)] = $1.value },
            onBehalfOf: members.optionalString("onBehalfOf"), follows: members.optionalInteger("follows"),
            attachments: members.strings("attachments").map { AttachmentID($0) })
        try members.finish()
    }
}

extension Members {
    mutating func category() -> CategoryPath? {
        optionalString("category").map { CategoryPath(typed: $0) }
    }
}

extension CategoryPath {
    /// What is spelled like no path is a path that no workflow has.
    init(typed text: String) {
        self = CategoryPath(text) ?? CategoryPath([CategoryName(text)])
    }
}

extension TicketFilter {
    /// - Throws: `BadRequest.faults`.
    fileprivate init(_ query: Query) throws(BadRequest) {
        let isOpen: Bool? =
            switch query["status"] {
            case nil: nil
            case TicketStatus.open: true
            case TicketStatus.closed: false
            case .some: throw .faults([BodyFault(field: "status", kind: .notOneOf(TicketStatus.all))])
            }
        self.init(
            isOpen: isOpen, workflow: query["workflow"].map { WorkflowName($0) },
            tier: query["tier"].map { TierName($0) }, category: query["category"].map { CategoryPath(typed: $0) },
            search: query["q"].flatMap { $0.isEmpty ? nil : $0 })
    }
}

extension Query {
    /// - Throws: `BadRequest.faults`.
    fileprivate func time(_ name: String) throws(BadRequest) -> Instant? {
        guard let text = self[name] else { return nil }
        guard let instant = Instant(rfc3339: text) else { throw .faults([BodyFault(field: name, kind: .notATime)]) }
        return instant
    }
}
