import Workflow

/// A letter whose moment has come, with all that is needed to say what becomes of it.
struct DueLetter: Sendable {
    var row: LetterRow
    var occasion: Result<Occasion, any Error>
    /// Nil for a guest.
    var account: Account?

    /// Nil where it is to go, if there is an address.
    func verdict(
        on occasion: Occasion, quiet: QuietHours?, zone: (Place) -> Zone, at now: Instant
    ) -> LetterVerdict? {
        let id = row.key.recipient
        if occasion.isOvertaken { return .settle(.cancelled(.overtaken)) }
        if !occasion.present.isGuest(id), account?.isActive != true { return .settle(.cancelled(.inactive)) }
        let person = account?.person ?? Person(id: id, roles: [], place: .national)
        guard occasion.present.isVisible(to: person) else { return .settle(.cancelled(.hidden)) }
        guard occasion.waitsForMorning else { return nil }
        // We may be late, and it may be night again.
        let release = quiet?.release(of: now, in: zone(account?.place ?? occasion.ticket.requesterPlace)) ?? now
        return release > now ? .postpone(to: release) : nil
    }
}

enum LetterVerdict: Equatable, Sendable {
    case settle(LetterState)
    case postpone(to: Instant)
}
