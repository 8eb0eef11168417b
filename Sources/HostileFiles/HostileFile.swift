package import Workflow

/// A workflow file written to hurt whoever reads it.
package struct HostileFile: Sendable, CustomStringConvertible {
    package let description: String
    package let text: String
    /// What must be said of it, of errors; nil where it only matters that there is an answer.
    package let said: Set<DiagnosticCode>?

    init(_ description: String, _ text: String, said: Set<DiagnosticCode>?) {
        (self.description, self.text, self.said) = (description, text, said)
    }

    package static let all = aliasBombs + deeplyNested + long + overfull + conditional

    // MARK: YAML

    package static let aliasBombs = [
        HostileFile("alias bomb as a value", bomb { "z: \($0)" }, said: [.anchor]),
        HostileFile("alias bomb as a key", bomb { "? \($0)\n: 1" }, said: [.anchor]),
        HostileFile("alias bomb as two keys", bomb { "{ \($0): 1, \($0): 2 }" }, said: [.anchor]),
    ]

    /// Each level names the one before nine times; as keys they would be compared in full.
    private static func bomb(_ wrap: (String) -> String) -> String {
        let levels = "abcdefghijklmnop".map(String.init)
        let lines = zip(levels, levels.dropFirst()).map { inner, outer in
            "\(outer): &\(outer) [\(Array(repeating: "*\(inner)", count: 9).joined(separator: ", "))]"
        }
        return (["a: &a [lol]"] + lines + [wrap("*p")]).joined(separator: "\n")
    }

    package static let deeplyNested = [
        ("brackets", String(repeating: "[", count: 250_000)), ("dashes", String(repeating: "- ", count: 125_000)),
        ("braces", String(repeating: "{a: ", count: 60_000)), ("keys", String(repeating: "? ", count: 125_000)),
        ("closed brackets", String(repeating: "[", count: 900) + String(repeating: "]", count: 900)),
        ("dashes with an end", String(repeating: "- ", count: 900) + "a"),
    ].map { HostileFile("nested \($0)", $1, said: [.nestedTooDeeply]) }

    /// A quarter megabyte of one thing.
    package static let long = [
        ("commas", String(repeating: "a,", count: 120_000)), ("quotes", String(repeating: "'", count: 250_000)),
        ("one key", String(repeating: "a: b\n", count: 50_000)),
        ("backslashes", "a: " + String(repeating: "\\", count: 250_000)),
        ("one complex key", String(repeating: "? a\n", count: 60_000)),
        ("items", "[" + String(repeating: "a, ", count: 80_000) + "]"),
        ("keys in braces", "{" + (0..<20_000).map { "k\($0): 1, " }.joined() + "}"),
        ("keys", (0..<20_000).map { "k\($0): 1\n" }.joined()),
        ("one text", "a: \"" + String(repeating: "x", count: 250_000) + "\""),
        ("empty blocks", String(repeating: "a: |\n", count: 50_000)),
        ("one name", "workflow: " + String(repeating: "a-", count: 120_000) + "!"),
    ].map { HostileFile("a quarter megabyte of \($0)", $1, said: nil) }
}
