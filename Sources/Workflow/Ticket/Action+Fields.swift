/// What may go with an action.
extension Action {
    package enum Field: String, CaseIterable, Sendable {
        case message, assignee, category, duplicateOf, rating
    }

    /// In the order in which a page asks for them.
    package var fields: [(field: Field, isRequired: Bool)] {
        switch does {
        case .answer, .reply, .ask, .note, .refer, .report, .return: [(.message, true)]
        case .forward, .inquire, .close: [(.message, needsNote)]
        case .take: []
        case .assign: [(.assignee, true)]
        case .recategorise: [(.category, true)]
        case .duplicate: [(.duplicateOf, true), (.message, needsNote)]
        case .rate: [(.rating, true), (.message, needsNote)]
        }
    }

    /// These say something; with the others words may go, or none at all.
    package var needsMessage: Bool { fields.contains { $0 == (.message, true) } }

    /// What is missing, and what this action has no use for.
    func faults(in message: SealedText?, _ input: ActionInput) -> [FieldFault] {
        let given = input.given.union(message == nil ? [] : [.message])
        let missing = fields.filter { $0.isRequired && !given.contains($0.field) }.map { $0.field.fault(.missing) }
        let needless = Field.allCases.filter { field in
            given.contains(field) && !fields.contains { $0.field == field }
        }
        return missing + needless.map { $0.fault(.unknown) }
    }
}

extension Action.Field {
    func fault(_ kind: FieldFault.Kind) -> FieldFault { FieldFault(field: FieldName(rawValue), kind: kind) }
}

extension ActionInput {
    fileprivate var given: Set<Action.Field> {
        var given: Set<Action.Field> = []
        if assignee != nil { given.insert(.assignee) }
        if category != nil { given.insert(.category) }
        if original != nil { given.insert(.duplicateOf) }
        if rating != nil { given.insert(.rating) }
        return given
    }
}
