extension Unicode.Scalar {
    /// The space that comes along when somebody types or pastes a number: blanks, tabs, line breaks, fixed blanks.
    var isTypingSpace: Bool { " \t\r\n\u{A0}".unicodeScalars.contains(self) }
}

extension String {
    var withoutSpace: String { String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isTypingSpace })) }

    var withoutSpaceAround: String {
        let start = unicodeScalars.drop(while: \.isTypingSpace)
        let end = start.lastIndex { !$0.isTypingSpace }
        return end.map { String(start[...$0]) } ?? ""
    }

    /// ASCII alone: the sign for kelvin must not become a k.
    var lowercasedASCII: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    /// With a star in place of each character but the first and last few; all stars where so few are no mask.
    func masked(first: Int, last: Int) -> String {
        guard count > first + last else { return String(repeating: "*", count: count) }
        return prefix(first) + String(repeating: "*", count: count - first - last) + suffix(last)
    }
}
