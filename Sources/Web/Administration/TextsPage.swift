import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Every sentence that people read, in both languages, to be looked up.
struct TextsPage: Printable {
    static let path = "/kelola/teks"
    static let perPage = 50

    var frame: Frame
    var search: String
    var count: String
    var items: [Item]
    var isEmpty: Bool
    var more: String?

    struct Item: Printable, Equatable {
        var key: String
        var indonesian: String
        var english: String
    }
}

extension Pages {
    func addTextRoutes(to routes: PageRoutes) {
        routes.get("kelola/teks") { request, context in try await listTexts(request, context) }
    }

    /// `GET /kelola/teks?q=&setelah=`
    private func listTexts(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (words, query) = (reader.words, try Query(of: request))
        let search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        let found = installation.texts.found(by: search)
        let rest = found.drop { item in query["setelah"].map { item.key <= $0 } ?? false }
        let items = Array(rest.prefix(TextsPage.perPage))
        let page = TextsPage(
            frame: try await frame(reader.member, title: words("admin.texts")), search: search ?? "",
            count: words("admin.texts.count", ["count": "\(found.count)"]), items: items, isEmpty: found.isEmpty,
            more: rest.count > items.count
                ? items.last.map { address(TextsPage.path, [("q", search), ("setelah", $0.key)]) } : nil)
        return answer(.texts, page, reader.visit)
    }
}

extension Texts {
    /// In the order of their keys; all of them without words to look for.
    fileprivate func found(by search: String?) -> [TextsPage.Item] {
        let wanted = search?.lowercased()
        return keys.map { key in
            TextsPage.Item(key: key, indonesian: text(key, in: .indonesian), english: text(key, in: .english))
        }.filter { item in
            guard let wanted else { return true }
            return [item.key, item.indonesian, item.english].contains { $0.lowercased().contains(wanted) }
        }
    }
}
