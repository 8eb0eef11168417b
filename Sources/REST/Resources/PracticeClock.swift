import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// There only in practice mode, where time can be moved on.
extension API {
    func addPracticeRoutes(to routes: Routes) {
        routes.get("practice/clock") { request, _ in try await readPracticeClock(request) }
        routes.post("practice/clock") { request, _ in try await advancePracticeClock(request) }
        routes.get("practice/guests") { request, _ in try await listPracticeGuests(request) }
    }

    /// `GET /practice/clock`: what time it is for tickets.
    private func readPracticeClock(_ request: Request) async throws -> Response {
        _ = try await caller(of: request)
        return Response(clock)
    }

    /// `POST /practice/clock`: 200 once every clock that fell due has rung, each at its own moment.
    private func advancePracticeClock(_ request: Request) async throws -> Response {
        let caller = try await caller(of: request).session()
        guard let practice = installation.practice else { throw BadRequest.noSuchPath }
        let body = try await JSONBody(of: request)
        let key = try request.headers.idempotencyKey(
            of: caller.account.id, fingerprint: fingerprint(of: request, body))
        var members = try body.members()
        let text = members.string("advance")
        try members.finish()
        guard let span = Span(text), !span.isWorking else {
            throw BadRequest.faults([BodyFault(field: "advance", kind: .notASpan)])
        }
        let isReplay = try await installation.timekeeper.advance(practice, by: span.ticks, idempotency: key)
        var response = Response(clock)
        if isReplay { response.headers[.idempotentReplayed] = "true" }
        return response
    }

    private var clock: JSON { .object(["now": .time(installation.time.now())]) }
}
