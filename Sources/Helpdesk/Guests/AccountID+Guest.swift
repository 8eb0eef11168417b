package import Workflow

extension AccountID {
    static let guestBytes = 16

    /// `g` and 32 hexadecimal digits: 128 bits that nobody can guess. An account's begins with `a`, so that the two can
    /// never be the same.
    init(guest bytes: [UInt8]) { self.init("g" + bytes.hexadecimal) }

    /// Somebody who asks without an account.
    package var isGuest: Bool {
        let letters = rawValue.utf8
        return letters.count == 1 + 2 * Self.guestBytes && letters.first == UInt8(ascii: "g")
            && letters.dropFirst().allSatisfy(\.isHexadecimalDigit)
    }

    /// The random part of a guest's; nil for an account's.
    var bytesOfGuest: [UInt8]? {
        guard isGuest else { return nil }
        let digits = rawValue.utf8.dropFirst().map(\.hexadecimalValue)
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

extension UInt8 {
    /// As we write them: letters are small.
    fileprivate var isHexadecimalDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }

    fileprivate var hexadecimalValue: UInt8 { isDigit ? self - UInt8(ascii: "0") : self - UInt8(ascii: "a") + 10 }
}
