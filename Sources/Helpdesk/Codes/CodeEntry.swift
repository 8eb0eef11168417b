package import Workflow

/// One code that was issued, as far as it may be told: never the code itself.
package struct CodeEntry: Equatable, Sendable {
    package typealias ID = Int

    package var id: ID
    package var place: Place
    package var state: State
    package var issuedAt: Instant
    package var expiresAt: Instant
    package var usesLeft: Int
    /// When another took its place, or it was revoked.
    package var endedAt: Instant?

    package enum State: String, CaseIterable, Sendable {
        case inForce = "in-force"
        case expired
        case usedUp = "used-up"
        case ended
    }
}

/// What was done about a code, by whom and when.
package struct CodeLogEntry: Equatable, Sendable {
    package enum Deed: String, CaseIterable, Sendable {
        case issued, rotated, revoked, used
        /// Another one was typed for the place that this one is for.
        case refused
    }

    package var at: Instant
    package var deed: Deed
    /// Nil for the command line, and for one that was refused.
    package var by: AccountID?
    /// The ticket that it opened.
    package var ticket: TicketNumber?
}

/// Why a code can't be issued or looked at.
package enum CodeProblem: Error, Equatable, Sendable {
    /// There is no such kind or code, or not for this person.
    case noSuchCode
    /// It is no place of a level that has these codes, or lies outside the issuer's own.
    case noSuchPlace
}
