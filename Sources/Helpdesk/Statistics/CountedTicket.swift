import Workflow

/// One ticket as far as it counts: each event says what it adds.
struct CountedTicket {
    private let number: TicketNumber
    private let workflow: WorkflowName
    private let openedAt: Instant
    /// The kab/kota that was asked from, and every place around it.
    private let places: [String]
    private var tier: TierName
    private(set) var isOpen = true
    private var isAnswered = false
    private var isLate = false
    /// In which lists it is: a ticket that climbs twice in a week is one ticket.
    private var listed: Set<Statistic> = []

    /// Nil unless it is the opening.
    init?(_ event: TicketEvent, into tally: inout StatisticCount) {
        guard case .opened(let opening) = event.fact else { return nil }
        number = opening.number
        workflow = opening.workflow.name
        openedAt = event.at
        places = [Place.Level.national, .provinsi, .kabkota].compactMap {
            opening.requesterPlace.ancestor(at: $0)?.path
        }
        tier = opening.tier
        add(.opened, event.at, &tally)
        addOpen(1, &tally)
    }

    mutating func count(_ event: TicketEvent, into tally: inout StatisticCount) {
        switch event.fact {
        case .answered: answer(event.at, &tally)
        case .forwarded(let move):
            if event.isByClock { pass(.climbed, event.at, &tally) }
            self.move(to: move.to, &tally)
        case .returned(let move): self.move(to: move.to, &tally)
        case .migrated(let migration): move(to: migration.tier, &tally)
        case .flagged: if event.isByClock { pass(.missed, event.at, &tally) }
        case .closed(let closing):
            if event.isByClock, closing.unanswered { pass(.lapsed, event.at, &tally) }
            close(event.at, &tally)
        case .opened, .replied, .asked, .noted, .assigned, .referred, .reported, .inquired, .recategorised, .reminded,
            .excused, .rated, .replanned:
            break
        }
    }

    private mutating func answer(_ at: Instant, _ tally: inout StatisticCount) {
        guard !isAnswered else { return }
        isAnswered = true
        if !isLate { add(.inTime, at, &tally) }
        add(.wait, at, item: WaitBand(milliseconds: at - openedAt).item, &tally)
    }

    /// A promise's time was over.
    private mutating func pass(_ limit: Statistic.Measure, _ at: Instant, _ tally: inout StatisticCount) {
        add(limit, at, &tally)
        guard !isAnswered, !isLate else { return }
        isLate = true
        add(.late, at, &tally)
    }

    private mutating func move(to next: TierName, _ tally: inout StatisticCount) {
        guard isOpen, next != tier else { return }
        addOpen(-1, &tally)
        tier = next
        addOpen(1, &tally)
    }

    private mutating func close(_ at: Instant, _ tally: inout StatisticCount) {
        guard isOpen else { return }
        add(.closed, at, &tally)
        addOpen(-1, &tally)
        isOpen = false
    }

    private mutating func add(
        _ measure: Statistic.Measure, _ at: Instant, item: String = "", _ tally: inout StatisticCount
    ) {
        add(1, measure, on: at.civilDay.monday, item, &tally)
    }

    private mutating func addOpen(_ change: Int, _ tally: inout StatisticCount) {
        add(change, .open, on: openedAt.civilDay, tier.rawValue, &tally)
    }

    private mutating func add(
        _ change: Int, _ measure: Statistic.Measure, on day: CivilDay, _ item: String, _ tally: inout StatisticCount
    ) {
        for place in places {
            let key = Statistic(workflow: workflow, place: place, measure: measure, on: day, item: item)
            tally.counts[key, default: 0] += change
            guard measure != .open, listed.insert(key).inserted else { continue }
            tally.marks.append(StatisticMark(statistic: key, number: number))
        }
    }
}

extension TicketEvent {
    fileprivate var isByClock: Bool {
        if case .clock = by { true } else { false }
    }
}
