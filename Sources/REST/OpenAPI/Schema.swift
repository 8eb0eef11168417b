import Workflow

/// JSON Schema (2020-12), as far as the document needs it.
enum Schema {
    static let string: JSON = .object(["type": "string"])
    static let integer: JSON = .object(["type": "integer"])
    static let count: JSON = .object(["type": "integer", "minimum": 0])
    static let positive: JSON = .object(["type": "integer", "minimum": 1])
    static let number: JSON = .object(["type": "number", "minimum": 0])
    static let boolean: JSON = .object(["type": "boolean"])
    static let null: JSON = .object(["type": "null"])
    static let time: JSON = .object(["type": "string", "format": "date-time"])
    static let stringOrNull: JSON = .object(["type": ["string", "null"]])
    static let integerOrNull: JSON = .object(["type": ["integer", "null"]])
    static let strings = list(of: string)

    static func one(of words: [String]) -> JSON {
        .object(["type": "string", "enum": .array(words.map(JSON.string))])
    }

    static func list(of items: JSON) -> JSON {
        .object(["type": "array", "items": items])
    }

    static func texts(_ values: JSON) -> JSON {
        .object(["type": "object", "additionalProperties": values])
    }

    static func reference(_ name: String) -> JSON {
        .object(["$ref": .string("#/components/schemas/\(name)")])
    }

    /// A page of a list.
    static func page(of name: String) -> JSON {
        object(["items": list(of: reference(name)), "next": stringOrNull])
    }

    /// An object whose members are there unless they are among `optional`.
    static func object(
        _ members: KeyValuePairs<String, JSON>, optional: Set<String> = [], isClosed: Bool = false
    ) -> JSON {
        object(members.map { ($0.key, $0.value) }, optional: optional, isClosed: isClosed)
    }

    static func object(
        _ members: [(key: String, value: JSON)], optional: Set<String> = [], isClosed: Bool = false
    ) -> JSON {
        let required = members.map(\.key).filter { !optional.contains($0) }
        return .object([
            "type": "object",
            "required": required.isEmpty ? nil : .array(required.map(JSON.string)),
            "properties": .object(members.map { JSON.Member($0.key, $0.value) }),
            "additionalProperties": isClosed ? false : nil,
        ])
    }
}

extension JSON {
    /// A schema with what it means.
    func described(_ text: String) -> JSON { .object(members + [Member("description", .string(text))]) }
}
