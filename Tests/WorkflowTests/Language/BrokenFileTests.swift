import Testing

@testable import Workflow

@Suite struct `A broken file` {
    private func loader() throws -> WorkflowLoader {
        var calendars = try ProjectFiles.calendars()
        calendars["jarang"] = try WorkingCalendar(
            name: "jarang", title: "Satu menit seminggu", zone: .fixed(.wib),
            week: [.monday: [try #require(OpeningHours("08:00-08:01"))]])
        calendars["setempat"] = try WorkingCalendar(
            name: "setempat", title: "Jam setempat", zone: .holder,
            week: [.monday: [try #require(OpeningHours("08:00-16:00"))]])
        return WorkflowLoader(calendars: calendars)
    }

    private static let workflows =
        BrokenFile.unreadable + BrokenFile.misshapen + BrokenFile.senseless + BrokenFile.unproved + BrokenFile.forms
        + BrokenFile.codes + BrokenFile.comments

    @Test(arguments: workflows)
    func `is told what is wrong, and where`(file: BrokenFile) throws {
        let loaded = try loader().load(file.text, file: "x.yaml")
        let found = loaded.diagnostics.filter { $0.code == file.code }
        #expect(found.map(\.location) == [file.location], "\(loaded.diagnostics)")
        #expect(found.first?.suggestion == file.suggestion)
        #expect((loaded.definition == nil) == (file.code.severity == .error))
        #expect((loaded.bound == nil) == (loaded.definition == nil))
    }

    @Test func `that is not UTF-8 is told the line`() throws {
        var bytes = Array(BrokenFile.sound.utf8)
        bytes.insert(0xFF, at: 20)
        let loaded = try loader().load(bytes, file: "x.yaml")
        #expect(loaded.diagnostics == [Diagnostic(.notUTF8, at: Location(file: "x.yaml", line: 2))])
    }

    @Test func `is told no more than helps`() throws {
        let keys = (0..<5_000).map { "k\($0): 1" }.joined(separator: "\n")
        #expect(try loader().load(keys, file: "x.yaml").diagnostics.count == 100)
    }

    @Test func `hears of all its faults at once, in reading order`() throws {
        let text = BrokenFile.sound
            .replacing("inbox: kabkota", with: "inbox: kecamatan")
            .replacing("into: dinas", with: "into: dimas")
            .replacing("after: 7 days", with: "after: a week")
        let loaded = try loader().load(text, file: "x.yaml")
        #expect(loaded.diagnostics.map(\.code) == [.unknownWord, .unknownTier, .malformedSpan])
    }

    @Test func `was sound before`() throws {
        let loaded = try loader().load(BrokenFile.sound, file: "x.yaml")
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.bound?.longest.milliseconds == 10 * Milliseconds.perDay)
    }

    @Test func `of every kind is among the examples`() {
        let files = Self.workflows + BrokenFile.calendars + BrokenFile.holidays + BrokenFile.texts
        // TG9xx are said of files that tell a simulation of people, not of these: see SimulatorTests.
        let codes = DiagnosticCode.allCases.filter { !$0.rawValue.hasPrefix("TG9") }
        #expect(Set(codes).subtracting(files.map(\.code)) == [.notUTF8])
    }
}
