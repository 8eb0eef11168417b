import Workflow

/// One ticket as far as it counts: each event says what it adds.
struct CountedTicket {
    private let workflow: WorkflowName
    private let openedAt: Instant
    /// The kab/kota that was asked from, and every place around it.
    private let places: [String]
    private var tier: TierName
    private(set) var isOpen = true
    private var isAnswered = false
    private var isLate = false

    /// Nil unless it is the opening.
    init?(_ event: TicketEvent, into tally: inout StatisticTally) {
        guard case .opened(let opening) = event.fact else { return nil }
        workflow = opening.workflow.name
        openedAt = event.at
        places = [Place.Level.national, .provinsi, .kabkota].compactMap {
            opening.requesterPlace.ancestor(at: $0)?.path
        }
        tier = opening.tier
        add(.opened, event.at, &tally)
        addOpen(1, &tally)
    }

    mutating func count(_ event: TicketEvent, into tally: inout StatisticTally) {
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

    private mutating func answer(_ at: Instant, _ tally: inout StatisticTally) {
        guard !isAnswered else { return }
        isAnswered = true
        if !isLate { add(.inTime, at, &tally) }
        add(.wait, at, item: WaitBand(milliseconds: at - openedAt).item, &tally)
    }

    /// A promise's time was over.
    private mutating func pass(_ limit: Statistic.Measure, _ at: Instant, _ tally: inout StatisticTally) {
        add(limit, at, &tally)
        guard !isAnswered, !isLate else { return }
        isLate = true
        add(.late, at, &tally)
    }

    private mutating func move(to next: TierName, _ tally: inout StatisticTally) {
        guard isOpen, next != tier else { return }
        addOpen(-1, &tally)
        tier = next
        addOpen(1, &tally)
    }

    private mutating func close(_ at: Instant, _ tally: inout StatisticTally) {
        guard isOpen else { return }
        add(.closed, at, &tally)
        addOpen(-1, &tally)
        isOpen = false
    }

    private func add(_ measure: Statistic.Measure, _ at: Instant, item: String = "", _ tally: inout StatisticTally) {
        add(1, measure, on: at.civilDay.monday, item, &tally)
    }

    private func addOpen(_ change: Int, _ tally: inout StatisticTally) {
        add(change, .open, on: openedAt.civilDay, tier.rawValue, &tally)
    }

    private func add(
        _ change: Int, _ measure: Statistic.Measure, on day: CivilDay, _ item: String, _ tally: inout StatisticTally
    ) {
        for place in places {
            let key = Statistic(workflow: workflow, place: place, measure: measure, on: day, item: item)
            tally[key, default: 0] += change
        }
    }
}

extension TicketEvent {
    fileprivate var isByClock: Bool {
        if case .clock = by { true } else { false }
    }
}
