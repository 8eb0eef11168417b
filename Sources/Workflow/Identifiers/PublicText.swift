/// A text for everybody to read: the numbers and addresses in it, by which people can be known, are masked.
package enum PublicText {
    /// Longest first, so that no part of a NIP is taken for a shorter number. Eight digits are an NPSN, and fewer a
    /// ticket's number: those stay.
    package static func masked(_ text: String) -> String {
        let withoutSecrets = text.replacing(secretLink) { _ in "/t/***" }
        let withoutAddresses = withoutSecrets.replacing(address) { match in
            Identifier.email.masked(match.output.filter { !$0.isWhitespace }.lowercased())
        }
        return withoutAddresses.replacing(number) { match in masked(run: String(match.output)) }
    }

    /// Whoever has a guest's link is that guest.
    private static var secretLink: Regex<Substring> { /\/t\/[A-Za-z0-9_\-]{16,}/ }

    /// Stars are what is left of one that was masked before.
    private static var address: Regex<Substring> {
        /[^\s@,;:()<>\[\]"*]+\s{0,2}@\s{0,2}[\p{L}\p{N}.\-]+\.\p{L}{2,}/.matchingSemantics(.unicodeScalar)
    }

    /// Digits of any script with whatever people put between them, seen or not, and a plus before them. A comma with a
    /// space behind it stands between two numbers.
    private static var number: Regex<Substring> {
        /\+?\p{Nd}(?:(?:[\s\p{Cf}\p{Mn}\p{Pd}.()_\/]{0,3}|,)\p{Nd}){8,}/.matchingSemantics(.unicodeScalar)
    }

    private static func masked(run: String) -> String {
        let digits = run.unicodeScalars.compactMap { scalar in
            scalar.properties.generalCategory == .decimalNumber
                ? scalar.properties.numericValue.map { String(Int($0)) } : nil
        }.joined()
        // Neither a mobile number nor an area code begins with 00 or 01; a NISN of who was born since 2000 does.
        let isOfPupil = digits.count == 10 && (digits.hasPrefix("00") || digits.hasPrefix("01"))
        let isPhone = run.hasPrefix("+") || digits.hasPrefix("0") && !isOfPupil || digits.hasPrefix("62")
        switch digits.count {
        case 18: return Identifier.nip.masked(digits)
        case 16: return Identifier.nik.masked(digits)
        case 10 where !isPhone: return Identifier.nisn.masked(digits)
        case ..<16 where isPhone:
            return Identifier.phone.masked(
                Identifier.phone.normalised(run.hasPrefix("+") ? "+\(digits)" : digits))
        // None that we know, and perhaps two of them in a row: nothing of it is for everybody.
        default: return String(repeating: "*", count: digits.count)
        }
    }
}
