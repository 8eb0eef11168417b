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

    package var json: JSON {
        let kinds = NodeKind.allCases.filter { $0 != .workflow }
        return .object(
            [
                JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
                JSON.Member("title", .string(texts.text("schema.title", in: language))),
                JSON.Member("description", .string(texts.text("schema.description", in: language))),
            ] + members(of: .workflow)
                + [
                    JSON.Member(
                        "$defs", .object(kinds.map { JSON.Member($0.rawValue, .object(members(of: $0))) }))
                ])
    }

    private func members(of kind: NodeKind) -> [JSON.Member] {
        let properties = kind.keys.map { JSON.Member($0.name, property($0, of: kind)) }
        let required = kind.keys.filter(\.isRequired).map(\.name)
        let members: [(String, JSON?)] = [
            ("type", "object"), ("properties", .object(properties)),
            ("required", required.isEmpty ? nil : .strings(required)), ("additionalProperties", false),
            // All that is optional in these is one of several things to say.
            ("minProperties", required.isEmpty ? 1 : nil), ("maxProperties", kind == .effect ? 1 : nil),
            ("allOf", kind.rules.isEmpty ? nil : .array(kind.rules)),
        ]
        return members.compactMap { name, value in value.map { JSON.Member(name, $0) } }
    }

    private func property(_ key: Key, of kind: NodeKind) -> JSON {
        let help = texts.text("key.\(kind.rawValue).\(key.name)", in: language)
        return .object([JSON.Member("description", .string(help))] + key.value.schema)
    }
}

extension NodeKind {
    /// What depends on other keys of the same mapping.
    fileprivate var rules: [JSON] {
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

    private var actionRules: [JSON] {
        let limits = ActionKey.allCases.filter { key in !DeedWord.allCases.allSatisfy { $0.takes(key) } }
            .map { key in
                let takers = DeedWord.allCases.filter { $0.takes(key) }.map(\.rawValue)
                return JSON.rule(if: .has(key.rawValue), then: .oneOf(takers, at: "does"))
            }
        let movers = DeedWord.allCases.filter(\.needsTier).map(\.rawValue)
        return limits + [.rule(if: .oneOf(movers, at: "does"), then: .has("to"))]
    }

    private var fieldRules: [JSON] {
        let listed = [FieldWord.choice, .tree].map(\.rawValue)
        let flat = JSON.object([
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
    private var branchRule: JSON { .rule(if: .has("redirect"), then: .object(["not": .has("options")])) }

    /// Where no ticket is opened, nothing can be said of it.
    private var categoryRule: JSON {
        let unfit = CategoryKey.allCases.filter(\.isOfTickets).map { JSON.has($0.rawValue) }
        return .rule(
            if: .has(CategoryKey.redirect.rawValue), then: .object(["not": .object(["anyOf": .array(unfit)])]))
    }
}

extension JSON {
    fileprivate static func has(_ key: String) -> JSON { .object(["required": .strings([key])]) }

    fileprivate static func oneOf(_ words: [String], at key: String) -> JSON {
        .object([
            "required": .strings([key]),
            "properties": .object([Member(key, .object(["enum": .strings(words)]))]),
        ])
    }

    fileprivate static func rule(if condition: JSON, then rule: JSON) -> JSON {
        .object(["if": condition, "then": rule])
    }
}
