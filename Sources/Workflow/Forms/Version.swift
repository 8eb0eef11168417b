/// The version of a program, as people read it off a screen: up to four numbers with dots, compared number by number, so
/// that 1.5 is older than 1.47, and 1.47.0 is 1.47.
package struct Version: Equatable, Sendable {
    /// Without zeros at the end, beyond the first.
    private let numbers: [Int]
}

extension Version: LosslessStringConvertible {
    /// Nil for anything but numbers of at most nine digits; the `v` that some put in front is left out.
    package init?(_ text: String) {
        let text = text.withoutSpaceAround
        let plain = text.hasPrefix("v") || text.hasPrefix("V") ? text.dropFirst() : text[...]
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy(\.isASCIIDigit) && part.utf8.count <= 9 ? Int(part) : nil
        }
        guard numbers.count == parts.count, numbers.count <= 4 else { return nil }
        self.numbers = numbers.dropLastZeros
    }

    package var description: String { numbers.map(String.init).joined(separator: ".") }
}

extension Version: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.numbers.lexicographicallyPrecedes(other.numbers) }
}

extension [Int] {
    fileprivate var dropLastZeros: [Int] {
        var numbers = self
        while numbers.count > 1, numbers.last == 0 { numbers.removeLast() }
        return numbers
    }
}
