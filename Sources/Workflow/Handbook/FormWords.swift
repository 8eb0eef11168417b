/// One form in a handbook's words: what is asked, when, and what is checked.
struct FormWords {
    private let form: Form
    /// Whether it is only ever added to others, for some categories.
    private let isPart: Bool
    private let words: Words

    init(_ form: Form, isPart: Bool, _ words: Words) {
        self.form = form
        self.isPart = isPart
        self.words = words
    }

    /// A line, and below it one for each field and each document.
    var text: String {
        let title = form.title.text(in: words.language)
        let kind = isPart ? "form.part" : form.fields.isEmpty ? "form" : "form.fields"
        let introduction = words(kind, ["title": title])
        let before = form.before.isEmpty ? [] : ["  - " + words.before(form.before)]
        let evidence = form.evidence.isEmpty ? [] : ["  - " + words("form.evidence")]
        let lines =
            [introduction] + before + form.fields.map { "  - " + line($0) } + evidence
            + form.evidence.map { "    - " + line($0) }
        return lines.joined(separator: "\n")
    }

    private func line(_ field: Form.Field) -> String {
        let title = field.title.text(in: words.language)
        let line = field.type == .file ? "\(title)." : words("field", ["title": title, "type": kind(of: field.type)])
        return ([line] + sentences(on: field)).joined(separator: " ")
    }

    private func sentences(on field: Form.Field) -> [String] {
        let isDocument = field.type == .file
        return [
            redirects(of: field.type),
            field.shown.map { words(isDocument ? "document.shown" : "field.shown", ["condition": condition($0)]) },
            requirement(of: field),
            field.sameAs.map { words("field.same", ["other": title(of: $0)]) },
            field.fits.map { agreement(of: field, with: $0) },
            field.prefill.map { _ in words("field.prefill") },
            field.isPersonal ? words("field.personal") : nil,
            field.article.map { words("field.article", ["article": words.article($0)]) },
        ].compactMap(\.self)
    }

    /// What can be picked and opens no ticket.
    private func redirects(of type: Form.FieldType) -> String? {
        let sentences = (type.values ?? []).compactMap { value in
            type.redirect(of: value).map { redirect in
                words(
                    "field.redirect", ["option": title(of: value, type), "text": redirect.text(in: words.language)])
            }
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func requirement(of field: Form.Field) -> String? {
        switch field.required {
        case .always: nil
        case .never: words(field.type == .file ? "document.optional" : "field.optional")
        case .when(let condition): words("field.required", ["condition": self.condition(condition)])
        }
    }

    /// A province and what lies in it must agree; of the rest the staff is told.
    private func agreement(of field: Form.Field, with other: FieldName) -> String {
        if case .code = field.type { return words("field.code", ["other": title(of: other)]) }
        return words(field.type == .kabkota ? "field.within" : "field.fits", ["other": title(of: other)])
    }

    // MARK: Conditions

    private func condition(_ condition: FieldCondition) -> String {
        words.both(condition.terms.map(term))
    }

    private func term(_ term: FieldCondition.Term) -> String {
        let type = form.field(term.field)?.type ?? .text
        let titles = term.values.map { title(of: $0, type) }
        return words("field.is", ["field": title(of: term.field), "values": words.either(titles)])
    }

    private func title(of name: FieldName) -> String {
        form.field(name)?.title.text(in: words.language) ?? name.rawValue
    }

    private func title(of value: String, _ type: Form.FieldType) -> String {
        type == .yesNo ? words("value.\(value)") : type.title(of: value, in: words.language)
    }

    // MARK: Types

    private func kind(of type: Form.FieldType) -> String {
        switch type {
        case .text: words("type.text", ["most": "\(Form.Limit.text)"])
        case .paragraph: words("type.paragraph", ["most": "\(Form.Limit.paragraph)"])
        case .choice: words("type.choice", ["options": words.either(options(of: type))])
        case .tree: words("type.tree", ["options": options(of: type).joined(separator: "; ")])
        case .yesNo: words("type.yes-no")
        case .identifier(let identifier): words("type.\(identifier.rawValue)")
        case .provinsi: words("type.provinsi")
        case .kabkota: words("type.kabkota")
        case .version(let least?): words("type.version.least", ["least": least.description])
        case .version(nil): words("type.version")
        // It stands under the heading of the documents.
        case .file: ""
        case .code(let name): words("type.code", ["title": words.code(name)])
        }
    }

    private func options(of type: Form.FieldType) -> [String] {
        (type.values ?? []).map { type.title(of: $0, in: words.language) }
    }
}
