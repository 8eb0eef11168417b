/// What is wrong with one member of a body, or one parameter of a query.
package struct BodyFault: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case missing, unknown, notAString, notAnInteger, notAnObject, notAList
        case notATime, notASpan, notOneOf([String]), outOfRange(ClosedRange<Int>)
    }

    package var field: String
    package var kind: Kind

    package init(field: String, kind: Kind) {
        self.field = field
        self.kind = kind
    }
}
