/// A teacher's number: sixteen digits that mean nothing, the same through every transfer.
enum NUPTK {
    static func flaw(in text: String) -> IdentifierFlaw? {
        guard let digits = Digits(text, count: 16) else { return .notNUPTK }
        return digits.areAllTheSame ? .placeholder : nil
    }
}
