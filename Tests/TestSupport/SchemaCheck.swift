package import Workflow

/// Holds a value against a JSON Schema. Knows the keywords that the document uses and takes any other for a fault; an
/// object with declared properties may have no others, so that the document can't fall behind.
package struct SchemaCheck {
    private let document: JSON

    package init(document: JSON) {
        self.document = document
    }

    package func resolve(_ reference: String) -> JSON {
        reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
    }

    /// What is wrong, each with where.
    package func faults(in value: JSON, _ schema: JSON, at path: String = "$") -> [String] {
        if schema == .null { return ["\(path): no schema"] }
        return schema.members.flatMap { keyword in faults(in: value, keyword, of: schema, at: path) }
    }

    private func faults(in value: JSON, _ keyword: JSON.Member, of schema: JSON, at path: String) -> [String] {
        let limit = keyword.value
        switch keyword.name {
        case "$ref": return faults(in: value, resolve(limit.text ?? ""), at: path)
        case "type":
            let types = limit.items.isEmpty ? [limit] : limit.items
            return types.contains { isOf($0.text ?? "", value) } ? [] : ["\(path): not \(limit)"]
        case "enum": return limit.items.contains(value) ? [] : ["\(path): not one of \(limit)"]
        case "minimum": return (value.integer ?? 0) >= (limit.integer ?? 0) ? [] : ["\(path): too small"]
        case "maxItems": return value.items.count <= (limit.integer ?? 0) ? [] : ["\(path): too many"]
        case "format": return value.text.flatMap(Instant.init(rfc3339:)) == nil ? ["\(path): not a time"] : []
        case "items":
            return value.items.enumerated().flatMap { faults(in: $1, limit, at: "\(path)[\($0)]") }
        case "required":
            return limit.items.compactMap(\.text).filter { value[$0] == nil }.map { "\(path): no \($0)" }
        case "properties":
            return value.members.flatMap { member in
                limit[member.name].map { faults(in: member.value, $0, at: "\(path).\(member.name)") }
                    ?? ["\(path): undeclared \(member.name)"]
            }
        case "additionalProperties":
            guard schema["properties"] == nil else { return [] }
            return value.members.flatMap { faults(in: $0.value, limit, at: "\(path).\($0.name)") }
        case "description": return []
        default: return ["\(path): unknown keyword \(keyword.name)"]
        }
    }

    private func isOf(_ type: String, _ value: JSON) -> Bool {
        switch value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .number: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
