import Gateway
import Helpdesk
import Hummingbird

/// There only in practice mode, from which nothing is sent: here anybody with an account can read what would
/// have been.
extension API {
    func addPracticeOutboxRoutes(to routes: Routes) {
        routes.get("practice/outbox") { request, _ in try await readPracticeOutbox(request) }
    }

    /// `GET /practice/outbox`: every letter to anybody, the newest first.
    private func readPracticeOutbox(_ request: Request) async throws -> Response {
        _ = try await caller(of: request).session()
        let query = try Query(of: request)
        let paging = try Paging(query)
        let number = try query["ticket"].map { text in
            guard let number = Int(text) else {
                throw BadRequest.faults([BodyFault(field: "ticket", kind: .notAnInteger)])
            }
            return number
        }
        // So that whoever has just done something finds the letter that came of it.
        try await installation.mailroom.catchUp()
        let page = try await installation.letters.page(about: number, cursor: paging.cursor, limit: paging.limit)
        return Response(page: page.items.map(\.json), next: page.next, of: request)
    }
}
