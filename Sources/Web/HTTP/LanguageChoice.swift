import Gateway
import Hummingbird
import Workflow

/// `?bahasa=en` on any page: kept from then on, and the page again without it.
struct LanguageChoice: RouterMiddleware {
    typealias Context = APIContext

    let pages: Pages

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get, let query = request.uri.query, query.contains("bahasa="),
            let language = try Query(of: request)["bahasa"].flatMap({ Language(rawValue: $0) })
        else { return try await next(request, context) }
        let rest = query.split(separator: "&").filter { !$0.hasPrefix("bahasa=") }.joined(separator: "&")
        let path = LocalPath(rest.isEmpty ? request.uri.path : "\(request.uri.path)?\(rest)")?.text ?? "/"
        var response = Response.goingTo(path)
        let origin = Origin(request, context, pages.settings)
        let isSecure = pages.settings.hasSecureCookies || origin.isSecure
        response.setCookie(Preferences.keeping(language, isSecure: isSecure))
        return response
    }
}
