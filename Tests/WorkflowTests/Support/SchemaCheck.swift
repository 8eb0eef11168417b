import Workflow

/// Holds what is filled in against a JSON Schema. Knows the keywords that forms use, and fails on any other.
struct SchemaCheck {
    private let schema: JSON
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]

    /// - Throws: where a pattern is none.
    init(_ schema: JSON) throws {
        self.schema = schema
        for pattern in schema.patterns {
            // By scalars, as ECMA-262 reads them, and not by what looks like one character.
            patterns[pattern] = try Regex(pattern).matchingSemantics(.unicodeScalar)
        }
    }

    /// - Throws: `Unknown` for a keyword.
    func accepts(_ values: [FieldName: String]) throws -> Bool {
        let members = Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
        return try accepts(.object(members), schema)
    }

    private enum Value {
        case text(String)
        case object([String: String])
    }

    private func accepts(_ value: Value, _ schema: JSON) throws -> Bool {
        guard case .object(let keywords) = schema else { throw Unknown(keyword: "\(schema)") }
        return try keywords.allSatisfy { try accepts(value, $0, of: schema) }
    }

    struct Unknown: Error {
        var keyword: String
    }

    private func accepts(_ value: Value, _ keyword: JSON.Member, of schema: JSON) throws -> Bool {
        switch (keyword.name, keyword.value, value) {
        case ("title", _, _), ("description", _, _), ("then", _, _): true
        case ("type", "string", .text), ("type", "object", .object): true
        case ("type", _, _): false
        case ("maxLength", .integer(let most), .text(let text)): text.unicodeScalars.count <= most
        case ("pattern", .string(let pattern), .text(let text)): matches(text, pattern)
        case ("enum", .array(let values), .text(let text)): values.contains(.string(text))
        case ("const", .string(let only), .text(let text)): text == only
        case ("not", let other, _): try !accepts(value, other)
        case ("anyOf", .array(let some), _): try some.contains { try accepts(value, $0) }
        case ("oneOf", .array(let some), _): try some.count { try accepts(value, $0) } == 1
        case ("allOf", .array(let all), _): try all.allSatisfy { try accepts(value, $0) }
        case ("if", let condition, _): try !accepts(value, condition) || accepts(value, schema["then"] ?? .object([]))
        case ("required", .array(let names), .object(let members)):
            names.allSatisfy { if case .string(let name) = $0 { members[name] != nil } else { false } }
        case ("properties", let properties, .object(let members)):
            try members.allSatisfy { name, text in try properties[name].map { try accepts(.text(text), $0) } ?? true }
        case ("additionalProperties", false, .object(let members)):
            members.keys.allSatisfy { schema["properties"]?[$0] != nil }
        case (let name, _, _): throw Unknown(keyword: name)
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        (try? patterns[pattern]?.firstMatch(in: text)) != nil
    }
}

extension JSON {
    /// Every `pattern` in it.
    fileprivate var patterns: [String] {
        switch self {
        case .object(let members):
            members.flatMap { member -> [String] in
                if member.name == "pattern", case .string(let pattern) = member.value { return [pattern] }
                return member.value.patterns
            }
        case .array(let items): items.flatMap(\.patterns)
        case .null, .bool, .integer, .number, .string: []
        }
    }
}
