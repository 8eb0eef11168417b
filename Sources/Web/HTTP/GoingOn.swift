import Gateway
import HTTPTypes
import Hummingbird

/// A script that sent a form is told where to go on, and lets the browser go there: what `fetch` follows by itself it
/// can't show, and the notice would have been told to nobody.
struct GoingOn: RouterMiddleware {
    typealias Context = APIContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.status == .seeOther, request.isByScript { response.status = .noContent }
        return response
    }
}

extension Request {
    /// Whether our own script asks, and not the browser for a page to show.
    var isByScript: Bool { headers[.byScript] != nil }
}

extension HTTPField.Name {
    static let byScript = constant("X-Tangga-Script")
}
