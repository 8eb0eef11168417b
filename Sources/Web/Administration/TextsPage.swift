import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Every sentence that people read, in both languages, to be looked up and changed.
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
        var href: String
        var indonesian: String
        var english: String
        var isChanged: Bool
    }
}

extension Pages {
    func addTextRoutes(to routes: PageRoutes) {
        routes.get("kelola/teks") { request, context in try await listTexts(request, context) }
        routes.get("kelola/teks/{key}") { request, context in try await showText(request, context) }
        routes.post("kelola/teks/{key}") { request, context in try await changeText(request, context) }
        routes.post("kelola/teks/{key}/asli") { request, context in try await restoreText(request, context) }
    }

    /// `GET /kelola/teks?q=&setelah=`
    private func listTexts(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (words, query) = (reader.words, try Query(of: request))
        let search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        let found = installation.catalogue.found(by: search)
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

extension Catalogue {
    /// In the order of their keys; all of them without words to look for.
    fileprivate func found(by search: String?) -> [TextsPage.Item] {
        let (wanted, texts) = (search?.lowercased(), texts)
        return texts.keys.map { key in
            let words = Language.allCases.map { texts.text(key, in: $0) }
            return TextsPage.Item(
                key: key, href: TextPage.path(key), indonesian: words[0], english: words[1],
                isChanged: words != Language.allCases.map { original.text(key, in: $0) })
        }.filter { item in
            guard let wanted else { return true }
            return [item.key, item.indonesian, item.english].contains { $0.lowercased().contains(wanted) }
        }
    }
}
