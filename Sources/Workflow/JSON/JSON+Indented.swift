extension JSON {
    /// As a file for people to read: two blanks for each level, lists of scalars on one line.
    package var indented: String { text(at: 0) }

    private func text(at depth: Int) -> String {
        switch self {
        case .null: "null"
        case .bool(let isTrue): "\(isTrue)"
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
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
        case .null, .bool, .integer, .number, .string: true
        case .array, .object: false
        }
    }

    private static func block(_ open: String, _ lines: [String], _ close: String, at depth: Int) -> String {
        let margin = String(repeating: "  ", count: depth)
        return open + "\n" + lines.map { margin + "  " + $0 }.joined(separator: ",\n") + "\n" + margin + close
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(jsonText: text)
        return String(decoding: bytes, as: UTF8.self)
    }
}
