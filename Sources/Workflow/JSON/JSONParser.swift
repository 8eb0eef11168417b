/// Reads JSON (RFC 8259) from UTF-8, strictly: no nesting beyond what any body of ours has, no member twice, no text
/// after the value. Refuses before it builds, so that what somebody sends can cost no more than its length.
package struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0

    /// Arrays and objects within each other.
    package static let deepest = 64

    /// Why a text is not JSON, and at which byte.
    package struct Fault: Error, Equatable {
        package enum Kind: Equatable, Sendable {
            case malformed, notUTF8, tooDeep, duplicate(member: String)
        }

        package var kind: Kind
        package var at: Int

        package init(kind: Kind, at: Int) {
            self.kind = kind
            self.at = at
        }
    }

    /// - Throws: `Fault`.
    package static func parse(_ bytes: [UInt8]) throws(Fault) -> JSON {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Fault(kind: .notUTF8, at: 0) }
        var parser = JSONParser(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.malformed }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var malformed: Fault { Fault(kind: .malformed, at: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) throws(Fault) {
        guard next == UInt8(ascii: character) else { throw malformed }
        position += 1
    }

    private mutating func has(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSON {
        guard depth <= Self.deepest else { throw Fault(kind: .tooDeep, at: position) }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case .some, nil: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(Fault) -> JSON {
        for scalar in word.description.unicodeScalars { try take(scalar) }
        return value
    }

    // MARK: Containers

    private mutating func object(depth: Int) throws(Fault) -> JSON {
        try take("{")
        var members: [JSON.Member] = []
        var names = Names()
        skipSpace()
        if has("}") { return .object([]) }
        repeat {
            skipSpace()
            let start = position
            let name = try string()
            guard names.insert(name) else { throw Fault(kind: .duplicate(member: name), at: start) }
            skipSpace()
            try take(":")
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            skipSpace()
        } while has(",")
        try take("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Fault) -> JSON {
        try take("[")
        var items: [JSON] = []
        skipSpace()
        if has("]") { return .array([]) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipSpace()
        } while has(",")
        try take("]")
        return .array(items)
    }

    /// The names that an object has had so far. A few are compared one by one, since that is quicker than to hash them.
    private struct Names {
        private var few: [String] = []
        private var many: Set<String> = []

        /// - Returns: whether it is new.
        mutating func insert(_ name: String) -> Bool {
            guard few.count == 32 else {
                if few.contains(name) { return false }
                few.append(name)
                return true
            }
            if many.isEmpty { many.formUnion(few) }
            return many.insert(name).inserted
        }
    }

    // MARK: Numbers

    private mutating func number() throws(Fault) -> JSON {
        let start = position
        _ = has("-")
        if !has("0") { try digits() }
        var isInteger = true
        if has(".") {
            isInteger = false
            try digits()
        }
        if has("e") || has("E") {
            isInteger = false
            if !has("+") { _ = has("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw Fault(kind: .malformed, at: start) }
        return .number(number)
    }

    private mutating func digits() throws(Fault) {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw malformed }
    }

    // MARK: Strings

    private mutating func string() throws(Fault) -> String {
        try take("\"")
        let start = position
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\\") {
            position += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: bytes[start..<position - 1], as: UTF8.self) }
        }
        return try string(from: start)
    }

    /// One with escapes in it, or none at all.
    private mutating func string(from start: Int) throws(Fault) -> String {
        var text: [UInt8] = []
        var start = start
        while let byte = next, byte >= 0x20 {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<position]
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += bytes[start..<position]
                position += 1
                text += UTF8.encode(try escaped()).map(Array.init) ?? []
                start = position
            default: position += 1
            }
        }
        throw malformed
    }

    private mutating func escaped() throws(Fault) -> Unicode.Scalar {
        guard let byte = next else { throw malformed }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode()
        default:
            position -= 1
            throw malformed
        }
    }

    /// One scalar, which takes two escapes beyond the first plane; half a pair is no text.
    private mutating func unicode() throws(Fault) -> Unicode.Scalar {
        let high = try hex()
        guard (0xD800...0xDBFF).contains(high) else {
            guard let scalar = Unicode.Scalar(high) else { throw malformed }
            return scalar
        }
        try take("\\")
        try take("u")
        let low = try hex()
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw malformed }
        return scalar
    }

    private mutating func hex() throws(Fault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
