/// What a form's answers say of somebody who has no account.
extension Form {
    /// What a guest calls themselves: the answer that an account's name would have been filled into.
    package func guestName(in values: [FieldName: String]) -> String? {
        answer(in: values) { $0.prefill == .name }
    }

    /// Where a guest can be written to: the answer that an account's address would have been filled into, else the first
    /// personal address.
    package func guestContact(in values: [FieldName: String]) -> String? {
        answer(in: values) { $0.prefill == .email } ?? answer(in: values) { $0.type == .identifier(.personalEmail) }
    }

    /// - Parameter values: normalised, of what was asked.
    private func answer(in values: [FieldName: String], to isMeant: (Field) -> Bool) -> String? {
        fields.filter(isMeant).compactMap { values[$0.name] }.first
    }
}
