import EventStore
import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addHealthRoutes(to routes: Routes) {
        routes.get("healthz") { _, _ in Response(Self.alive) }
        routes.get("readyz") { _, _ in try await ready() }
        routes.get("metrics") { request, context in try measures(request, context) }
    }

    private static let alive = JSON.object(["status": "ok"])

    /// `GET /readyz`: 200 once started and while the database can be read, else 503.
    private func ready() async throws -> Response {
        guard readiness.value else { throw NotReady() }
        try await installation.database.read { try $0.forEach("SELECT 1", []) { _ in false } }
        return Response(.object(["status": "ready"]))
    }

    /// `GET /metrics`, for this machine alone: to anybody else there is no such page.
    private func measures(_ request: Request, _ context: APIContext) throws -> Response {
        guard Origin(request, context, settings).isLocal else { throw BadRequest.noSuchPath }
        var headers = HTTPFields.ofEveryAnswer
        headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
    }
}
