import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// "Majukan 3 hari", there only in practice mode.
enum PracticeClockForm {
    static let steps = [1, 3, 7]
}

extension Pages {
    func addPracticeRoutes(to routes: PageRoutes) {
        routes.post("latihan/maju") { request, context in try await advance(request, context) }
    }

    /// `POST /latihan/maju`: on to where it was asked, once every clock that fell due has rung.
    private func advance(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        let member = try await member(sending: form, request, context)
        guard member.identity.account != nil, let practice = installation.practice,
            let days = form["hari"].flatMap({ Int($0) }), PracticeClockForm.steps.contains(days),
            let span = Span(days, .days)
        else { throw BadRequest.noSuchPath }
        _ = try await installation.timekeeper.advance(practice, by: span.ticks)
        return goOn(to: LocalPath(form["ke"])?.text ?? "/", saying: .moved, member.visit)
    }
}
