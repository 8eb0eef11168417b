import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// What every service promises, and how it has kept that of late.
struct StandardPage: Printable {
    var frame: Frame
    var services: [Service]
    /// When it was counted; nil before the first time.
    var counted: Moment?

    struct Service: Printable {
        var id: String
        var title: String
        var isOpen: Bool
        var openness: String
        var hours: [Line]
        /// From the lowest rung up.
        var tiers: [Fact]
        var teams: [Fact]
        var promises: [Line]
        var bound: String
        var figures: [Fact]
        var hasFigures: Bool
    }
}

extension Pages {
    func addStandardRoutes(to routes: PageRoutes) {
        routes.get("standar") { request, context in try await showStandards(request, context) }
    }

    /// `GET /standar`: 200, for anybody.
    private func showStandards(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        let latest = await standards.latest
        let page = StandardPage(
            frame: try await frame(visit, title: visit.words("standard.title")),
            services: installation.library.current.map { published in
                service(published, latest?.records[published.reference.name], visit.words)
            }, counted: latest.map { visit.words.moment($0.countedAt) })
        return answer(.standard, page, visit)
    }

    private func service(
        _ published: Library.Published, _ record: ServiceRecord?, _ words: PageWords
    ) -> StandardPage.Service {
        let definition = published.definition
        let openness = words.openness(of: definition.calendar, in: words.zone, at: words.now)
        let figures = record.map(words.figures) ?? []
        return StandardPage.Service(
            id: published.reference.name.rawValue, title: words.wording(definition.title), isOpen: openness.isOpen,
            openness: openness.sentence, hours: words.hours(of: definition.calendar, in: words.zone).map(Line.init),
            tiers: definition.tiers.map {
                Fact(label: words.wording($0.title), value: words("standard.inbox.\($0.inbox.rawValue)"))
            }, teams: definition.teams.map { Fact(label: words.wording($0.title), value: words("standard.team")) },
            promises: words.promises(of: definition).map(Line.init), bound: words.bound(published.bound.longest),
            figures: figures, hasFigures: !figures.isEmpty)
    }
}

extension PageWords {
    /// None where nothing was asked.
    func figures(_ record: ServiceRecord) -> [Fact] {
        let due = record.inTime + record.late
        let inTime = Fact(
            label: self("standard.in-time"),
            // Rounded down: what is not whole is not told as whole.
            value: due == 0 ? self("standard.none") : "\(100 * record.inTime / due)%",
            more: due == 0 ? nil : self("standard.of", ["part": "\(record.inTime)", "all": "\(due)"]))
        let median = Fact(
            label: self("standard.median"), value: record.median.map(rough) ?? self("standard.none"),
            more: record.median == nil ? nil : self("standard.median.help"))
        return [inTime, median, Fact(label: self("standard.opened"), value: "\(record.opened)")]
    }
}
