/// The number of one unit (a school), which the ministry gives out once and for good. It has no check digit.
///
/// Eight digits, or `P` (PKBM, SKB) or `K` (LKP) and seven: DOMAIN.md 3.1.
package struct NPSN: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// Takes lower-case letters and white space around it; nil for any other shape, and for the placeholder 00000000.
    package init?(_ text: String) {
        let text = text.trimmed.uppercased()
        guard text.utf8.count == 8, text != "00000000" else { return nil }
        let isLettered = text.hasPrefix("K") || text.hasPrefix("P")
        guard text.utf8.dropFirst(isLettered ? 1 : 0).allSatisfy(\.isDigit) else { return nil }
        self.text = text
    }

    package var description: String { text }

    package static func < (one: NPSN, other: NPSN) -> Bool { one.text < other.text }
}
