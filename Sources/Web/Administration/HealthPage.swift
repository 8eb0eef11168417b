import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Where administrators begin: what there is to see, and how the installation stands.
struct HealthPage: Printable {
    static let path = "/kelola"

    var frame: Frame
    var isWell: Bool
    var verdict: String
    var checks: [Check]
    var parts: [Part]

    struct Check: Printable, Equatable {
        var label: String
        var value: String
        var more: String?
        var isBad: Bool
    }

    struct Part: Printable {
        var title: String
        var help: String
        var href: String
    }
}

extension Pages {
    func addHealthRoutes(to routes: PageRoutes) {
        routes.get("kelola") { request, context in try await showHealth(request, context) }
    }

    /// `GET /kelola`
    private func showHealth(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let words = reader.words
        let health = try await reader.administration.health(at: realTime.now(), disk: await diskUse())
        let worries = health.worries(at: words.now)
        let parts = [
            ("workflows", WorkflowsPage.path), ("calendars", CalendarsPage.path), ("accounts", AccountsPage.path),
            ("imports", ImportsPage.path), ("texts", TextsPage.path),
            ("answers", AnswersPage.path),
        ]
        let page = HealthPage(
            frame: try await frame(reader.member, title: words("admin.title")), isWell: worries.isEmpty,
            verdict: words(worries.isEmpty ? "admin.well" : "admin.unwell"), checks: words.checks(health, worries),
            parts: parts.map { part, href in
                HealthPage.Part(title: words("admin.\(part)"), help: words("admin.\(part).help"), href: href)
            })
        return answer(.health, page, reader.visit)
    }
}

extension PageWords {
    /// What worries comes with its own words of what to do.
    func checks(_ health: Health, _ worries: Set<Health.Worry>) -> [HealthPage.Check] {
        func check(_ key: String, _ value: String, _ more: String? = nil, _ worry: Health.Worry? = nil)
            -> HealthPage.Check
        {
            let isBad = worry.map(worries.contains) ?? false
            let advice = isBad ? worry.map { self("admin.worry.\($0.rawValue)") } : nil
            return .init(label: self("admin.health.\(key)"), value: value, more: advice ?? more, isBad: isBad)
        }
        let letters = health.earliestLetter.map { self("admin.health.letters.next", ["time": relative($0)]) }
        let disk = health.disk.map { disk in
            check("data", size(disk.data), self("admin.health.free", ["size": size(disk.free)]), .disk)
        }
        return [
            check("alive", health.aliveAt.map(relative) ?? self("admin.none"), health.aliveAt.map(exact), .silence),
            check(
                "clocks", health.oldestDue.map(relative) ?? self("admin.health.clocks.none"),
                health.oldestDue.map(exact), .clocks),
            check(
                "letters", "\(health.lettersWaiting)", health.lettersWaiting == 0 ? nil : letters, .letters),
            check("notices", "\(health.noticesWaiting)"), check("open", "\(health.openTickets)"),
            check("sessions", "\(health.sessions)"), check("log", "\(health.logHead)", self("admin.health.log.help")),
            disk, check("schema", "\(health.schema)", self("admin.health.schema.help")),
        ].compactMap(\.self)
    }
}
