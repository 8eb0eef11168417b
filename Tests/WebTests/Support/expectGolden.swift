import Foundation
import Testing

/// Holds a page against the one on file; `RECORD_GOLDEN=1` writes it anew.
func expectGolden(_ page: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = ProjectFiles.root.appending(path: "Tests/WebTests/Golden/\(name).html")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
        try Data(page.utf8).write(to: file)
    } else {
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(page == expected, "\(name)", sourceLocation: sourceLocation)
    }
}
