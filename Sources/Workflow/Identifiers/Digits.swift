/// So many ASCII digits and nothing else, to be read in parts.
struct Digits {
    private let digits: [Int]

    init?(_ text: String, count: Int) {
        guard text.utf8.count == count, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        digits = text.utf8.map { Int($0) - Int(UInt8(ascii: "0")) }
    }

    /// The digits in `range` as one number.
    subscript(range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }

    /// 0000000000, 1111111111.
    var areAllTheSame: Bool { Set(digits).count == 1 }
}

extension UInt8 {
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isASCIILetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}
