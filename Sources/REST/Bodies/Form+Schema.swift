import Workflow

extension Form {
    /// With a JSON Schema of what `POST /tickets` takes for it.
    /// - Parameters:
    ///   - checks: what to try first, where a category adds to it.
    ///   - language: of titles.
    func json(before checks: [Wording]? = nil, in language: Language) -> JSON {
        .object([
            "name": .name(name), "title": .string(title.text(in: language)),
            "help": help.map { .string($0.text(in: language)) }, "before": .texts(checks ?? before, in: language),
            "schema": body(in: language),
        ])
    }

    private func body(in language: Language) -> JSON {
        let fields = JSON(schema(in: language))
        let needsFields = fields["required"] != []
        return .object([
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "required": .array((["subject", "message"] + (needsFields ? ["fields"] : [])).map(JSON.string)),
            "properties": .object([
                "subject": Self.text(limit: Limit.subject),
                "message": Self.text(limit: Limit.message),
                "fields": fields,
            ]),
        ])
    }

    private static func text(limit: Int) -> JSON {
        .object(["type": "string", "minLength": 1, "maxLength": .integer(limit)])
    }
}

extension JSON {
    fileprivate init(_ value: JSONValue) {
        switch value {
        case .bool(let isTrue): self = .bool(isTrue)
        case .integer(let number): self = .integer(number)
        case .string(let text): self = .string(text)
        case .array(let items): self = .array(items.map { JSON($0) })
        case .object(let members): self = .object(members.map { Member($0.name, JSON($0.value)) })
        }
    }
}
