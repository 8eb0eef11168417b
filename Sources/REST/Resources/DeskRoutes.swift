import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addDeskRoutes(to routes: Routes) {
        routes.get("tickets/{number}/receipt") { request, context in try await showReceipt(request, context) }
        routes.get("queues/{workflow}/{prefix}") { request, context in try await listQueue(request, context) }
        routes.post("queues/{workflow}/{prefix}/{queueNumber}/{step}") { request, context in
            try await takeQueueStep(request, context)
        }
    }

    /// `GET /tickets/{number}/receipt`: JSON, or with `Accept: text/plain` a slip for a printer of receipts.
    private func showReceipt(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let view = try await installation.tickets.view(try context.ticketNumber(), for: caller.person)
        let receipt = Receipt(view) { installation.regions.zone(of: $0) }
        let (texts, language) = (installation.texts, request.language)
        var response =
            request.wantsPlainText
            ? Response(text: receipt.text(texts, in: language)) : Response(receipt.json(texts, in: language))
        response.headers.speak(language)
        response.headers[.vary] = "Accept, Accept-Language"
        return response
    }

    /// `GET /queues/{workflow}/{prefix}`: today's numbers at the caller's place; 404 where they may not file there.
    private func listQueue(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let entries = try await installation.queues.today(
            QueuePrefix(try context.name("prefix")), of: WorkflowName(try context.name("workflow")),
            for: caller.person)
        return Response(list: entries.map(\.json), of: request)
    }

    /// `POST /queues/{workflow}/{prefix}/{queueNumber}/call|absent|serve`: 200 with the number after it.
    private func takeQueueStep(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        guard let step = QueueEntry.Step(rawValue: try context.name("step")) else { throw BadRequest.noSuchPath }
        let key = try request.headers.idempotencyKey(
            of: caller.id, fingerprint: fingerprint(of: request))
        let (entry, isReplay) = try await installation.queues.take(
            step, on: try context.name("queueNumber"), QueuePrefix(try context.name("prefix")),
            of: WorkflowName(try context.name("workflow")), by: caller.person, idempotency: key)
        var response = Response(entry.json)
        if isReplay { response.headers[.idempotentReplayed] = "true" }
        return response
    }
}

extension Request {
    /// Whether plain text is named among what the caller takes, and JSON is not.
    fileprivate var wantsPlainText: Bool {
        let accept = (headers[.accept] ?? "").lowercased()
        return accept.contains("text/plain") && !accept.contains("application/json")
    }
}

extension Response {
    fileprivate init(text: String) {
        var headers = HTTPFields.ofEveryAnswer
        headers[.contentType] = "text/plain; charset=utf-8"
        self.init(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
