import Foundation
import Testing

/// A file beside the tests that pins what is said. `RECORD_GOLDEN=1 swift test` writes it anew.
struct GoldenFile {
    let url: URL

    init(_ name: String) {
        url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/\(name)")
    }

    func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let text = actual + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        let known = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        #expect(text == known, "differs from \(url.lastPathComponent)", sourceLocation: sourceLocation)
    }
}
