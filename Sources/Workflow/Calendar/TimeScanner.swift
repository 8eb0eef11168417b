/// Reads the fixed shapes of dates and times from the left, ASCII only, and bounded however long the text is.
struct TimeScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// As many digits as stand here, up to the upper bound; nil (and nothing read) if fewer than the lower one.
    mutating func digits(_ count: ClosedRange<Int>) -> String? {
        let digits = rest.prefix(count.upperBound).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard count.contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return String(Substring(digits))
    }

    /// A number of exactly so many digits, leading zeros included, if it lies within `range`.
    mutating func number(digits count: Int, in range: ClosedRange<Int>) -> Int? {
        guard let number = digits(count...count).flatMap({ Int($0) }), range.contains(number) else { return nil }
        return number
    }

    /// The first of `choices` if the text goes on with one of them, which is then read.
    mutating func oneOf(_ choices: Unicode.Scalar...) -> Unicode.Scalar? {
        guard let next = rest.first, let choice = choices.first(where: { UInt32(next) == $0.value }) else { return nil }
        rest = rest.dropFirst()
        return choice
    }

    /// All that is left.
    mutating func remainder() -> String {
        defer { rest = rest.suffix(0) }
        return String(Substring(rest))
    }
}
