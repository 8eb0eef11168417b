/// What a form takes, as JSON Schema (draft 2020-12): the same declaration that the judge goes by.
///
/// It never refuses what the judge takes. What it can't say, the judge alone does: dates within numbers, placeholders,
/// registers, and that one field repeats or fits another.
extension Form {
    /// Of the object with everything that is filled in, by field.
    package func schema(in language: Language) -> JSON {
        let properties = allFields.map { field in
            JSON.Member(field.name.rawValue, .object(label(of: field, in: language) + always(field, language)))
        }
        let required = allFields.filter { $0.isRequired && $0.shown == nil }.map(\.name.rawValue)
        let rules = self.rules.map { rule in
            JSON.object(["if": Self.schema(of: rule.needs), "then": then(rule.demands, in: language)])
        }
        return .object([
            "type": "object", "properties": .object(properties), "required": .strings(required),
            "additionalProperties": false, "allOf": rules.isEmpty ? nil : .array(rules),
        ])
    }

    private func label(of field: Field, in language: Language) -> [JSON.Member] {
        let article = field.article.map { article in
            article.title.text(in: language) + (article.link.map { ": \($0)" } ?? "")
        }
        let help = [field.help?.text(in: language), article].compactMap(\.self).joined(separator: " ")
        let description = help.isEmpty ? nil : JSON.Member("description", .string(help))
        return [JSON.Member("title", .string(field.title.text(in: language)))] + [description].compactMap(\.self)
            + [JSON.Member("type", "string")]
    }

    /// What holds whatever else is filled in. Of what may be hidden nothing does: hidden, it is not even looked at.
    private func always(_ field: Field, _ language: Language) -> [JSON.Member] {
        field.shown == nil ? field.type.limits(isRequired: field.isRequired, in: language) : []
    }

    // MARK: Conditions

    /// What is demanded of fields wherever all of `needs` is so.
    private struct Rule {
        var needs: [FieldCondition.Term]
        var demands: [Demand]
    }

    private struct Demand {
        var field: Field
        var isRequired: Bool
    }

    /// One for each condition, in the form's order.
    private var rules: [Rule] {
        allFields.flatMap(rules).reduce(into: []) { rules, rule in
            if let index = rules.firstIndex(where: { $0.needs == rule.needs }) {
                rules[index].demands += rule.demands
            } else {
                rules.append(rule)
            }
        }
    }

    private func rules(for field: Field) -> [Rule] {
        let shown = Rule(
            needs: needs(of: field.shown), demands: [Demand(field: field, isRequired: field.isRequired)])
        guard case .when(let condition) = field.required else { return field.shown == nil ? [] : [shown] }
        let both = FieldCondition((field.shown?.terms ?? []) + condition.terms)
        let required = Rule(needs: needs(of: both), demands: [Demand(field: field, isRequired: true)])
        return field.shown == nil ? [required] : [shown, required]
    }

    private static func schema(of needs: [FieldCondition.Term]) -> JSON {
        .object([
            "properties": .object(
                needs.map { JSON.Member($0.field.rawValue, .object(["enum": .strings($0.values)])) }),
            "required": .strings(needs.map(\.field.rawValue)),
        ])
    }

    private func then(_ demands: [Demand], in language: Language) -> JSON {
        let required = demands.filter(\.isRequired).map(\.field.name.rawValue)
        return .object([
            "properties": .object(
                demands.map { demand in
                    JSON.Member(
                        demand.field.name.rawValue,
                        .object(demand.field.type.limits(isRequired: demand.isRequired, in: language)))
                }),
            "required": required.isEmpty ? nil : .strings(required),
        ])
    }
}

extension Form.FieldType {
    fileprivate func limits(isRequired: Bool, in language: Language) -> [JSON.Member] {
        if let listed = listed(in: language) {
            guard !isRequired else { return [listed] }
            let empty = JSON.object(["pattern": .string(Self.emptyPattern)])
            return [JSON.Member("anyOf", .array([.object([listed]), empty]))]
        }
        let limits: [(String, JSON?)] = [
            ("maxLength", longest.map(JSON.integer)),
            ("pattern", pattern(isRequired: isRequired).map(JSON.string)),
            ("not", forbidden.map { .object(["pattern": .string($0)]) }),
        ]
        return limits.compactMap { name, value in value.map { JSON.Member(name, $0) } }
    }

    /// The values, each with what people read where that is something else.
    private func listed(in language: Language) -> JSON.Member? {
        guard let values else { return nil }
        let titles = values.map { title(of: $0, in: language) }
        guard titles != values || accepted != values else { return JSON.Member("enum", .strings(values)) }
        let options = zip(values, titles).map { value, title in
            // What leads elsewhere is there to be picked, with the way that it leads, and never valid.
            let redirect = redirect(of: value)?.text(in: language)
            return JSON.object([
                "const": .string(value), "title": .string(title), "description": redirect.map(JSON.string),
                "not": redirect.map { _ in .object([]) },
            ])
        }
        return JSON.Member("oneOf", .array(options))
    }
}
