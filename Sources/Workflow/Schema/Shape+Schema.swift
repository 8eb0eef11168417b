extension Shape {
    /// The keywords that say it.
    var schema: [JSON.Member] {
        switch self {
        case .name: Self.text(matching: "^\(Self.namePattern)$", atMost: 64)
        case .word(let words): [JSON.Member("enum", .strings(words))]
        // A number or a truth value stands for its own text.
        case .title(let most):
            [
                JSON.Member("type", .strings(["string", "number", "boolean"])),
                JSON.Member("pattern", "\\S"), JSON.Member("maxLength", .integer(most)),
            ]
        case .wording(let most):
            [
                JSON.Member(
                    "anyOf", .array([.object(Shape.title(atMost: most).schema), .object(Self.wording(atMost: most))]))
            ]
        case .span: Self.text(matching: Self.spanPattern)
        case .truth: [JSON.Member("type", "boolean")]
        // Quoted or not.
        case .count(let range):
            [
                JSON.Member("type", .strings(["number", "string"])), JSON.Member("pattern", "^[1-9][0-9]*$"),
                JSON.Member("minimum", .integer(range.lowerBound)),
                JSON.Member("maximum", .integer(range.upperBound)),
            ]
        case .text(let pattern): Self.text(matching: pattern)
        case .categoryPath:
            [
                JSON.Member("type", .strings(["string", "number", "boolean", "null"])),
                JSON.Member("pattern", .string("^\(Self.namePattern)(/\(Self.namePattern))*$")),
            ]
        case .anything: [JSON.Member("type", .strings(["string", "number", "boolean", "null"]))]
        case .node(let kind): [JSON.Member("$ref", .string("#/$defs/\(kind.rawValue)"))]
        case .list(let shape, let most):
            [
                JSON.Member("type", "array"), JSON.Member("items", .object(shape.schema)),
                JSON.Member("minItems", 1), JSON.Member("maxItems", .integer(most)),
            ]
        case .some(let shape, let most): Shape.either([shape, .list(shape, atMost: most)]).schema
        case .named(let shape, let most):
            [
                JSON.Member("type", "object"),
                JSON.Member("propertyNames", .object(Shape.name.schema)),
                JSON.Member("additionalProperties", .object(shape.schema)),
                JSON.Member("minProperties", 1), JSON.Member("maxProperties", .integer(most)),
            ]
        case .either(let shapes): [JSON.Member("anyOf", .array(shapes.map { .object($0.schema) }))]
        }
    }

    private static let namePattern = "[a-z0-9]+(-[a-z0-9]+)*"
    private static let spanPattern = "^[1-9][0-9]* (minutes?|hours?|days?|working hours?|working days?)$"

    private static func wording(atMost most: Int) -> [JSON.Member] {
        let length = JSON.object([JSON.Member("maxLength", .integer(most))])
        return Shape.node(.wording).schema + [JSON.Member("additionalProperties", length)]
    }

    private static func text(matching pattern: String, atMost most: Int? = nil) -> [JSON.Member] {
        let length = most.map { JSON.Member("maxLength", .integer($0)) }
        return [JSON.Member("type", "string"), JSON.Member("pattern", .string(pattern))]
            + [length].compactMap(\.self)
    }
}
