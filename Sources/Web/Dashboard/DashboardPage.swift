import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import NIOCore
import Workflow

/// How one service stands at one place, in pictures; each with its figures in a table, and with the list behind them.
struct DashboardPage: Printable {
    var frame: Frame
    var title: String
    var place: String
    /// From as far as the reader may look down to the place.
    var trail: [Link]
    var hasTrail: Bool
    /// Other services that the reader looks over.
    var services: [Link]
    var hasServices: Bool
    var figures: [Fact]
    var sections: [Section]

    struct Section: Printable {
        var id: String
        var title: String
        var note: String?
        /// What is to be said in words.
        var lines: [Line]
        /// How its pictures stand to each other.
        var layout: String
        var pictures: [Framed]
        var legend: [Swatch]
        var hasLegend: Bool
        var table: SheetTable?
        var csv: String?
        var list: Link?
    }

    /// A picture below its heading.
    struct Framed: Printable {
        var heading: String?
        var total: String?
        /// The list behind the total.
        var href: String?
        var picture: Picture
    }

    struct Swatch: Printable {
        var style: String
        var text: String
    }

    static let path = "/dasbor"

    static func path(_ workflow: WorkflowName, _ place: Place? = nil, file: String? = nil) -> String {
        let name = [path, workflow.rawValue.percentEncoded, file.map { "\($0).csv" }].compactMap(\.self)
        return address(name.joined(separator: "/"), [("place", place?.code)])
    }
}

/// The services that somebody looks over, where there are several.
struct DashboardsPage: Printable {
    var frame: Frame
    var services: [Service]

    struct Service: Printable {
        var title: String
        var place: String
        var href: String
    }
}

extension Pages {
    var statistics: Statistics { Statistics(installation) }

    func addDashboardRoutes(to routes: PageRoutes) {
        routes.get("dasbor") { request, context in try await listDashboards(request, context) }
        routes.get("dasbor/{workflow}") { request, context in try await showDashboard(request, context) }
        routes.get("dasbor/{workflow}/{file}") { request, context in try await sendSheet(request, context) }
    }

    /// `GET /dasbor`: 404 for whoever looks over nothing.
    private func listDashboards(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let views = statistics.views(of: member.person)
        guard let only = views.first else { throw BadRequest.noSuchPath }
        guard views.count > 1 else { return .goingTo(DashboardPage.path(only.workflow)) }
        let page = DashboardsPage(
            frame: try await frame(member.visit, title: member.words("dashboard.title")),
            services: views.map { view in
                .init(
                    title: title(of: view.workflow, member.words), place: name(of: view.scope, member.words),
                    href: DashboardPage.path(view.workflow))
            })
        return answer(.dashboards, page, member.visit)
    }

    /// `GET /dasbor/{workflow}?place=`: 404 where the reader may not look.
    private func showDashboard(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let telling = try await telling(request, context, member)
        let (dashboard, words) = (telling.dashboard, member.words)
        let title = self.title(of: dashboard.workflow, words)
        let trail = Place.Level.allCases.compactMap { dashboard.place.ancestor(at: $0) }
            .filter { dashboard.scope.contains($0) }
        let services = statistics.views(of: member.person).map { view in
            Link(
                text: self.title(of: view.workflow, words), href: DashboardPage.path(view.workflow),
                isHere: view.workflow == dashboard.workflow)
        }
        let page = DashboardPage(
            frame: try await frame(member.visit, title: "\(words("dashboard.title")): \(title)"), title: title,
            place: name(of: dashboard.place, words),
            trail: trail.map { place in
                Link(
                    text: name(of: place, words), href: DashboardPage.path(dashboard.workflow, place),
                    isHere: place == dashboard.place)
            }, hasTrail: trail.count > 1, services: services, hasServices: services.count > 1,
            figures: telling.figures, sections: telling.sections)
        return answer(.dashboard, page, member.visit)
    }

    /// `GET /dasbor/{workflow}/{file}?place=`: the table of that name as CSV.
    private func sendSheet(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        let telling = try await telling(request, context, member)
        let file = try context.name("file")
        guard let sheet = telling.sheets.first(where: { "\($0.name).csv" == file }) else {
            throw BadRequest.noSuchPath
        }
        let dashboard = telling.dashboard
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = "text/csv; charset=utf-8"
        headers[.contentDisposition] =
            "attachment; filename=\"\(sheet.name)-\(dashboard.workflow)-\(dashboard.place.code)-\(dashboard.today).csv\""
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: sheet.csv)))
    }

    private func telling(
        _ request: Request, _ context: APIContext, _ member: Member
    ) async throws -> DashboardTelling {
        let workflow = WorkflowName(try context.name("workflow"))
        let code = try Query(of: request)["place"]
        let place = code.flatMap { self.place($0) }
        guard (place != nil) == (code != nil), let published = installation.library.current(workflow),
            let dashboard = try await statistics.dashboard(of: workflow, at: place, for: member.person)
        else { throw BadRequest.noSuchPath }
        let stands = published.definition.inboxes(of: member.person).map(\.tier)
        return DashboardTelling(
            dashboard: dashboard, definition: published.definition, inboxes: Set(stands), words: member.words
        ) { [words = member.words] in name(of: $0, words) }
    }

    func place(_ code: String) -> Place? {
        if code == Place.national.code { return .national }
        return installation.regions.place(forRegion: code)
            ?? Place.Elsewhere(rawValue: code).flatMap { Place($0).ancestor(at: .provinsi) }
    }

    private func title(of workflow: WorkflowName, _ words: PageWords) -> String {
        installation.library.current(workflow).map { words.wording($0.definition.title) } ?? workflow.rawValue
    }

    func name(of place: Place, _ words: PageWords) -> String {
        if place == .national { return words("dashboard.nation") }
        return installation.regions.name(of: place) ?? words.named("place", place.code)
    }
}
