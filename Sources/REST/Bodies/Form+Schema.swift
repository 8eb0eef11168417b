import Workflow

extension Form {
    /// With a JSON Schema of what `POST /tickets` takes for it.
    var json: JSON {
        .object(["name": .name(name), "title": .string(title), "schema": schema])
    }

    private var schema: JSON {
        .object([
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "required": .array((["subject", "message"] + (required.isEmpty ? [] : ["fields"])).map(JSON.string)),
            "properties": .object([
                "subject": Self.text(limit: Limit.subject),
                "message": Self.text(limit: Limit.message),
                "fields": .object([
                    "type": "object", "required": .names(required), "additionalProperties": false,
                    "properties": .object(fields.map { JSON.Member($0.name.rawValue, $0.schema) }),
                ]),
            ]),
        ])
    }

    private var required: [FieldName] { fields.filter(\.isRequired).map(\.name) }

    fileprivate static func text(limit: Int) -> JSON {
        .object(["type": "string", "minLength": 1, "maxLength": .integer(limit)])
    }
}

extension Form.Field {
    fileprivate var schema: JSON {
        switch type {
        case .text: .object(["title": .string(title), "type": "string", "maxLength": .integer(Form.Limit.text)])
        case .choice(let options): .object(["title": .string(title), "enum": .array(options.map(JSON.string))])
        }
    }
}
