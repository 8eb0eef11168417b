package import Workflow

/// A rule's no to an action, and the terms in which it is told.
package struct RefusedAction: Error {
    package var refusal: Refusal
    package var terms: RefusalTerms

    package init(_ refusal: Refusal, in terms: RefusalTerms) {
        self.refusal = refusal
        self.terms = terms
    }
}

/// What the file calls things, and whose time it is.
package struct RefusalTerms: Sendable {
    package var definition: Definition
    package var zone: Zone

    package init(_ definition: Definition, _ zone: Zone) {
        self.definition = definition
        self.zone = zone
    }
}

extension Refusal {
    /// Whether it names an action of a ticket that its reader sees.
    package var namesAction: Bool {
        switch self {
        case .notAllowed, .notNow, .notBefore: true
        case .noSuchTicket, .noSuchAction, .intakeClosed, .ticketClosed, .alreadyRated, .redirected, .nobodyStands,
            .cannotCross, .form:
            false
        }
    }
}

extension ActionName {
    /// As its button is called.
    func words(in terms: RefusalTerms?) -> Problem.Words {
        guard let action = terms?.definition.action(self) else { return .verbatim(rawValue) }
        return action.title.map { .wording($0) } ?? .text("action.\(action.does.word)")
    }
}

extension TierName {
    func words(in terms: RefusalTerms?) -> Problem.Words {
        terms?.definition.group(self).map { .wording($0.title) } ?? .verbatim(rawValue)
    }
}
