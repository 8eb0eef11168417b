/// The code of a province (`32`) or a kab/kota (`32.01`), as Kemendagri writes it.
///
/// Text, since a spreadsheet makes 11.1 of 11.10; and never `3201`, since the codes of BPS look like that and name other
/// places: 3171 is Jakarta Selatan there, 31.71 is Jakarta Pusat here.
package struct RegionCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil unless `text` is two digits, or two digits, a dot and two digits.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        guard parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
        self.text = text
    }

    package var isProvince: Bool { text.utf8.count == 2 }

    /// Of a province, itself.
    package var province: String { String(text.prefix(2)) }

    package var description: String { text }

    package static func < (one: RegionCode, other: RegionCode) -> Bool { one.text < other.text }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
