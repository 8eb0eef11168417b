import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// The services that take tickets now.
struct WorkflowsPage: Printable {
    static let path = "/kelola/layanan"

    var frame: Frame
    var items: [Item]

    struct Item: Printable {
        var title: String
        var href: String
        var name: String
        var bound: String
        var facts: [Line]
    }
}

/// One published text of a service: what it says, what was proved of it, and how it differs from another.
struct WorkflowPage: Printable {
    var frame: Frame
    var title: String
    var name: String
    var versions: [Version]
    var version: String
    var proof: [Line]
    var drawing: String
    var drawingText: String
    var handbook: [Markdown.Block]
    var text: String
    var path: String
    var hasOthers: Bool
    var old: [Choice]
    var new: [Choice]
    /// Nil where nobody asked.
    var compared: String?
    var isSame: Bool
    var differences: [DifferenceLine]

    struct Version: Printable {
        var title: String
        var href: String
        var published: Moment
        var open: String
        var isHere: Bool
    }

    struct DifferenceLine: Printable {
        var sentence: String
        var consequence: String
        var needsThought: Bool
    }

    static func path(_ name: WorkflowName) -> String { "\(WorkflowsPage.path)/\(name.rawValue.percentEncoded)" }
}

extension Pages {
    func addWorkflowRoutes(to routes: PageRoutes) {
        routes.get("kelola/layanan") { request, context in try await listWorkflows(request, context) }
        routes.get("kelola/layanan/{workflow}") { request, context in try await showWorkflow(request, context) }
        routes.get("kelola/layanan/{workflow}/gambar") { request, context in try await drawWorkflow(request, context) }
    }

    /// `GET /kelola/layanan`
    private func listWorkflows(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let words = reader.words
        var items: [WorkflowsPage.Item] = []
        for published in reader.administration.workflows {
            let name = published.reference.name
            let versions = try await reader.administration.versions(of: name)
            let open = versions.map(\.openTickets).reduce(0, +)
            items.append(
                .init(
                    title: words.wording(published.definition.title), href: WorkflowPage.path(name),
                    name: name.rawValue, bound: words.bound(published.bound.longest),
                    facts: [
                        Line(line: words("admin.version", ["number": "\(published.reference.version)"])),
                        Line(line: words("inbox.open", ["count": "\(open)"])),
                    ]))
        }
        let page = WorkflowsPage(
            frame: try await frame(reader.member, title: words("admin.workflows")), items: items)
        return answer(.workflows, page, reader.visit)
    }

    /// `GET /kelola/layanan/{workflow}?versi=&dari=&ke=`
    private func showWorkflow(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (words, query) = (reader.words, try Query(of: request))
        let (versions, shown) = try await versions(query, reader, context)
        let (published, reference) = (shown.published, shown.published.reference)
        let path = WorkflowPage.path(reference.name)
        let (old, new) = (
            query["dari"].flatMap { Int($0) } ?? reference.version - 1,
            query["ke"].flatMap { Int($0) } ?? reference.version
        )
        let compared = query["dari"] == nil ? nil : versions.compared(old, new)
        let title = words.wording(published.definition.title)
        let page = WorkflowPage(
            frame: try await frame(reader.member, title: title), title: title, name: reference.name.rawValue,
            versions: versions.map { version in
                words.line(version, at: path, isHere: version.published.reference == reference)
            }, version: words.version(reference), proof: words.proof(of: published).map(Line.init),
            drawing: address("\(path)/gambar", [("versi", "\(reference.version)")]),
            drawingText: words("admin.drawing.text", ["title": title]),
            handbook: Markdown(words.handbook(of: published)).blocks,
            text: try await reader.administration.text(of: reference), path: path, hasOthers: versions.count > 1,
            old: versions.choices(old, words), new: versions.choices(new, words),
            compared: compared.map { _ in
                words("admin.compared", ["old": "\(old)", "new": "\(new)"])
            }, isSame: compared?.differences.isEmpty ?? false, differences: compared.map(words.lines) ?? [])
        return answer(.workflow, page, reader.visit)
    }

    /// `GET /kelola/layanan/{workflow}/gambar?versi=`: the ladder, as SVG.
    private func drawWorkflow(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (_, shown) = try await versions(try Query(of: request), reader, context)
        let (words, published) = (reader.words, shown.published)
        let graph = LadderGraph(
            of: published.definition, bound: published.bound, texts: words.texts, in: words.language)
        return Response(LadderDrawing(graph), in: words.language)
    }

    /// All of them, and the one that was asked for; the newest without `versi`.
    private func versions(
        _ query: Query, _ reader: Administrator, _ context: APIContext
    ) async throws -> ([PublishedVersion], PublishedVersion) {
        let versions = try await reader.administration.versions(of: WorkflowName(try context.name("workflow")))
        let wanted = query["versi"]
        guard
            let shown = versions.first(where: { wanted == nil || "\($0.published.reference.version)" == wanted })
        else { throw BadRequest.noSuchPath }
        return (versions, shown)
    }
}

extension [PublishedVersion] {
    /// Nil where one of them is not there.
    fileprivate func compared(_ old: Int, _ new: Int) -> Comparison? {
        guard let old = first(where: { $0.published.reference.version == old })?.published,
            let new = first(where: { $0.published.reference.version == new })?.published
        else { return nil }
        return Comparison(of: old.definition, old.bound, with: new.definition, new.bound)
    }

    fileprivate func choices(_ chosen: Int, _ words: PageWords) -> [Choice] {
        map { version in
            let reference = version.published.reference
            return Choice(
                value: "\(reference.version)", text: words.version(reference), isChosen: reference.version == chosen)
        }
    }
}

extension PageWords {
    fileprivate func version(_ reference: WorkflowReference) -> String {
        self("admin.version", ["number": "\(reference.version)"])
    }

    fileprivate func line(_ version: PublishedVersion, at path: String, isHere: Bool) -> WorkflowPage.Version {
        let number = version.published.reference.version
        return WorkflowPage.Version(
            title: self.version(version.published.reference), href: address(path, [("versi", "\(number)")]),
            published: moment(version.publishedAt), open: self("inbox.open", ["count": "\(version.openTickets)"]),
            isHere: isHere)
    }

    fileprivate func handbook(of published: Library.Published) -> String {
        Handbook(of: published.definition, bound: published.bound, texts: texts, in: language).text
    }

    /// What was proved, and the longest way that time alone takes.
    fileprivate func proof(of published: Library.Published) -> [String] {
        let longest = published.bound.longest
        let clocks = longest.turningPoints.map { "“\($0)”" }.joined(separator: " → ")
        let time = texts.time(longest.milliseconds, in: language)
        return [self("admin.proof"), self("admin.proof.longest", ["time": time, "clocks": clocks])]
    }

    fileprivate func lines(_ comparison: Comparison) -> [WorkflowPage.DifferenceLine] {
        let words = DifferenceWords(comparison, texts, in: language)
        return comparison.differences.map { difference in
            WorkflowPage.DifferenceLine(
                sentence: words.sentence(difference), consequence: words.consequence(difference.consequence),
                needsThought: difference.consequence != .compatible)
        }
    }
}
