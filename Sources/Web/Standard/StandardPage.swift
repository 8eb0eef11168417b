import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// What every service promises, and how it has kept that of late.
struct StandardPage: Printable {
    var frame: Frame
    var services: [Service]

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
        let records = try await statistics.records()
        let page = StandardPage(
            frame: try await frame(visit, title: visit.words("standard.title")),
            services: installation.library.current.map { published in
                service(published, records[published.reference.name], visit.words)
            })
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
        let answers = record.answers
        let inTime = Fact(
            label: self("standard.in-time"), value: answers.percent.map(percent) ?? self("standard.none"),
            more: answers.percent == nil
                ? nil : self("standard.of", ["part": number(answers.inTime), "all": number(answers.all)]))
        let median = Fact(
            label: self("standard.median"), value: record.median.map(within) ?? self("standard.none"),
            more: record.median == nil ? nil : self("standard.median.help"))
        return [inTime, median, Fact(label: self("standard.opened"), value: number(record.opened))]
    }
}
