import Foundation
import Testing

@testable import Workflow

/// The files that ship with Tangga, read from the working copy.
enum ProjectFiles {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// For what is made by a program and kept in the repository.
    static func write(_ text: String, to path: String) throws {
        try text.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
    }

    /// The paths of the YAML files in a folder, sorted.
    static func yamlFiles(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    static func calendars() throws -> [String: WorkingCalendar] { try readCalendars.get() }
    static func texts() throws -> Texts { try readTexts.get() }

    // Once for all tests.
    private static let readTexts = Result {
        try Texts(yamlFiles(in: "Seeds/texts").map { Texts.File(name: $0, content: try bytes($0)) })
    }
    private static let readCalendars = Result {
        let holidays = try HolidayTable(csv: bytes("Seeds/holidays.csv"), file: "holidays.csv")
        let loader = CalendarLoader(holidays: holidays)
        let calendars = try yamlFiles(in: "Workflows/calendars").map { path in
            try #require(loader.load(bytes(path), file: path).calendar, "\(path) is refused")
        }
        return Dictionary(uniqueKeysWithValues: calendars.map { ($0.name, $0) })
    }

    static func workflowLoader() throws -> WorkflowLoader {
        WorkflowLoader(calendars: try calendars())
    }

    static func flagship() throws -> Loaded {
        let path = "Workflows/dapodik-paud-dikmas.yaml"
        return try workflowLoader().load(bytes(path), file: path)
    }
}
