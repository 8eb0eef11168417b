import Gateway
import Helpdesk
import Hummingbird
import Workflow

extension API {
    /// `GET /tickets/{number}/follow-up`: a new question filled in from this ticket, for its requester; 409 while it is open.
    func followUp(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let followUp = try await installation.tickets.followUp(to: try context.ticketNumber(), for: caller.person)
        return Response(followUp.json)
    }
}

extension FollowUp {
    /// As `POST /tickets` takes it, once there is a message.
    fileprivate var json: JSON {
        .object([
            "workflow": .name(workflow), "form": .name(form),
            "category": category.map { JSON.string($0.description) } ?? .null,
            "subject": subject.map(JSON.string) ?? .null,
            "fields": .object(
                fields.sorted { $0.key < $1.key }.map { JSON.Member($0.key.rawValue, .string($0.value)) }),
            "follows": .integer(follows),
        ])
    }
}
