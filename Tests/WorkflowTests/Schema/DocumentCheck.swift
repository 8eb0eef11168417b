@testable import Workflow

/// Holds a YAML document against a JSON Schema, as an editor does: plain scalars are what YAML 1.2 makes of them.
/// Knows the keywords that `WorkflowSchema` uses, and fails on any other.
struct DocumentCheck {
    private let root: JSON

    init(_ root: JSON) { self.root = root }

    struct Unknown: Error {
        var keyword: String
    }

    func accepts(_ node: YAMLNode) throws -> Bool { try accepts(Value(node), root) }

    private indirect enum Value: Equatable {
        case null
        /// Nil where Swift reads it otherwise.
        case number(Double?)
        case bool(Bool)
        case string(String)
        case array([Value])
        case object([String: Value])

        init(_ node: YAMLNode) {
            switch node.content {
            case .scalar(let text, let isPlain): self = isPlain ? Self.plain(text) : .string(text)
            case .list(let items): self = .array(items.map(Value.init))
            case .mapping(let entries):
                self = .object(Dictionary(entries.map { ($0.key, Value($0.value)) }) { $1 })
            }
        }

        /// YAML 1.2.2, section 10.3.2: the core schema.
        private static func plain(_ text: String) -> Value {
            switch text {
            case "", "~", "null", "Null", "NULL": .null
            case "true", "True", "TRUE": .bool(true)
            case "false", "False", "FALSE": .bool(false)
            default: text.wholeMatch(of: numberForm) == nil ? .string(text) : .number(Double(text))
            }
        }

        private static var numberForm: Regex<Substring> {
            /[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)/
        }

        var type: String {
            switch self {
            case .null: "null"
            case .number: "number"
            case .bool: "boolean"
            case .string: "string"
            case .array: "array"
            case .object: "object"
            }
        }
    }

    private func accepts(_ value: Value, _ schema: JSON) throws -> Bool {
        guard case .object(let keywords) = schema else { throw Unknown(keyword: "\(schema)") }
        return try keywords.allSatisfy { try accepts(value, $0, of: schema) }
    }

    private func accepts(_ value: Value, _ keyword: JSON.Member, of schema: JSON) throws -> Bool {
        switch (keyword.name, keyword.value) {
        case ("$schema", _), ("$defs", _), ("title", _), ("description", _), ("then", _): true
        case ("$ref", .string(let reference)): try accepts(value, definition(reference))
        case ("type", .string(let type)): value.type == type
        case ("type", .array(let types)): types.contains(.string(value.type))
        case ("enum", .array(let words)):
            if case .string(let text) = value { words.contains(.string(text)) } else { false }
        case ("anyOf", .array(let some)): try some.contains { try accepts(value, $0) }
        case ("allOf", .array(let all)): try all.allSatisfy { try accepts(value, $0) }
        case ("not", let other): try !accepts(value, other)
        case ("if", let condition): try !accepts(value, condition) || accepts(value, schema["then"] ?? .object([]))
        default: try acceptsPart(value, keyword, of: schema)
        }
    }

    /// Keywords that say something of one type, and nothing of the others.
    private func acceptsPart(_ value: Value, _ keyword: JSON.Member, of schema: JSON) throws -> Bool {
        switch (keyword.name, keyword.value, value) {
        case ("pattern", .string(let pattern), .string(let text)):
            try Regex(pattern).matchingSemantics(.unicodeScalar).firstMatch(in: text) != nil
        case ("minimum", .integer(let least), .number(let number)): number.map { $0 >= Double(least) } ?? true
        case ("maximum", .integer(let most), .number(let number)): number.map { $0 <= Double(most) } ?? true
        case ("maxLength", .integer(let most), .string(let text)): text.unicodeScalars.count <= most
        case ("items", let item, .array(let items)): try items.allSatisfy { try accepts($0, item) }
        case ("minItems", .integer(let least), .array(let items)): items.count >= least
        case ("maxItems", .integer(let most), .array(let items)): items.count <= most
        case ("minProperties", .integer(let least), .object(let members)): members.count >= least
        case ("maxProperties", .integer(let most), .object(let members)): members.count <= most
        case ("required", .array(let names), .object(let members)):
            names.allSatisfy { if case .string(let name) = $0 { members[name] != nil } else { false } }
        case ("properties", let properties, .object(let members)):
            try members.allSatisfy { name, member in try properties[name].map { try accepts(member, $0) } ?? true }
        case ("propertyNames", let names, .object(let members)):
            try members.keys.allSatisfy { try accepts(.string($0), names) }
        case ("additionalProperties", .bool(false), .object(let members)):
            members.keys.allSatisfy { schema["properties"]?[$0] != nil }
        case ("additionalProperties", let other, .object(let members)):
            try members.filter { schema["properties"]?[$0.key] == nil }.values.allSatisfy { try accepts($0, other) }
        case ("pattern", _, _), ("minimum", _, _), ("maximum", _, _), ("maxLength", _, _), ("items", _, _),
            ("minItems", _, _), ("maxItems", _, _),
            ("minProperties", _, _), ("maxProperties", _, _), ("required", _, _), ("properties", _, _),
            ("propertyNames", _, _), ("additionalProperties", _, _):
            true
        default: throw Unknown(keyword: keyword.name)
        }
    }

    private func definition(_ reference: String) throws -> JSON {
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        guard reference == "#/$defs/\(name)", let definition = root["$defs"]?[name] else {
            throw Unknown(keyword: reference)
        }
        return definition
    }
}
