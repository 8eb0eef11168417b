import Testing

@testable import Workflow

@Suite struct `A role that is named once` {
    private func warnings(_ role: String, beside others: Set<RoleName> = []) throws -> [String?] {
        let text = BrokenFile.sound.replacing("by: operator-sekolah", with: "by: \(role)")
        return WorkflowLoader(calendars: try ProjectFiles.calendars(), beside: others).load(text, file: "x")
            .diagnostics.filter { $0.code == .likelyMisspeltRole }.map(\.suggestion)
    }

    @Test func `and is nearly another of this file or of those beside it is likely a slip`() throws {
        #expect(try warnings("oprator-sekolah", beside: ["operator-sekolah"]) == ["operator-sekolah"])
        #expect(try warnings("operator-sekolah", beside: ["operator-sekolah"]) == [])
        #expect(try warnings("oprator-sekolah") == [])
        #expect(try warnings("pengawas", beside: ["operator-sekolah", "peserta-didik"]) == [])
        #expect(try warnings("co-kapten", beside: ["kapten"]) == [])
    }

    @Test func `is read from files whether they are sound or not`() throws {
        let broken = BrokenFile.sound.replacing("after: 7 days", with: "after: a week")
        #expect(
            WorkflowLoader.roles(in: broken.utf8) == ["operator-dinas", "tim-helpdesk", "operator-sekolah"])
        #expect(WorkflowLoader.roles(in: "no: [yaml".utf8) == [])
    }
}
