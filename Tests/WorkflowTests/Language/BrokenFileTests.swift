import Testing

@testable import Workflow

@Suite struct `A broken file` {
    @Test(arguments: BrokenFile.workflows)
    func `is told what is wrong, and where, and nothing else`(file: BrokenFile) throws {
        let loaded = try BrokenFile.loader().load(file.text, file: "x.yaml")
        let found = loaded.diagnostics.filter { $0.code == file.code && $0.location == file.location }
        #expect(found.count == 1, "\(loaded.diagnostics)")
        #expect(found.first?.suggestion == file.suggestion)
        let others = loaded.diagnostics.filter { $0 != found.first }.map(\.code)
        #expect(others == file.alsoSaid, "\(loaded.diagnostics)")
        #expect((loaded.definition == nil) == (file.code.severity == .error))
        #expect((loaded.bound == nil) == (loaded.definition == nil))
    }

    @Test func `that is not UTF-8 is told the line`() throws {
        var bytes = Array(BrokenFile.sound.utf8)
        bytes.insert(0xFF, at: 20)
        let loaded = try BrokenFile.loader().load(bytes, file: "x.yaml")
        #expect(loaded.diagnostics == [Diagnostic(.notUTF8, at: Location(file: "x.yaml", line: 2))])
    }

    @Test func `is told no more than helps`() throws {
        let keys = (0..<5_000).map { "k\($0): 1" }.joined(separator: "\n")
        #expect(try BrokenFile.loader().load(keys, file: "x.yaml").diagnostics.count == 100)
    }

    @Test func `hears of all its faults at once, in reading order`() throws {
        let text = BrokenFile.sound
            .replacing("inbox: kabkota", with: "inbox: kecamatan")
            .replacing("into: dinas", with: "into: dimas")
            .replacing("after: 7 days", with: "after: a week")
        let loaded = try BrokenFile.loader().load(text, file: "x.yaml")
        #expect(loaded.diagnostics.map(\.code) == [.unknownWord, .unknownTier, .malformedSpan])
    }

    @Test func `was sound before`() throws {
        let loaded = try BrokenFile.loader().load(BrokenFile.sound, file: "x.yaml")
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.bound?.longest.milliseconds == 10 * Milliseconds.perDay)
    }

    @Test func `of every kind is among the examples`() {
        let files = BrokenFile.workflows + BrokenFile.calendars + BrokenFile.holidays + BrokenFile.texts
        // TG9xx are said of files that tell a simulation of people, and have a list of their own: `BrokenBehaviour`.
        let codes = DiagnosticCode.allCases.filter { !$0.rawValue.hasPrefix("TG9") }
        #expect(Set(codes).subtracting(files.map(\.code)) == [.notUTF8])
    }
}
