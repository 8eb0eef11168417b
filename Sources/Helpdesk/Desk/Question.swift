package import Workflow

/// What somebody sends in to open a ticket, as it came.
package struct Question: Equatable, Sendable {
    package var workflow: WorkflowName
    package var form: FormName
    package var category: CategoryPath?
    package var subject: String
    package var message: String
    package var fields: [FieldName: String]
    /// The username of the person whose problem it is, where that is not the sender.
    package var onBehalfOf: String?
    package var follows: TicketNumber?
    /// Uploads of the sender.
    package var attachments: [AttachmentID]

    package init(
        workflow: WorkflowName, form: FormName, category: CategoryPath? = nil, subject: String, message: String,
        fields: [FieldName: String] = [:],
        onBehalfOf: String? = nil, follows: TicketNumber? = nil, attachments: [AttachmentID] = []
    ) {
        self.workflow = workflow
        self.form = form
        self.category = category
        self.subject = subject
        self.message = message
        self.fields = fields
        self.onBehalfOf = onBehalfOf
        self.follows = follows
        self.attachments = attachments
    }
}

extension Question {
    /// Everything wrong with it, all at once.
    /// - Parameter verdict: the form's, on the fields.
    func faults(_ verdict: FormVerdict) -> [FieldFault] {
        let fixed = [
            Question.fault(in: subject, field: "subject", limit: Form.Limit.subject)
                ?? (subject.contains(where: \.isNewline)
                    ? FieldFault(field: "subject", kind: .controlCharacters) : nil),
            Question.fault(in: message, field: "message", limit: Form.Limit.message),
        ]
        let filledIn = verdict.faults.map { fault in
            FieldFault(field: FieldName("fields.\(fault.field)"), kind: fault.kind)
        }
        return fixed.compactMap(\.self) + filledIn
    }

    /// The documents of the checklist that are not among `attachments`: they come along all the same.
    func documents(of form: Form, _ verdict: FormVerdict) -> [(field: FieldName, id: AttachmentID)] {
        form.evidence.compactMap { document in
            guard let text = verdict.values[document.name] else { return nil }
            let id = AttachmentID(text)
            return attachments.contains(id) ? nil : (document.name, id)
        }
    }

    /// What is wrong with words that must be there.
    static func fault(in text: String, field: FieldName, limit: Int) -> FieldFault? {
        if text.isBlank { return FieldFault(field: field, kind: .missing) }
        if text.unicodeScalars.count > limit { return FieldFault(field: field, kind: .tooLong(limit)) }
        return text.holdsControlCharacters ? FieldFault(field: field, kind: .controlCharacters) : nil
    }
}
