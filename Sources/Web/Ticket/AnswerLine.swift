import Helpdesk
import Workflow

/// One thing that was filled in.
struct AnswerLine: Printable, Equatable {
    var label: String
    /// Nil once the requester has been erased.
    var value: String?
    /// What is shown first of something personal; the whole only on a click.
    var masked: String?
    var href: String?
    var oddity: String?
}

extension TicketTelling {
    /// In the form's order; what the form no longer asks comes last, under its name.
    var answers: [AnswerLine] {
        let form = definition.form(ticket.form, for: ticket.category)
        let known = form?.allFields ?? []
        let rest = view.fields.keys.filter { name in !known.contains { $0.name == name } }.sorted()
        return known.compactMap(answer)
            + rest.compactMap { name in
                view.fields[name].map { AnswerLine(label: name.rawValue, value: $0) }
            }
            + view.codes.keys.filter { name in !known.contains { $0.name == name } }.sorted()
            .map { AnswerLine(label: $0.rawValue, value: words("answer.code")) }
    }

    private func answer(_ field: Form.Field) -> AnswerLine? {
        let label = words.wording(field.title)
        if view.codes[field.name] != nil { return AnswerLine(label: label, value: words("answer.code")) }
        guard let value = view.fields[field.name] else { return nil }
        guard let value else { return AnswerLine(label: label, value: nil) }
        if field.type == .file { return document(value, label) }
        let text = words.value(value, of: field.type, regions)
        let hides = field.isPersonal && !isMine
        return AnswerLine(
            label: label, value: text, masked: hides ? mask(text, field.type) : nil,
            oddity: oddities.first { $0.field == field.name }?.words)
    }

    private func document(_ id: String, _ label: String) -> AnswerLine {
        let file = said.flatMap(\.attachments).first { $0.id.rawValue == id }
        return AnswerLine(
            label: label, value: file?.name ?? words("ticket.file"), href: file.map(AttachmentLink.href))
    }

    private func mask(_ text: String, _ type: Form.FieldType) -> String {
        if case .identifier(let identifier) = type { return identifier.masked(text) }
        return "••••••"
    }
}

extension PageWords {
    /// What people read for a value.
    func value(_ value: String, of type: Form.FieldType, _ regions: Regions) -> String {
        switch type {
        case .choice, .tree: type.title(of: value, in: language)
        case .yesNo: self(value == "true" ? "yes" : "no")
        case .provinsi, .kabkota: regions[value]?.name ?? value
        case .text, .paragraph, .identifier, .version, .file, .code: value
        }
    }
}
