import Workflow

/// What guests may do only so often: whoever needs no account could do it without end.
package enum GuestDeed: CaseIterable, Sendable {
    /// Becoming one.
    case arrive
    /// Opening a ticket: each sends a confirmation to an address that anybody may have made up.
    case ask
    /// Sending a file.
    case upload

    /// Of one guest; nil where only the network counts.
    var ofGuest: Budget.Limit? {
        switch self {
        case .arrive: nil
        case .ask: Budget.Limit(burst: 5, interval: 10 * Milliseconds.perMinute)
        case .upload: Budget.Limit(burst: 40, interval: 2 * Milliseconds.perMinute)
        }
    }

    /// Of one network, which a whole school or office may share.
    var ofNetwork: Budget.Limit {
        switch self {
        case .arrive: Budget.Limit(burst: 60, interval: Milliseconds.perMinute)
        case .ask: Budget.Limit(burst: 30, interval: 2 * Milliseconds.perMinute)
        case .upload: Budget.Limit(burst: 60, interval: Milliseconds.perMinute)
        }
    }
}
