import Helpdesk
import Hummingbird
import Workflow

extension API {
    /// `GET /practice/guests`: the guests' tickets with their links, for any practice account.
    func listPracticeGuests(_ request: Request) async throws -> Response {
        _ = try await caller(of: request).session()
        return Response(list: try await PracticeGuests(installation).tickets().map(\.json), of: request)
    }
}

extension PracticeGuests.Entry {
    fileprivate var json: JSON {
        .object([
            "number": .integer(number), "workflow": .name(workflow), "subject": subject.map(JSON.string) ?? .null,
            "status": TicketStatus.json(isOpen: isOpen), "link": .string(link),
        ])
    }
}
