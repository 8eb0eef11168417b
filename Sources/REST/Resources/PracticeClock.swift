import Helpdesk
import Hummingbird
import Workflow

/// There only in practice mode, where time can be moved on.
extension API {
    func addPracticeRoutes(to routes: Routes) {
        routes.get("practice/clock") { request, _ in try await readPracticeClock(request) }
        routes.post("practice/clock") { request, _ in try await advancePracticeClock(request) }
    }

    /// `GET /practice/clock`: what time it is for tickets.
    private func readPracticeClock(_ request: Request) async throws -> Response {
        _ = try await caller(of: request)
        return Response(clock)
    }

    /// `POST /practice/clock`: 200 once every clock that fell due has rung, each at its own moment. An
    /// `Idempotency-Key` is not honoured here: what comes of it is no ticket.
    private func advancePracticeClock(_ request: Request) async throws -> Response {
        _ = try await caller(of: request)
        guard let practice = installation.practice else { throw BadRequest.noSuchPath }
        var members = try await JSONBody(of: request).members()
        let text = members.string("advance")
        try members.finish()
        guard let span = Span(text), !span.isWorking else {
            throw BadRequest.faults([BodyFault(field: "advance", kind: .notASpan)])
        }
        try await installation.timekeeper.advance(practice, by: span.ticks)
        return Response(clock)
    }

    private var clock: JSON { .object(["now": .time(installation.time.now())]) }
}
