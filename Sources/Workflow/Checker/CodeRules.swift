/// Codes must be issued by somebody who stands somewhere, and each field that asks for one must know which and for where.
struct CodeRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        issuersNowhere + definition.forms.flatMap { form in form.fields.flatMap { diagnostics(on: $0, of: form) } }
    }

    private var issuersNowhere: [Diagnostic] {
        let known = Set((definition.tiers + definition.teams).map(\.members.rawValue))
        return definition.codes.flatMap { kind in
            kind.by.map(\.rawValue).filter { !known.contains($0) }.map { role in
                Diagnostic(
                    .codeIssuerNowhere, at: outline["codes", kind.name.rawValue, "by", role],
                    ["name": role, "known": known.sorted().joined(separator: ", ")],
                    suggestion: known.sorted().nearest(to: role))
            }
        }
    }

    private func diagnostics(on field: Form.Field, of form: Form) -> [Diagnostic] {
        guard case .code(let name) = field.type, !name.rawValue.isEmpty else { return [] }
        let path = ["forms", form.name.rawValue, "fields", field.name.rawValue]
        guard let kind = definition.code(name) else {
            let known = definition.codes.map(\.name.rawValue)
            return [
                Diagnostic(
                    .unknownCode, at: outline[path + ["code"]],
                    ["name": name.rawValue, "known": known.joined(separator: ", ")],
                    suggestion: known.nearest(to: name.rawValue))
            ]
        }
        // What is no region at all is the form's own fault.
        let strangers = form.chain(from: field).compactMap(\.type.regionLevel).filter { !kind.levels.contains($0) }
        return strangers.prefix(1).map { level in
            Diagnostic(
                .codeForElsewhere, at: outline[path + ["fits"]], ["name": name.rawValue, "level": level.rawValue])
        }
    }
}

extension Form.FieldType {
    /// What places its values name; nil where they name none.
    fileprivate var regionLevel: Place.Level? {
        switch self {
        case .kabkota: .kabkota
        case .provinsi: .provinsi
        case .text, .paragraph, .choice, .tree, .yesNo, .identifier, .version, .file, .code: nil
        }
    }
}
