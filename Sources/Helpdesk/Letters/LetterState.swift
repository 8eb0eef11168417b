/// How a letter stands.
package enum LetterState: Hashable, Sendable {
    /// For its moment to come.
    case waiting
    /// To be delivered.
    case ready
    /// It would be, if there were an address.
    case undeliverable
    case cancelled(Cause)

    /// Why a letter is not sent after all.
    package enum Cause: String, CaseIterable, Sendable {
        /// What it tells, or asks for, is no longer so.
        case overtaken
        /// Whom it was for may no longer read the ticket.
        case hidden
        case inactive
    }

    package var name: String {
        switch self {
        case .waiting: "waiting"
        case .ready: "ready"
        case .undeliverable: "undeliverable"
        case .cancelled: "cancelled"
        }
    }

    package var cause: Cause? {
        if case .cancelled(let cause) = self { cause } else { nil }
    }

    package static let names = ["waiting", "ready", "undeliverable", "cancelled"]

    /// Nil for words that mean nothing.
    init?(name: String, cause: String?) {
        switch (name, cause.flatMap(Cause.init)) {
        case ("waiting", nil): self = .waiting
        case ("ready", nil): self = .ready
        case ("undeliverable", nil): self = .undeliverable
        case ("cancelled", let cause?): self = .cancelled(cause)
        case (_, _): return nil
        }
    }
}
