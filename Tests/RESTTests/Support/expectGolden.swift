import Foundation
import REST
import Testing

/// Holds a body against the one on file; `RECORD_GOLDEN=1` writes it anew.
func expectGolden(
    _ answer: Answer, _ name: String, without members: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Golden/\(name).json")
    var value = try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any] ?? [:]
    for member in members { value[member] = nil }
    var text = try JSONSerialization.data(
        withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    text.append(UInt8(ascii: "\n"))
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
        try text.write(to: file)
    } else {
        let expected = try Data(contentsOf: file)
        #expect(
            String(decoding: text, as: UTF8.self) == String(decoding: expected, as: UTF8.self), "\(name)",
            sourceLocation: sourceLocation)
    }
}
