extension JSONValue {
    /// As a file for people to read: two blanks for each level, lists of scalars on one line.
    package var indented: String { text(at: 0) }

    private func text(at depth: Int) -> String {
        switch self {
        case .bool(let isTrue): "\(isTrue)"
        case .integer(let number): "\(number)"
        case .string(let text): Self.quoted(text)
        case .array(let items) where items.allSatisfy(\.isScalar):
            "[" + items.map { $0.text(at: depth) }.joined(separator: ", ") + "]"
        case .array(let items): Self.block("[", items.map { $0.text(at: depth + 1) }, "]", at: depth)
        case .object(let members) where members.isEmpty: "{}"
        case .object(let members):
            Self.block(
                "{", members.map { Self.quoted($0.name) + ": " + $0.value.text(at: depth + 1) }, "}", at: depth)
        }
    }

    private var isScalar: Bool {
        switch self {
        case .bool, .integer, .string: true
        case .array, .object: false
        }
    }

    private static func block(_ open: String, _ lines: [String], _ close: String, at depth: Int) -> String {
        let margin = String(repeating: "  ", count: depth)
        return open + "\n" + lines.map { margin + "  " + $0 }.joined(separator: ",\n") + "\n" + margin + close
    }

    /// RFC 8259, section 7.
    private static func quoted(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                switch scalar {
                case "\"": "\\\""
                case "\\": "\\\\"
                case "\n": "\\n"
                case "\0"..<" ": "\\u" + "00" + [UInt8(scalar.value)].hexadecimal
                default: String(scalar)
                }
            }.joined() + "\""
    }
}
