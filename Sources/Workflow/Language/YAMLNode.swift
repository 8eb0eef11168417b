/// A value as it stands in a YAML file, with its place: what is left of YAML once aliases, tags and types are refused.
package struct YAMLNode: Equatable, Sendable {
    package var location: Location
    package var content: Content

    package enum Content: Equatable, Sendable {
        /// A plain scalar is one without quotes, of which other YAML readers would make `false` or `1350`.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        case mapping([Entry])
    }

    package struct Entry: Equatable, Sendable {
        package var key: String
        package var keyIsPlain: Bool
        package var location: Location
        package var value: YAMLNode
    }
}

extension YAMLNode {
    /// Whether other readers make nothing of it. An empty text is one that is missing.
    static func isNull(_ text: String) -> Bool { text == "~" || text.lowercased() == "null" }

    /// YAML 1.1 has a dozen ways to write a truth value, and numbers with colons in them: 22:30 is 1350.
    static func isImplicit(_ text: String) -> Bool {
        let words: Set = ["", "~", "null", "yes", "no", "true", "false", "on", "off", "y", "n"]
        return words.contains(text.lowercased()) || text.allSatisfy { "0123456789.:_+-".contains($0) }
    }
}
