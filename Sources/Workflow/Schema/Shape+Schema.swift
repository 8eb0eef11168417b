extension Shape {
    /// The keywords that say it.
    var schema: [JSONValue.Member] {
        switch self {
        case .name: Self.text(matching: "^\(Self.namePattern)$", atMost: 64)
        case .word(let words): [JSONValue.Member("enum", .strings(words))]
        // A number or a truth value stands for its own text.
        case .title(let most):
            [
                JSONValue.Member("type", .strings(["string", "number", "boolean"])),
                JSONValue.Member("pattern", "\\S"), JSONValue.Member("maxLength", .integer(most)),
            ]
        case .wording(let most):
            [
                JSONValue.Member(
                    "anyOf", .array([.object(Shape.title(atMost: most).schema), .object(Self.wording(atMost: most))]))
            ]
        case .span: Self.text(matching: Self.spanPattern)
        case .truth: [JSONValue.Member("type", "boolean")]
        // Quoted or not.
        case .count(let range):
            [
                JSONValue.Member("type", .strings(["number", "string"])), JSONValue.Member("pattern", "^[1-9][0-9]*$"),
                JSONValue.Member("minimum", .integer(range.lowerBound)),
                JSONValue.Member("maximum", .integer(range.upperBound)),
            ]
        case .text(let pattern): Self.text(matching: pattern)
        case .categoryPath:
            [
                JSONValue.Member("type", .strings(["string", "number", "boolean", "null"])),
                JSONValue.Member("pattern", .string("^\(Self.namePattern)(/\(Self.namePattern))*$")),
            ]
        case .anything: [JSONValue.Member("type", .strings(["string", "number", "boolean", "null"]))]
        case .node(let kind): [JSONValue.Member("$ref", .string("#/$defs/\(kind.rawValue)"))]
        case .list(let shape, let most):
            [
                JSONValue.Member("type", "array"), JSONValue.Member("items", .object(shape.schema)),
                JSONValue.Member("minItems", 1), JSONValue.Member("maxItems", .integer(most)),
            ]
        case .some(let shape, let most): Shape.either([shape, .list(shape, atMost: most)]).schema
        case .named(let shape, let most):
            [
                JSONValue.Member("type", "object"),
                JSONValue.Member("propertyNames", .object(Shape.name.schema)),
                JSONValue.Member("additionalProperties", .object(shape.schema)),
                JSONValue.Member("minProperties", 1), JSONValue.Member("maxProperties", .integer(most)),
            ]
        case .either(let shapes): [JSONValue.Member("anyOf", .array(shapes.map { .object($0.schema) }))]
        }
    }

    private static let namePattern = "[a-z0-9]+(-[a-z0-9]+)*"
    private static let spanPattern = "^[1-9][0-9]* (minutes?|hours?|days?|working hours?|working days?)$"

    private static func wording(atMost most: Int) -> [JSONValue.Member] {
        let length = JSONValue.object([JSONValue.Member("maxLength", .integer(most))])
        return Shape.node(.wording).schema + [JSONValue.Member("additionalProperties", length)]
    }

    private static func text(matching pattern: String, atMost most: Int? = nil) -> [JSONValue.Member] {
        let length = most.map { JSONValue.Member("maxLength", .integer($0)) }
        return [JSONValue.Member("type", "string"), JSONValue.Member("pattern", .string(pattern))]
            + [length].compactMap(\.self)
    }
}
