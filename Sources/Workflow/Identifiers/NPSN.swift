/// A unit's number: eight digits for TK, SD, SMP and SMA; P and seven for PKBM and SKB, K and seven for LKP.
enum NPSN {
    static func flaw(in text: String) -> IdentifierFlaw? {
        let hasLetter = text.hasPrefix("K") || text.hasPrefix("P")
        let digits = hasLetter ? String(text.dropFirst()) : text
        guard Digits(digits, count: hasLetter ? 7 : 8) != nil else { return .notNPSN }
        return digits.allSatisfy { $0 == "0" } ? .placeholder : nil
    }
}
