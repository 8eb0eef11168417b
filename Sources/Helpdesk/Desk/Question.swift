package import Workflow

/// What somebody sends in to open a ticket, as it came.
package struct Question: Equatable, Sendable {
    package var workflow: WorkflowName
    package var form: FormName
    package var subject: String
    package var message: String
    package var fields: [FieldName: String]
    /// The username of the person whose problem it is, where that is not the sender.
    package var onBehalfOf: String?
    package var follows: TicketNumber?

    package init(
        workflow: WorkflowName, form: FormName, subject: String, message: String, fields: [FieldName: String] = [:],
        onBehalfOf: String? = nil, follows: TicketNumber? = nil
    ) {
        self.workflow = workflow
        self.form = form
        self.subject = subject
        self.message = message
        self.fields = fields
        self.onBehalfOf = onBehalfOf
        self.follows = follows
    }
}

extension Question {
    /// Everything wrong with it under `form`, all at once.
    func faults(under form: Form) -> [FieldFault] {
        let fixed = [
            Question.fault(in: subject, field: "subject", limit: Form.Limit.subject)
                ?? (subject.contains(where: \.isNewline)
                    ? FieldFault(field: "subject", kind: .controlCharacters) : nil),
            Question.fault(in: message, field: "message", limit: Form.Limit.message),
        ]
        let filledIn = form.faults(in: fields).map { fault in
            FieldFault(field: FieldName("fields.\(fault.field)"), kind: fault.kind)
        }
        return fixed.compactMap(\.self) + filledIn
    }

    /// What is wrong with words that must be there.
    static func fault(in text: String, field: FieldName, limit: Int) -> FieldFault? {
        if text.isBlank { return FieldFault(field: field, kind: .missing) }
        if text.unicodeScalars.count > limit { return FieldFault(field: field, kind: .tooLong(limit)) }
        return text.holdsControlCharacters ? FieldFault(field: field, kind: .controlCharacters) : nil
    }
}
