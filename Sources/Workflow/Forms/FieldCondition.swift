/// Holds where every field that is mentioned has been asked and has one of the values that go with it.
package struct FieldCondition: Equatable, Sendable {
    /// In the file's order; each field once.
    package var terms: [Term]

    package init(_ terms: [Term]) { self.terms = terms }

    package struct Term: Equatable, Sendable {
        package var field: FieldName
        /// Values, or branches of a tree, which stand for all that is below them.
        package var values: [String]

        package init(_ field: FieldName, _ values: [String]) {
            self.field = field
            self.values = values
        }
    }
}

extension Form {
    /// - Parameter values: of the fields that have been asked.
    func holds(_ condition: FieldCondition, in values: [FieldName: String]) -> Bool {
        condition.terms.allSatisfy { term in
            guard let value = values[term.field], let type = field(term.field)?.type else { return false }
            return type.isMeant(value, by: Set(term.values))
        }
    }

    /// All that must be filled in above for `condition` to hold, that of the fields which it mentions included: each
    /// field once, with the values that it may have, in the form's order.
    ///
    /// Exact, since a condition only ever adds to what must be so: where no values are left to one of the fields, it can
    /// never hold, and otherwise filling each in with one of its values makes it hold. Values that lead elsewhere are left
    /// out, since nothing is asked of whoever picks them.
    func needs(of condition: FieldCondition?) -> [FieldCondition.Term] {
        var needs: [FieldName: [String]] = [:]
        var pending = condition?.terms ?? []
        // From the bottom up, so that each field has been heard of in full before its own condition is added.
        for field in allFields.reversed() {
            let mentions = pending.filter { $0.field == field.name }.map { Set($0.values) }
            guard !mentions.isEmpty else { continue }
            pending += field.shown?.terms ?? []
            needs[field.name] = (field.type.accepted ?? []).filter { value in
                mentions.allSatisfy { field.type.isMeant(value, by: $0) }
            }
        }
        return allFields.compactMap { field in needs[field.name].map { FieldCondition.Term(field.name, $0) } }
    }
}
