/// A pupil's number: ten digits. The first three are often those of the year of birth; numbers that differ are valid.
enum NISN {
    static func flaw(in text: String) -> IdentifierFlaw? {
        guard let digits = Digits(text, count: 10) else { return .notNISN }
        return digits.areAllTheSame ? .placeholder : nil
    }
}
