extension [UInt8] {
    /// The text as JSON has it, in its quotes (RFC 8259, section 7).
    package mutating func append(jsonText text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        // Nearly every text stands for itself: one look over its bytes, and one copy.
        text.withUTF8 { bytes in
            if bytes.allSatisfy(\.standsForItself) {
                append(contentsOf: bytes)
            } else {
                for byte in bytes { append(escaping: byte) }
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 0x0A: append(contentsOf: #"\n"#.utf8)
        case 0x0D: append(contentsOf: #"\r"#.utf8)
        case 0x09: append(contentsOf: #"\t"#.utf8)
        case 0x08: append(contentsOf: #"\b"#.utf8)
        case 0x0C: append(contentsOf: #"\f"#.utf8)
        case 0..<0x20:
            append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
            append(contentsOf: String(byte, radix: 16).utf8)
        default: append(byte)
        }
    }
}

extension UInt8 {
    /// In a JSON text, that is: no quote, no backslash, no control character.
    fileprivate var standsForItself: Bool {
        self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}
