import ArgumentParser
import Foundation
import Helpdesk
import Workflow

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Show calendars, and say when something is due on one.",
        subcommands: [List.self, Show.self, Due.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the calendars.")

        func run() async throws {
            for calendar in try Calendars.all().values.sorted(by: { $0.name < $1.name }) {
                print(CalendarLine(of: calendar, texts: Resources.standard.texts, in: .fromEnvironment).text)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Draw a calendar's year.")

        @Argument(help: "A calendar's name, such as jam-kerja-wib.") var name: String
        @Option(help: "Which year; this one without it.") var year: Int?

        func run() async throws {
            let calendar = try Calendars.named(name)
            let year = year ?? Zone.wib.local(SystemTime().now()).day.year
            guard (1...9_999).contains(year) else { throw ValidationError(Failure.text("calendar.malformed-year")) }
            let sheet = YearSheet(of: calendar, year: year, texts: Resources.standard.texts, in: .fromEnvironment)
            print(sheet.text(columns: Terminal.columns, isStyled: Terminal.isStyled))
        }
    }

    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say when something is due, and which days on the way there did not count.")

        @Argument(help: "A calendar's name, such as jam-kerja-wib.") var name: String
        @Option(help: "When it begins: 2026-02-02T09:00:00+07:00, or 2026-02-02 09:00 in the zone.") var from: String
        @Option(help: "How long it takes, such as \"3 working days\".") var after: String
        @Option(help: "WIB, WITA or WIT: where we are. The calendar's own without it.") var zone: String?

        func run() async throws {
            let calendar = try Calendars.named(name)
            let zone = try here(calendar)
            guard let span = Span(after) else { throw Self.wrong("calendar.malformed-span", after) }
            guard let start = Instant(typed: from, in: zone) else {
                throw Self.wrong("calendar.malformed-time", from)
            }
            let report = DueReport(
                span, from: start, on: calendar, in: zone, texts: Resources.standard.texts,
                language: .fromEnvironment)
            print(report.text)
        }

        private func here(_ calendar: WorkingCalendar) throws -> Zone {
            guard let zone else { return calendar.zone(forHolderIn: .wib) }
            guard let named = Zone(rawValue: zone.uppercased()) else {
                throw Self.wrong("calendar.malformed-zone", zone)
            }
            return named
        }

        private static func wrong(_ key: String, _ text: String) -> ValidationError {
            ValidationError(Failure.text(key, ["text": text]))
        }
    }
}

/// Those in `Workflows/calendars`.
private enum Calendars {
    /// - Throws: `ExitCode` 1 after saying what is wrong with one of them.
    static func all() throws -> [String: WorkingCalendar] {
        try Resources.standard.check()
        var files = try Resources.standard.workflowFiles()
        files.workflows = []
        let loaded = LoadedFiles(files)
        for diagnostic in loaded.diagnostics {
            writeError(diagnostic.text(from: Resources.standard.texts, in: .fromEnvironment))
        }
        guard !loaded.diagnostics.holdErrors else { throw ExitCode(1) }
        return loaded.calendars
    }

    static func named(_ name: String) throws -> WorkingCalendar {
        let all = try all()
        if let calendar = all[name] { return calendar }
        let known = all.keys.sorted()
        let words = ["name": name, "known": known.joined(separator: ", ")]
        guard let near = known.nearest(to: name) else { throw Failure(line: Failure.text("calendar.unknown", words)) }
        throw Failure(line: Failure.text("calendar.unknown.near", words.merging(["near": near]) { $1 }))
    }
}
