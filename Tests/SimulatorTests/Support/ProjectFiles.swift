import Foundation
import Testing
import Workflow

@testable import Simulator

/// The files that ship with Tangga, read from the working copy.
enum ProjectFiles {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    static func yamlFiles(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    static func texts() throws -> Texts { try readTexts.get() }
    static func calendars() throws -> [String: WorkingCalendar] { try readCalendars.get() }
    static func holidays() throws -> HolidayTable {
        try HolidayTable(csv: text("Seeds/holidays.csv").utf8, file: "holidays.csv")
    }

    static func flagship() throws -> String { try text("Workflows/dapodik-paud-dikmas.yaml") }

    static func definition(_ text: String) throws -> Definition {
        let loaded = WorkflowLoader(calendars: try calendars()).load(text, file: "x.yaml")
        return try #require(loaded.definition, "\(loaded.diagnostics)")
    }

    // Once for all tests.
    private static let readTexts = Result {
        try Texts(yamlFiles(in: "Seeds/texts").map { Texts.File(name: $0, content: try text($0).utf8) })
    }
    private static let readCalendars = Result {
        let loader = CalendarLoader(holidays: try holidays())
        let calendars = try yamlFiles(in: "Workflows/calendars").map { path in
            try #require(loader.load(text(path), file: path).calendar, "\(path) is refused")
        }
        return Dictionary(uniqueKeysWithValues: calendars.map { ($0.name, $0) })
    }
}
