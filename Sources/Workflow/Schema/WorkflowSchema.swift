/// What a workflow file may look like, as JSON Schema (draft 2020-12): editors complete keys and words by it, and mark
/// what is wrong while it is typed.
///
/// Made from the same table of keys that the loader goes by. It never refuses a file that the loader takes; what names
/// mean, and whether each ticket ends, only `tangga workflow check` can tell.
package struct WorkflowSchema {
    private let texts: Texts
    private let language: Language

    package init(texts: Texts, in language: Language) {
        self.texts = texts
        self.language = language
    }

    package var json: JSONValue {
        let kinds = NodeKind.allCases.filter { $0 != .workflow }
        return .object(
            [
                JSONValue.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
                JSONValue.Member("title", .string(texts.text("schema.title", in: language))),
                JSONValue.Member("description", .string(texts.text("schema.description", in: language))),
            ] + members(of: .workflow)
                + [
                    JSONValue.Member(
                        "$defs", .object(kinds.map { JSONValue.Member($0.rawValue, .object(members(of: $0))) }))
                ])
    }

    private func members(of kind: NodeKind) -> [JSONValue.Member] {
        let properties = kind.keys.map { JSONValue.Member($0.name, property($0, of: kind)) }
        let required = kind.keys.filter(\.isRequired).map(\.name)
        let members: [(String, JSONValue?)] = [
            ("type", "object"), ("properties", .object(properties)),
            ("required", required.isEmpty ? nil : .strings(required)), ("additionalProperties", false),
            // All that is optional in these is one of several things to say.
            ("minProperties", required.isEmpty ? 1 : nil), ("maxProperties", kind == .effect ? 1 : nil),
            ("allOf", kind.rules.isEmpty ? nil : .array(kind.rules)),
        ]
        return members.compactMap { name, value in value.map { JSONValue.Member(name, $0) } }
    }

    private func property(_ key: Key, of kind: NodeKind) -> JSONValue {
        let help = texts.text("key.\(kind.rawValue).\(key.name)", in: language)
        return .object([JSONValue.Member("description", .string(help))] + key.value.schema)
    }
}

extension NodeKind {
    /// What depends on other keys of the same mapping.
    fileprivate var rules: [JSONValue] {
        switch self {
        case .action: actionRules
        case .field: fieldRules
        case .category: [categoryRule]
        case .branch: [branchRule]
        case .workflow, .tier, .intake, .desk, .form, .document, .option, .clock, .condition, .effect,
            .code, .comments, .article, .wording:
            []
        }
    }

    private var actionRules: [JSONValue] {
        let limits = ActionKey.allCases.filter { key in !DeedWord.allCases.allSatisfy { $0.takes(key) } }
            .map { key in
                let takers = DeedWord.allCases.filter { $0.takes(key) }.map(\.rawValue)
                return JSONValue.rule(if: .has(key.rawValue), then: .oneOf(takers, at: "does"))
            }
        let movers = DeedWord.allCases.filter(\.needsTier).map(\.rawValue)
        return limits + [.rule(if: .oneOf(movers, at: "does"), then: .has("to"))]
    }

    private var fieldRules: [JSONValue] {
        let listed = [FieldWord.choice, .tree].map(\.rawValue)
        let flat = JSONValue.object([
            "properties": .object(["options": .object(Shape.options(of: .option).schema)])
        ])
        return [
            .rule(if: .oneOf(listed, at: "type"), then: .has("options")),
            .rule(if: .has("options"), then: .oneOf(listed, at: "type")),
            .rule(if: .oneOf([FieldWord.choice.rawValue], at: "type"), then: flat),
            .rule(if: .has("least"), then: .oneOf([FieldWord.version.rawValue], at: "type")),
            .rule(if: .has("code"), then: .oneOf([FieldWord.code.rawValue], at: "type")),
            .rule(if: .oneOf([FieldWord.code.rawValue], at: "type"), then: .has("code")),
            .rule(if: .oneOf([FieldWord.code.rawValue], at: "type"), then: .has("fits")),
        ]
    }

    /// Nothing is chosen below what leads elsewhere.
    private var branchRule: JSONValue { .rule(if: .has("redirect"), then: .object(["not": .has("options")])) }

    /// Where no ticket is opened, nothing can be said of it.
    private var categoryRule: JSONValue {
        let unfit = CategoryKey.allCases.filter(\.isOfTickets).map { JSONValue.has($0.rawValue) }
        return .rule(
            if: .has(CategoryKey.redirect.rawValue), then: .object(["not": .object(["anyOf": .array(unfit)])]))
    }
}

extension JSONValue {
    fileprivate static func has(_ key: String) -> JSONValue { .object(["required": .strings([key])]) }

    fileprivate static func oneOf(_ words: [String], at key: String) -> JSONValue {
        .object([
            "required": .strings([key]),
            "properties": .object([Member(key, .object(["enum": .strings(words)]))]),
        ])
    }

    fileprivate static func rule(if condition: JSONValue, then rule: JSONValue) -> JSONValue {
        .object(["if": condition, "then": rule])
    }
}
