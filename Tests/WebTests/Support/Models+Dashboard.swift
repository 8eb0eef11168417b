import Helpdesk
import Testing
import Workflow

@testable import Web

extension Models {
    static let service: WorkflowName = "dapodik-paud-dikmas"

    static func definition() throws -> Definition {
        let calendars = ["setiap-saat", "jam-kerja-wib"].map { "Workflows/calendars/\($0).yaml" }
        let files = WorkflowFiles(
            workflows: [.init(name: "w.yaml", text: try ProjectFiles.text("Workflows/\(service).yaml"))],
            calendars: try calendars.map { .init(name: $0, text: try ProjectFiles.text($0)) },
            holidays: .init(name: "holidays.csv", text: "date,name,kind\n"))
        return try #require(LoadedFiles(files).workflows.first?.loaded.definition)
    }

    /// Thirteen weeks that end on Thursday 26 February 2026.
    static func figures(at place: Place = .national, parts: [Dashboard.Part] = parts) -> Dashboard {
        let today = CivilDay(dayNumber: 20_510)
        let weeks = (0..<13).map { index in
            Dashboard.Week(
                monday: today.monday.advanced(by: 7 * (index - 12)), opened: 1_200 + index * 37, climbed: index * 3,
                missed: index % 4, lapsed: index / 5, closed: 1_190 + index * 36, inTime: 900 + index, late: 120 - index
            )
        }
        return Dashboard(
            workflow: service, place: place, scope: .national, today: today,
            open: ["dinas": [.day: 410, .days: 602, .week: 31], "pusat": [.day: 12, .longer: 3]], weeks: weeks,
            waits: [WaitBand.all[0]: 120, WaitBand.all[4]: 4_012, WaitBand.all[10]: 3], parts: parts)
    }

    static let parts: [Dashboard.Part] = [
        part("11", 0, 0), part("32", 87, 13), part("51", 99, 1), part("73", 12, 18), part("91", 0, 4),
        part("overseas", 3, 1),
    ]

    private static func part(_ code: String, _ inTime: Int, _ late: Int) -> Dashboard.Part {
        Dashboard.Part(
            place: Place(province: code), open: inTime / 2, opened: inTime + late,
            answers: Punctuality(inTime: inTime, late: late))
    }

    static func telling(
        _ dashboard: Dashboard, _ language: Language, name: String = hostile
    ) throws -> DashboardTelling {
        DashboardTelling(
            dashboard: dashboard, definition: try definition(), inboxes: ["pusat"],
            words: try ProjectFiles.words(language)
        ) { _ in name }
    }

    static func dashboard(_ language: Language) throws -> DashboardPage {
        let telling = try telling(figures(), language)
        return DashboardPage(
            frame: try frame(language), title: hostile, place: hostile,
            trail: [
                Link(text: hostile, href: "/dasbor/a?place=ID"), Link(text: "Jawa Barat", href: "/", isHere: true),
            ],
            hasTrail: true, services: [Link(text: hostile, href: "/dasbor/a", isHere: true)], hasServices: true,
            figures: telling.figures, sections: telling.sections)
    }

    static func dashboards(_ language: Language) throws -> DashboardsPage {
        DashboardsPage(
            frame: try frame(language),
            services: [.init(title: hostile, place: hostile, href: "/dasbor/dapodik-paud-dikmas")])
    }
}
