import Gateway
import Helpdesk
import Hummingbird
import Workflow

extension Pages {
    func addFileRoutes(to routes: PageRoutes) {
        routes.get("berkas/{id}") { request, context in try await download(request, context) }
    }

    /// `GET /berkas/{id}`: a file of a message that the reader may see.
    private func download(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let id = AttachmentID(try context.name("id"))
        return Response(
            try await installation.attachments.download(id, for: member.person, in: installation.tickets))
    }
}
