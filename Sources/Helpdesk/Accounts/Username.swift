/// What somebody signs in as: 3 to 64 of a-z, 0-9 and `._@-`. Capitals are taken and lowered.
package struct Username: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for any other shape. White space around it is somebody's keyboard's, and not meant.
    package init?(_ text: String) {
        let text = text.trimmed.lowercased()
        guard (3...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    package var description: String { text }

    package static func < (one: Username, other: Username) -> Bool { one.text < other.text }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isLowerCaseLetter || byte.isDigit || "._@-".utf8.contains(byte)
    }
}
