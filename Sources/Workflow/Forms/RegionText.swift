/// Codes of regions as Kemendagri writes them: `32`, `32.01`. Never `3201`, which at BPS is another place.
enum RegionText {
    static func isProvinsi(_ text: String) -> Bool { Digits(text, count: 2) != nil }

    static func isKabkota(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { Digits(String($0), count: 2) != nil }
    }

    /// Whether the region of one code is that of the other, or lies in it.
    static func lies(_ code: String, in other: String) -> Bool { code == other || code.hasPrefix(other + ".") }
}
