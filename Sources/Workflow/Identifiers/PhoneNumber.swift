/// A telephone number in the form of E.164, `+6281234567890`; without a country's code it is an Indonesian one.
enum PhoneNumber {
    /// What people put between the digits.
    static let separators = Set("-.()".unicodeScalars)

    static func normalised(_ typed: String) -> String {
        let bare = String(
            String.UnicodeScalarView(typed.unicodeScalars.filter { !$0.isTypingSpace && !separators.contains($0) }))
        if bare.hasPrefix("0") { return "+62" + bare.dropFirst() }
        return bare.hasPrefix("62") ? "+" + bare : bare
    }

    static func flaw(in text: String) -> IdentifierFlaw? {
        let digits = text.utf8.dropFirst()
        guard text.hasPrefix("+"), (8...15).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else {
            return .notPhone
        }
        // No country's code begins with a zero, and after Indonesia's the zero of the area is left out.
        return text.hasPrefix("+0") || text.hasPrefix("+620") ? .notPhone : nil
    }
}
