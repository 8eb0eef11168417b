/// What a field takes, as regular expressions that every dialect reads alike (ECMA-262, as JSON Schema wants it).
///
/// They hold for what is typed, before it is normalised, and say as much as they can: no more than the judge refuses, and
/// all of it but dates, placeholders and registers.
extension Form.FieldType {
    /// Nil where the values are listed.
    func pattern(isRequired: Bool) -> String? {
        switch self {
        // Of a code no more than that, or it would tell those who guess what one looks like.
        case .text, .paragraph, .code: isRequired ? Pattern.somethingToRead : Pattern.readable
        case .identifier, .provinsi, .kabkota, .version, .file:
            isRequired ? "^(?:\(shape))$" : "^(?:\(shape)|\(nothing))$"
        case .choice, .tree, .yesNo: nil
        }
    }

    /// What counts as left empty.
    var nothing: String { self == .identifier(.phone) ? "\(Pattern.separator)*" : "\(Pattern.space)*" }

    private var shape: String {
        switch self {
        case .text, .paragraph, .choice, .tree, .yesNo, .code: ""
        case .identifier(.npsn): Pattern.padded("(?:[0-9]|[KPkp])[0-9]{7}")
        case .identifier(.nisn): Pattern.digits(10)
        case .identifier(.nik), .identifier(.nuptk): Pattern.digits(16)
        case .identifier(.nip): Pattern.digits(18)
        case .identifier(.belajarID): Pattern.padded("\(Pattern.mailbox)@\(Pattern.belajarHost)")
        case .identifier(.personalEmail), .identifier(.email): Pattern.padded("\(Pattern.mailbox)@\(Pattern.host)")
        case .identifier(.phone): Pattern.phone
        case .provinsi: Pattern.padded("[0-9]{2}")
        case .kabkota: Pattern.padded("[0-9]{2}\\.[0-9]{2}")
        case .version: Pattern.padded("[vV]?[0-9]{1,9}(?:\\.[0-9]{1,9}){0,3}")
        case .file: Pattern.padded("[A-Za-z0-9_-]+")
        }
    }

    /// Of values that match the pattern, those that are refused all the same.
    var forbidden: String? {
        self == .identifier(.personalEmail)
            ? "[@.]\(Pattern.anyCase("belajar"))\\.\(Pattern.anyCase("id"))\(Pattern.space)*$" : nil
    }
}

extension Form.FieldType {
    /// For a list that may be left alone.
    static let emptyPattern = "^\(Pattern.space)*$"
}

private enum Pattern {
    static let space = "[ \\t\\r\\n\\u00A0]"
    static let separator = "[ \\t\\r\\n\\u00A0().-]"

    private static let control = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F"
    static let readable = "^[^\(control)]*$"
    static let somethingToRead = "^[^\(control)]*[^\(control)\\s][^\(control)]*$"

    static func padded(_ pattern: String) -> String { "\(space)*(?:\(pattern))\(space)*" }

    /// With space wherever people put it.
    static func digits(_ count: Int) -> String { "\(space)*(?:[0-9]\(space)*){\(count)}" }

    private static let nameCharacters = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    static let mailbox = "\(nameCharacters)(?:\\.\(nameCharacters))*"
    private static let label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    static let host = "(?:\(label)\\.)+[A-Za-z]{2,63}"

    static let belajarHost =
        "(?:\(BelajarID.hosts.map { anyCase($0).replacing(".", with: "\\.") }.joined(separator: "|")))"
        + "\\.\(anyCase("belajar"))\\.\(anyCase("id"))"

    /// From home with a zero or 62, from anywhere with a plus.
    static let phone =
        "\(separator)*(?:0\(number(from: "[1-9]", more: 5...12))"
        + "|\\+?\(separator)*6\(separator)*2\(number(from: "[1-9]", more: 5...12))"
        + "|\\+\(separator)*6\(number(from: "[013-9]", more: 6...13))"
        + "|\\+\(number(from: "[1-57-9]", more: 7...14)))"

    private static func number(from first: String, more: ClosedRange<Int>) -> String {
        "\(separator)*\(first)\(separator)*(?:[0-9]\(separator)*){\(more.lowerBound),\(more.upperBound)}"
    }

    /// Patterns know no flags.
    static func anyCase(_ word: String) -> String {
        word.map { $0.isLetter ? "[\($0.uppercased())\($0)]" : String($0) }.joined()
    }
}
