import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import NIOCore
import Workflow

/// Files that a script sends while their form is still being written, part by part. What comes of it is an id that the form
/// names; without a script the form brings its files along.
extension Pages {
    func addPartRoutes(to routes: PageRoutes) {
        routes.post("unggah") { request, context in
            try await telling(request, context) { try await beginFile(request, context) }
        }
        routes.post("unggah/{id}") { request, context in
            try await telling(request, context) { try await takePart(request, context) }
        }
        routes.post("unggah/{id}/batal") { request, context in
            try await telling(request, context) { try await cancelFile(request, context) }
        }
    }

    /// `POST /unggah`: 201 with where the parts go.
    private func beginFile(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        let member = try await member(sending: form, request, context)
        guard let size = form["ukuran"].flatMap({ Int($0) }) else { throw AttachmentProblem.empty }
        let now = realTime.now()
        let id = try await installation.guests.counting(
            .upload, of: member.person.id, from: member.visit.origin.address, at: now, isFree: { _ in false }
        ) {
            try await installation.attachments.begin(
                named: form["nama"] ?? "", size: size, by: member.person.id, at: now)
        }
        var headers = HTTPFields.ofEveryPage
        headers[.location] = "/unggah/\(id)"
        return Response(status: .created, headers: headers)
    }

    /// `POST /unggah/{id}?dari=`: 200 with where the next part begins in `Upload-Offset`, 409 where this one should have
    /// begun there; 201 with the stored file's id and name once it is whole.
    private func takePart(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await sender(request, context)
        let id = AttachmentID(try context.name("id"))
        // What is no number is where no part begins.
        let offset = try Query(of: request)["dari"].map { Int($0) ?? -1 } ?? 0
        let bytes: ByteBuffer
        do {
            bytes = try await request.body.collect(upTo: Attachments.largestPart)
        } catch is NIOTooManyBytesError {
            throw BadRequest.bodyTooLarge(largest: Attachments.largestPart)
        } catch {
            throw BadRequest.bodyCutShort
        }
        let progress = try await installation.attachments.append(
            Array(buffer: bytes), at: offset, to: id, of: member.person.id, at: realTime.now())
        switch progress {
        case .finished(let file): return Response(status: .created, saying: "\(file.id)|\(file.name ?? "")")
        case .received(let size):
            var response = Response(status: size - bytes.readableBytes == offset ? .ok : .conflict, saying: "")
            response.headers[.uploadOffset] = "\(size)"
            return response
        }
    }

    /// `POST /unggah/{id}/batal`: 204, also where there is none.
    private func cancelFile(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await sender(request, context)
        await installation.attachments.cancel(AttachmentID(try context.name("id")), of: member.person.id)
        return Response(status: .noContent, headers: .ofEveryPage)
    }

    /// Whoever the page was for: what a form would carry comes in a header.
    private func sender(_ request: Request, _ context: APIContext) async throws -> Member {
        let proof = FormBody.Field(name: FormBody.csrf, value: request.headers[.csrfToken] ?? "")
        return try await member(sending: FormBody([proof]), request, context)
    }

    /// What went wrong in one sentence, which the script puts beside the file.
    private func telling(
        _ request: Request, _ context: APIContext, _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch {
            let isAway = error is SignInNeeded
            guard let problem = isAway ? Problem(BadRequest.noIdentity(.invalid)) : Problem(error) else { throw error }
            let words = try await visit(request, context).words
            var response = Response(status: problem.status, saying: words.sentence(problem))
            response.headers[.retryAfter] = problem.headers[.retryAfter]
            return response
        }
    }
}

extension Response {
    fileprivate init(status: HTTPResponse.Status, saying text: String) {
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = "text/plain; charset=utf-8"
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension HTTPField.Name {
    fileprivate static let uploadOffset = constant("Upload-Offset")
}
