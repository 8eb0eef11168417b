import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Workflow files that lie side by side` {
    private func warnings(_ files: WorkflowFiles) -> [String?] {
        LoadedFiles(files).diagnostics.filter { $0.code == .likelyMisspeltRole }.map(\.suggestion)
    }

    @Test func `are asked for roles that one misspells and the others name, looked at or not`() throws {
        let text = try WorkflowFiles.flagshipText.replacing("by: operator-sekolah,", with: "by: oprator-sekolah,")
            .replacing("for: [operator-sekolah, operator-dinas]", with: "for: operator-dinas")
        var files = try WorkflowFiles(text)
        #expect(warnings(files) == [])
        files.others = try WorkflowFiles.services.workflows
        #expect(warnings(files) == ["operator-sekolah"])
        files.workflows += files.others
        files.others = []
        #expect(warnings(files) == ["operator-sekolah"])
        #expect(warnings(try .services) == [])
    }
}
