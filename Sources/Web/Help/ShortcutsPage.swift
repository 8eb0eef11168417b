import Gateway
import Hummingbird

/// The keys that the pages know, and where they are switched off.
struct ShortcutsPage: Printable {
    var frame: Frame
}

extension Pages {
    func addShortcutRoutes(to routes: PageRoutes) {
        routes.get("bantuan/pintasan") { request, context in try await showShortcuts(request, context) }
    }

    /// `GET /bantuan/pintasan`: 200, for anybody.
    private func showShortcuts(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        let page = ShortcutsPage(frame: try await frame(visit, title: visit.words("shortcuts.title")))
        return answer(.shortcuts, page, visit)
    }
}
