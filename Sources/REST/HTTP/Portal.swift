import Gateway
import Hummingbird

/// One door for all: programs go to the façade, people to the pages.
struct Portal: HTTPResponder {
    let programs: RouterResponder<APIContext>
    /// Nil where there are no pages.
    let people: RouterResponder<APIContext>?

    func respond(to request: Request, context: APIContext) async throws -> Response {
        guard let people, !Self.isForPrograms(request.uri.path) else {
            return try await programs.respond(to: request, context: context)
        }
        return try await people.respond(to: request, context: context)
    }

    static func isForPrograms(_ path: String) -> Bool {
        path == "/api" || path.hasPrefix("/api/") || ["/healthz", "/readyz", "/metrics"].contains(path)
    }
}
