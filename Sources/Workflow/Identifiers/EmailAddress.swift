/// An address as `name@host`, in the plain ASCII that every mail system takes.
enum EmailAddress {
    /// RFC 5321 allows no longer path, RFC 1035 no longer label.
    static let longest = 254
    private static let longestLabel = 63
    private static let symbols = Set("!#$%&'*+/=?^_`{|}~-".utf8)

    static func flaw(in text: String) -> IdentifierFlaw? {
        guard let (name, host) = parts(of: text), isName(name), isHost(host) else { return .notEmail }
        return text.utf8.count <= longest ? nil : .notEmail
    }

    static func flaw(inPersonal text: String) -> IdentifierFlaw? {
        flaw(in: text) ?? (isUnderBelajarID(text) ? .notPersonalEmail : nil)
    }

    static func parts(of text: String) -> (name: Substring, host: Substring)? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    private static func isName(_ name: Substring) -> Bool {
        name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || symbols.contains($0) }
        }
    }

    private static func isHost(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let top = labels.last, top.utf8.count > 1 else { return false }
        return labels.allSatisfy(isLabel) && top.utf8.allSatisfy(\.isASCIILetter)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...longestLabel).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || $0 == UInt8(ascii: "-") }
    }

    private static func isUnderBelajarID(_ text: String) -> Bool {
        text.hasSuffix("@belajar.id") || text.hasSuffix(".belajar.id")
    }

    /// `c****@guru.sd.belajar.id`: who knows the address recognises it.
    static func masked(_ text: String) -> String {
        guard let (name, host) = parts(of: text) else { return text.masked(first: 0, last: 0) }
        return "\(name.prefix(1))****@\(host)"
    }
}
