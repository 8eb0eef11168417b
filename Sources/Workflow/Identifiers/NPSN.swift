/// A unit's number: eight digits for TK, SD, SMP and SMA; P and seven for PKBM and SKB, K and seven for LKP.
enum NPSN {
    static func flaw(in text: String) -> IdentifierFlaw? {
        let digits = Digits(text, count: 8) ?? Digits(String(text.dropFirst()), count: 7)
        guard let digits, text.utf8.count == 8, text.first.map("0123456789KP".contains) ?? false else {
            return .notNPSN
        }
        return digits[0..<7] == 0 && text.hasSuffix("0") ? .placeholder : nil
    }
}
