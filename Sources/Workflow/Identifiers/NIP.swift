/// A civil servant's number: day of birth (8 digits), year and month of appointment (4 and 2), sex (1), serial (3), as
/// Perka BKN 22/2007 has it. Those on a contract (PPPK) have the contract's count, from 21 on, in place of the month.
enum NIP {
    /// - Parameter today: nobody was appointed later; where nil, that is not judged.
    static func flaw(in text: String, today: CivilDay?) -> IdentifierFlaw? {
        guard let digits = Digits(text, count: 18) else { return Digits(text, count: 9) == nil ? .notNIP : .oldNIP }
        let (born, appointed) = (digits[0..<4], digits[8..<12])
        guard born >= 1900, CivilDay(year: born, month: digits[4..<6], day: digits[6..<8]) != nil else {
            return .birthDate
        }
        guard appointed >= born + youngest, appointed <= today?.year ?? .max else { return .nipYear }
        guard (1...12).contains(digits[12..<14]) || digits[12..<14] > 20 else { return .nipMonth }
        guard (1...2).contains(digits[14..<15]) else { return .nipSex }
        return digits[15..<18] > 0 ? nil : .serial
    }

    /// In years, by the calendar year.
    private static let youngest = 16
}
