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
        let fields = schema(in: language)
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
