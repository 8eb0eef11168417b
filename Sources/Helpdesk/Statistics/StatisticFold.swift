import Workflow

/// Counts events in the order of the log. Memory holds the open tickets among them.
struct StatisticFold {
    private var tickets: [TicketNumber: CountedTicket] = [:]
    private(set) var count = StatisticCount()

    var tally: StatisticTally { count.counts }

    func knows(_ number: TicketNumber) -> Bool { tickets[number] != nil }

    mutating func note(_ event: TicketEvent, of number: TicketNumber) {
        guard var ticket = tickets.removeValue(forKey: number) else {
            tickets[number] = CountedTicket(event, into: &count)
            return
        }
        ticket.count(event, into: &count)
        if ticket.isOpen { tickets[number] = ticket }
    }

    /// What was counted before.
    mutating func remember(_ history: some Sequence<TicketEvent>, of number: TicketNumber) {
        let counted = count
        for event in history { note(event, of: number) }
        count = counted
    }

    /// What was counted since the last time.
    mutating func take() -> StatisticCount {
        defer { count = StatisticCount() }
        return count
    }

    /// The tickets that were counted since the last time, apart from the counts.
    mutating func takeMarks() -> [StatisticMark] {
        defer { count.marks = [] }
        return count.marks
    }
}
