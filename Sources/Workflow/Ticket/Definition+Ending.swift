// How a ticket ends while everybody is silent, as far as that is certain.
extension Definition {
    /// The clock that closes the ticket if nobody does anything, and when; nil where a move comes before it that sets it
    /// back, or stops it: then nobody knows yet.
    package func ending(of ticket: Ticket) -> (clock: Clock, until: Instant)? {
        let running = clocks(for: ticket.category).compactMap { clock in
            ticket.clocks[clock.name]?.run.map { (clock: clock, until: $0.until) }
        }.sorted { $0.until < $1.until }
        return running.first { end in
            end.clock.closes && !running.contains { $0.until < end.until && voids($0.clock, end.clock, on: ticket) }
        }
    }

    /// Whether what `earlier` does keeps `end` from coming when it was to come.
    private func voids(_ earlier: Clock, _ end: Clock, on ticket: Ticket) -> Bool {
        guard case .forward(let tier) = earlier.then else { return false }
        var above = ticket.circumstances
        (above.tier, above.awaiting) = (tier, .holder)
        return end.isSetBack(by: [.forward], movesTier: true) || !end.runsWhile.holds(in: above)
    }
}

extension Clock {
    package var closes: Bool {
        if case .close = then { true } else { false }
    }
}
