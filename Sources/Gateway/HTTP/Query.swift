package import Hummingbird

/// The parameters of a query, each at most once.
package struct Query {
    private var values: [String: String] = [:]

    package var all: [String: String] { values }

    /// - Throws: `BadRequest`.
    package init(of request: Request) throws(BadRequest) { try self.init(request.uri.query ?? "") }

    /// - Parameter text: what comes after the question mark.
    /// - Throws: `BadRequest`.
    package init(_ text: String) throws(BadRequest) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = String(percentEncoded: parts[0], plusIsSpace: true),
                let value = String(percentEncoded: parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { throw .malformedQuery }
            guard values.updateValue(value, forKey: name) == nil else { throw .duplicateParameter(name) }
        }
    }

    package subscript(name: String) -> String? { values[name] }
}

extension String {
    /// Nil where a percent sign begins no byte, or the bytes are no UTF-8.
    package init?(percentEncoded text: some StringProtocol, plusIsSpace: Bool = false) {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let decoded = UInt8(hexadecimal: rest.prefix(2)) else { return nil }
                bytes.append(decoded)
                rest = rest.dropFirst(2)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        self.init(validating: bytes, as: UTF8.self)
    }

    /// Everything but RFC 3986's unreserved characters encoded.
    package var percentEncoded: String {
        utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~".contains(character))
            return isPlain ? String(character) : "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        }.joined()
    }
}

extension UInt8 {
    /// Two hexadecimal digits, and nothing else.
    fileprivate init?(hexadecimal digits: some Collection<UInt8>) {
        let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard values.count == 2 else { return nil }
        self = UInt8(values[0] << 4 | values[1])
    }
}
