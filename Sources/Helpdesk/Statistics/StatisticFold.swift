import Workflow

/// Counts events in the order of the log. Memory holds the open tickets among them.
struct StatisticFold {
    private var tickets: [TicketNumber: CountedTicket] = [:]
    var tally: StatisticTally = [:]

    func knows(_ number: TicketNumber) -> Bool { tickets[number] != nil }

    mutating func note(_ event: TicketEvent, of number: TicketNumber) {
        guard var ticket = tickets.removeValue(forKey: number) else {
            tickets[number] = CountedTicket(event, into: &tally)
            return
        }
        ticket.count(event, into: &tally)
        if ticket.isOpen { tickets[number] = ticket }
    }

    /// What was counted before.
    mutating func remember(_ history: some Sequence<TicketEvent>, of number: TicketNumber) {
        let counted = tally
        for event in history { note(event, of: number) }
        tally = counted
    }
}
