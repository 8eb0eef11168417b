import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addAttachmentRoutes(to routes: Routes) {
        routes.post("attachments") { request, context in try await upload(request, context) }
        routes.get("attachments/{id}") { request, context in try await download(request, context) }
    }

    /// `POST /attachments?name=`: 201 with what was taken in; 413 for too many bytes, 415 for a kind that is not taken.
    private func upload(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        // What a form sends holds a file, and is none.
        guard !(request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/") else {
            throw AttachmentProblem.unknownKind
        }
        let name = try Query(of: request)["name"] ?? ""
        let key = try request.headers.idempotencyKey()
        let limit = installation.attachments.limits.size
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw AttachmentProblem.tooLarge(limit: limit)
        }
        let now = realTime.now()
        let (file, isReplay) = try await installation.guests.counting(
            .upload, of: caller.id, from: Origin(request, context, settings).address, at: now, isFree: \.isReplay
        ) {
            try await installation.attachments.upload(
                UploadBody(body: request.body), named: name, by: caller.id, idempotency: key, at: now)
        }
        var response = Response(file.json, status: .created)
        response.headers[.location] = "/api/v1/attachments/\(file.id)"
        if isReplay { response.headers[.idempotentReplayed] = "true" }
        return response
    }

    /// `GET /attachments/{id}`: the file, to be stored and not to be shown; 404 for whoever may not see its message.
    private func download(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let id = AttachmentID(try context.name("id"))
        let file = try await installation.attachments.download(id, for: caller.person, in: installation.tickets)
        return Response(file)
    }
}
