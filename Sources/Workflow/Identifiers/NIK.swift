/// A person's number: province, kab/kota and kecamatan of the first registration (2 digits each), day of birth (women:
/// plus 40), month, year (2 each), serial (4).
enum NIK {
    static func flaw(in text: String) -> IdentifierFlaw? {
        guard let digits = Digits(text, count: 16) else { return .notNIK }
        guard (11...96).contains(digits[0..<2]), digits[2..<4] > 0, digits[4..<6] > 0 else { return .nikPlace }
        guard isDate(digits) else { return .birthDate }
        return digits[12..<16] > 0 ? nil : .serial
    }

    /// The number does not tell the century.
    private static func isDate(_ digits: Digits) -> Bool {
        let day = digits[6..<8] > 40 ? digits[6..<8] - 40 : digits[6..<8]
        return [1900, 2000].contains { century in
            CivilDay(year: century + digits[10..<12], month: digits[8..<10], day: day) != nil
        }
    }

    /// The kab/kota of the first registration, as the regions spell it: `31.71`. It stays for life, also when the region
    /// is split or renumbered, so that one which is not in the table is odd and no fault.
    static func region(of text: String) -> String { "\(text.prefix(2)).\(text.dropFirst(2).prefix(2))" }
}
