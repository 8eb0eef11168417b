import Workflow

/// Reads one ticket's events into a tally.
struct TicketCount {
    private let requester: AccountID
    private let openedAt: Instant
    private var week = WeekTally()
    private var tier: Stay?
    private var team: Stay?
    private var isClosed = false

    /// A stay that is not over.
    private struct Stay {
        var index: Int
        var since: Instant
        var isAnswered = false
        var isMissed = false
    }

    init(_ opening: TicketEvent.Opening, at moment: Instant) {
        requester = opening.requester
        openedAt = moment
        week.came = 1
    }

    mutating func begin(_ name: TierName, past skipped: [TierName], at moment: Instant, in tally: inout Tally) {
        tier = stay(name, at: moment, in: &tally)
        guard !skipped.isEmpty else { return }
        tally.whole.pastVacant += 1
        if let tier { tally.byPlace[tier.index].pastVacant += 1 }
    }

    private func stay(_ name: TierName, at moment: Instant, in tally: inout Tally) -> Stay? {
        guard let index = tally.places.firstIndex(of: name) else { return nil }
        tally.byPlace[index].came += 1
        return Stay(index: index, since: moment)
    }

    mutating func take(_ event: TicketEvent, in tally: inout Tally) {
        switch event.fact {
        case .answered:
            tally.whole.answers += 1
            if week.answered == 0 { tally.whole.waits.append(event.at.seconds(since: openedAt)) }
            week.answered = 1
            answer(&tier, at: event.at, in: &tally)
        case .reported:
            answer(&team, at: event.at, in: &tally)
            end(&team, at: event.at, in: &tally)
        case .referred(let referral):
            end(&team, at: event.at, in: &tally)
            team = stay(referral.team, at: event.at, in: &tally)
        case .forwarded(let move):
            week.climbed = 1
            climb(by: event.by, in: &tally)
            change(to: move, at: event.at, in: &tally)
        case .returned(let move):
            tally.whole.returned += 1
            if let tier { tally.byPlace[tier.index].returned += 1 }
            change(to: move, at: event.at, in: &tally)
        case .flagged(let flagging): if flagging.flag != .vacant { miss(in: &tally) }
        case .closed(let closing): close(closing, event, in: &tally)
        case .asked(let message): if message.checking != true { end(&team, at: event.at, in: &tally) }
        case .opened, .replied, .noted, .assigned, .inquired, .recategorised, .reminded, .excused, .rated, .migrated,
            .replanned:
            break
        }
        if case .answered(let message) = event.fact, message.checking != true { end(&team, at: event.at, in: &tally) }
    }

    private func answer(_ stay: inout Stay?, at moment: Instant, in tally: inout Tally) {
        guard let current = stay else { return }
        tally.byPlace[current.index].answers += 1
        if !current.isAnswered {
            tally.byPlace[current.index].waits.append(moment.seconds(since: current.since))
        }
        stay?.isAnswered = true
    }

    private func climb(by actor: TicketEvent.Actor, in tally: inout Tally) {
        let path: WritableKeyPath<StayTally, Int> =
            switch actor {
            case .clock: \.climbedByClock
            case .person, .service: \.climbedByHand
            }
        tally.whole[keyPath: path] += 1
        if let tier { tally.byPlace[tier.index][keyPath: path] += 1 }
    }

    private mutating func change(to move: TicketEvent.Move, at moment: Instant, in tally: inout Tally) {
        end(&team, at: moment, in: &tally)
        end(&tier, at: moment, in: &tally)
        begin(move.to, past: move.skipped, at: moment, in: &tally)
    }

    private mutating func miss(in tally: inout Tally) {
        if week.missed == 0 { tally.whole.missed += 1 }
        week.missed = 1
        if let current = tier, !current.isMissed { tally.byPlace[current.index].missed += 1 }
        tier?.isMissed = true
    }

    private mutating func close(_ closing: TicketEvent.Closing, _ event: TicketEvent, in tally: inout Tally) {
        isClosed = true
        week.closed = 1
        week.lapsed = closing.unanswered ? 1 : 0
        let hand: Ending.Hand =
            switch event.by {
            case .clock(let name, _): .clock(name)
            case .person(let id): id == requester ? .requester : .staff
            case .service: .staff
            }
        let ending = Ending(reason: closing.reason, by: hand, unanswered: closing.unanswered)
        tally.whole.closings[ending, default: 0] += 1
        if let tier { tally.byPlace[tier.index].closings[ending, default: 0] += 1 }
        end(&team, at: event.at, in: &tally)
        end(&tier, at: event.at, in: &tally)
        tally.whole.load.add(from: openedAt, until: event.at, in: tally.frame)
    }

    private func end(_ stay: inout Stay?, at moment: Instant, in tally: inout Tally) {
        guard let over = stay else { return }
        tally.byPlace[over.index].load.add(from: over.since, until: moment, in: tally.frame)
        stay = nil
    }

    /// The frame is over.
    mutating func finish(in tally: inout Tally) {
        let frame = tally.frame
        for current in [tier, team].compactMap(\.self) {
            tally.byPlace[current.index].stillOpen += 1
            tally.byPlace[current.index].load.add(from: current.since, until: frame.end, in: frame)
        }
        tally.whole.came += 1
        if !isClosed {
            tally.whole.stillOpen += 1
            tally.whole.load.add(from: openedAt, until: frame.end, in: frame)
        }
        tally.weeks[frame.week(of: openedAt)].add(week)
    }
}

extension Instant {
    fileprivate func seconds(since start: Instant) -> Int32 { Int32(clamping: (self - start) / 1_000) }
}
