/// A text for everybody to read: the numbers and addresses in it, by which people can be known, are masked.
package enum PublicText {
    /// Longest first, so that no part of a NIP is taken for a shorter number. Eight digits are an NPSN, and fewer a
    /// ticket's number: those stay.
    package static func masked(_ text: String) -> String {
        let withoutAddresses = text.replacing(/[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}/) { match in
            Identifier.email.masked(String(match.output).lowercased())
        }
        // Digits with what people put between them, and a plus before them.
        return withoutAddresses.replacing(/\+?[0-9](?:[ .()\-]{0,2}[0-9]){8,}/) { match in
            masked(run: String(match.output))
        }
    }

    private static func masked(run: String) -> String {
        let digits = run.filter(\.isNumber)
        let isPhone = run.hasPrefix("+") || digits.hasPrefix("0") || digits.hasPrefix("62")
        switch digits.count {
        case 18: return Identifier.nip.masked(digits)
        case 16: return Identifier.nik.masked(digits)
        case 10 where !isPhone: return Identifier.nisn.masked(digits)
        case ..<16 where isPhone: return Identifier.phone.masked(Identifier.phone.normalised(run))
        // None that we know, and perhaps two of them in a row: nothing of it is for everybody.
        default: return String(repeating: "*", count: digits.count)
        }
    }
}
