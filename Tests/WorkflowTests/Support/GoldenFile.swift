import Foundation
import Testing

/// A text that is pinned in `Golden/` beside the test that reads it. `RECORD_GOLDEN=1 swift test` rewrites it.
struct GoldenFile {
    let url: URL

    init(_ name: String, beside test: String = #filePath) {
        url = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)")
    }

    /// Empty where nothing has been recorded yet.
    var text: String { (try? String(contentsOf: url, encoding: .utf8)) ?? "" }

    func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let line = actual + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try line.write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(line == text, "differs from \(url.lastPathComponent)", sourceLocation: sourceLocation)
    }
}
