/// Whatever a form's fields say of each other must be so, and each of them must be asked of somebody.
struct FormRules {
    private let form: Form
    private let outline: Outline
    /// What conditions may name of each field that has values to choose from.
    private let choices: [FieldName: Set<String>]

    init(_ form: Form, _ outline: Outline) {
        self.form = form
        self.outline = outline
        let choices = form.allFields.compactMap { field in
            field.type.values.map { _ in (field.name, Set(field.type.mentions)) }
        }
        self.choices = Dictionary(choices) { first, _ in first }
    }

    /// Whoever has more of them in one form is not helped by hearing of them.
    private static let mostFaults = 10

    var diagnostics: [Diagnostic] {
        // Only where all that is mentioned is there can be asked when it is so.
        let wrong = wrong
        let misfits = form.allFields.flatMap(self.misfits)
        return duplicates + deadEnds + misfits + (wrong.isEmpty ? form.allFields.flatMap(idle) : wrong)
    }

    /// What is wrong with the fields that fields name.
    private var wrong: [Diagnostic] {
        var wrong: [Diagnostic] = []
        for mention in form.allFields.indices.flatMap(mentions(by:)) where wrong.count < Self.mostFaults {
            wrong += faults(of: mention)
        }
        return wrong
    }

    private func path(of field: Form.Field) -> Outline.Path {
        let isEvidence = form.evidence.contains { $0.name == field.name }
        return ["forms", form.name.rawValue, isEvidence ? "evidence" : "fields", field.name.rawValue]
    }

    /// Both would be filled in under one name.
    private var duplicates: [Diagnostic] {
        form.evidence.map(\.name).filter { name in form.fields.contains { $0.name == name } }
            .map { name in
                let path = ["forms", form.name.rawValue, "evidence", name.rawValue]
                return Diagnostic(.duplicateField, at: outline[path], ["name": name.rawValue])
            }
    }

    /// Whoever is asked could only pick what leads elsewhere.
    private var deadEnds: [Diagnostic] {
        form.allFields.filter { $0.type.accepted?.isEmpty == true && $0.type.values?.isEmpty == false }.map { field in
            Diagnostic(
                .everyOptionRedirects, at: outline[path(of: field) + ["options"]], ["name": field.name.rawValue])
        }
    }

    // MARK: Mentions

    /// A field that the one at `index` names.
    private struct Mention {
        var index: Int
        var field: FieldName
        /// What it is to be, where it is a condition.
        var values: [String]?
        var path: Outline.Path
    }

    private func mentions(by index: Int) -> [Mention] {
        let field = form.allFields[index]
        let path = path(of: field)
        let required: FieldCondition? = if case .when(let condition) = field.required { condition } else { nil }
        let conditions = [("shown", field.shown), ("required", required)].flatMap { key, condition in
            (condition?.terms ?? []).map { term in
                Mention(
                    index: index, field: term.field, values: term.values, path: path + [key, term.field.rawValue])
            }
        }
        let others = [("same-as", field.sameAs), ("fits", field.fits)].compactMap { key, name in
            name.map { Mention(index: index, field: $0, path: path + [key]) }
        }
        return conditions + others
    }

    private func faults(of mention: Mention) -> [Diagnostic] {
        let fields = form.allFields
        guard let other = fields.firstIndex(where: { $0.name == mention.field }) else { return [unknown(mention)] }
        guard let values = mention.values else { return [] }
        guard other < mention.index else {
            let isCycle = reaches(from: other, to: mention.index)
            let words = ["name": mention.field.rawValue, "field": fields[mention.index].name.rawValue]
            return [Diagnostic(isCycle ? .conditionCycle : .fieldBelow, at: outline[mention.path], words)]
        }
        return faults(of: values, of: fields[other], mention)
    }

    private func unknown(_ mention: Mention) -> Diagnostic {
        let name = mention.field.rawValue
        let known = form.fields.map(\.name.rawValue).filter { $0 != form.allFields[mention.index].name.rawValue }
        return Diagnostic(
            .unknownField, at: outline[mention.path], ["name": name, "known": known.joined(separator: ", ")],
            suggestion: known.nearest(to: name))
    }

    private func faults(of values: [String], of field: Form.Field, _ mention: Mention) -> [Diagnostic] {
        guard let choices = choices[field.name] else {
            return [Diagnostic(.nothingToChoose, at: outline[mention.path], ["name": field.name.rawValue])]
        }
        // Options that could not be read are somebody else's fault.
        return values.filter { !choices.isEmpty && !choices.contains($0) }.prefix(Self.mostFaults)
            .map { value in
                let known = field.type.mentions
                let words = ["option": value, "name": field.name.rawValue, "known": known.joined(separator: ", ")]
                return Diagnostic(
                    .unknownOption, at: outline[mention.path + [value]], words, suggestion: known.nearest(to: value))
            }
    }

    private func reaches(from start: Int, to end: Int) -> Bool {
        var (seen, pending): (Set<Int>, [Int]) = ([], [start])
        while let index = pending.popLast() {
            if index == end { return true }
            guard seen.insert(index).inserted else { continue }
            pending += mentions(by: index).filter { $0.values != nil }
                .compactMap { mention in form.allFields.firstIndex { $0.name == mention.field } }
        }
        return false
    }

    // MARK: Conditions

    /// What is never asked, and what is never required although the file says when it is.
    private func idle(_ field: Form.Field) -> [Diagnostic] {
        let words = ["name": field.name.rawValue]
        if isImpossible(field.shown) {
            return [Diagnostic(.neverAsked, at: outline[path(of: field) + ["shown"]], words)]
        }
        guard case .when(let condition) = field.required,
            isImpossible(FieldCondition((field.shown?.terms ?? []) + condition.terms))
        else { return [] }
        return [Diagnostic(.neverRequired, at: outline[path(of: field) + ["required"]], words)]
    }

    private func isImpossible(_ condition: FieldCondition?) -> Bool {
        form.needs(of: condition).contains { $0.values.isEmpty && choices[$0.field]?.isEmpty == false }
    }

    // MARK: Pairs

    private func misfits(_ field: Form.Field) -> [Diagnostic] {
        let twin = field.sameAs.flatMap { form.field($0) }
        let frame = field.fits.flatMap { form.field($0) }
        let misfits: [(Bool, DiagnosticCode, String)] = [
            (twin.map { $0.type != field.type || $0.name == field.name } ?? false, .sameAsAnother, "same-as"),
            (frame.map { !field.type.fits($0.type) } ?? false, .fitsNothing, "fits"),
            (field.prefill.map { !$0.fits(field.type) } ?? false, .prefillUnfit, "prefill"),
        ]
        return misfits.filter(\.0).map { _, code, key in
            Diagnostic(code, at: outline[path(of: field) + [key]], ["name": field.name.rawValue])
        }
    }
}

extension Form.FieldType {
    /// Whether there is anything about a value of this type that can agree with one of the other.
    fileprivate func fits(_ other: Form.FieldType) -> Bool {
        switch self {
        case .kabkota: other == .provinsi
        case .identifier(.npsn), .code: other == .kabkota || other == .provinsi
        case .identifier(.belajarID): other.values?.contains(where: BelajarID.isLevel) ?? false
        case .identifier, .text, .paragraph, .choice, .tree, .yesNo, .provinsi, .version, .file: false
        }
    }
}

extension Form.Prefill {
    fileprivate func fits(_ type: Form.FieldType) -> Bool {
        switch self {
        case .name: type == .text
        case .email: [.identifier(.email), .identifier(.personalEmail), .identifier(.belajarID)].contains(type)
        case .phone: type == .identifier(.phone)
        case .provinsi: type == .provinsi
        case .kabkota: type == .kabkota
        case .unit: type == .identifier(.npsn)
        }
    }
}
