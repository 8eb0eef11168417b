import Foundation

@testable import Workflow

/// Follows one clock through a history by hand: sums up the time in which its condition held since it last began, and
/// says where the events tell otherwise.
struct ClockOracle {
    private(set) var definition: Definition
    /// What it is to be followed under once its ticket has come under another text.
    var next: Definition?
    /// With the span that it has for what the ticket is about.
    private(set) var clock: Clock
    private(set) var faults: [String] = []

    private var tier: TierName = ""
    private var zone = Zone.wib
    private var awaiting = Awaiting.holder
    private var isChecked = false
    private var requester: RoleName?
    private var category: CategoryPath?
    private var at = Instant.earliest
    /// Ticks since it last began.
    private var counted: Int64 = 0
    /// Reminders since it last began.
    private var reminded = 0
    private var done: ClockState?
    private var before: ClockState?
    private var isOver = false
    private var armingsThatActed: Set<Int> = []
    /// A run whose end was promised on other terms.
    private var kept: ClockState.Run?

    init(_ clock: Clock, of definition: Definition) {
        self.clock = clock
        self.definition = definition
    }

    mutating func follow(_ event: TicketEvent) {
        count(until: event)
        actedOn(event)
        fold(event.fact)
        if startsOver(event.fact) { (counted, reminded, done) = (0, 0, nil) }
        if case .migrated(let migration) = event.fact { cross(migration.plans[clock.name], event) }
        at = event.at
        before = event.clocks[clock.name]
        if isOver { return check(event.clocks.isEmpty, "clocks after the end") }
        if case .closed = event.fact {
            isOver = true
            check(event.clocks.isEmpty, "clocks after the end")
        } else if let before {
            compare(before)
        } else {
            check(false, "no state")
        }
    }

    private var runs: Bool {
        clock.runsWhile.holds(
            in: Circumstances(tier: tier, awaiting: awaiting, category: category, requester: requester))
    }

    private func ticks(from: Instant, to: Instant) -> Int64 {
        openTime.ticks(clock.after.unit, from: from, to: to)
    }

    private var openTime: OpenTimeOracle {
        OpenTimeOracle.inZone(definition.calendar(of: clock).zone(forHolderIn: zone))
    }

    private mutating func count(until event: TicketEvent) {
        guard at > .earliest, runs, done == nil else { return }
        counted += ticks(from: at, to: event.at)
        if case .excused(let outage) = event.fact, clock.restarts != nil {
            counted -= ticks(from: max(at, outage.from), to: outage.through)
        }
        // What is left of a last day that it waits out.
        if clock.ends == .closing { counted = min(counted, clock.after.ticks) }
    }

    private mutating func actedOn(_ event: TicketEvent) {
        guard case .clock(clock.name, let dueAt) = event.by else { return }
        check(dueAt <= event.at, "acted early")
        guard case .running(let run) = before else { return check(false, "acted while it stood") }
        if case .reminded(let reminder) = event.fact {
            check(run.reminders.last { $0 <= event.at } == dueAt, "reminded for another moment")
            check(reminder.ordinal > reminded, "reminded twice")
            check(run.until > event.at, "reminded after its end")
            reminded = reminder.ordinal
        } else {
            check(run.until == dueAt, "acted for another moment")
            check(armingsThatActed.insert(run.arming).inserted, "acted twice in one arming")
            done = .done(dueAt: dueAt, at: event.at)
        }
    }

    private mutating func fold(_ fact: TicketEvent.Fact) {
        switch fact {
        case .opened(let opening):
            requester = opening.requesterRole
            turnOut(to: opening.category)
            stand(in: opening.tier, opening.place)
        case .forwarded(let move), .returned(let move): stand(in: move.to, move.place)
        case .answered: awaiting = isChecked ? .team : .requester
        case .replied: awaiting = isChecked ? .team : .holder
        case .referred: (awaiting, isChecked) = (.team, true)
        case .reported: (awaiting, isChecked) = (.holder, false)
        case .recategorised(let change): turnOut(to: change.to)
        case .asked: awaiting = .information
        case .noted, .assigned, .inquired, .flagged, .reminded, .excused, .closed, .rated, .migrated, .replanned: break
        }
    }

    /// What is over is over: no more than the present span has counted.
    private mutating func turnOut(to topic: CategoryPath?) {
        category = topic
        let was = clock
        clock = definition.clocks(for: topic).first { $0.name == clock.name } ?? clock
        if was.series != clock.series { reminded = 0 }
        counted = min(counted, clock.after.ticks)
    }

    private mutating func stand(in tier: TierName, _ place: Place) {
        self.tier = tier
        isChecked = false
        zone = place.province == "91" ? .wit : .wib
        awaiting = .holder
    }

    private func startsOver(_ fact: TicketEvent.Fact) -> Bool {
        let said: Set<Clock.Restart> =
            switch fact {
            case .opened: Set(Clock.Restart.allCases)
            case .answered: [.message, .answer]
            case .replied: [.message, .reply]
            case .asked: [.message, .ask]
            case .inquired: [.message, .inquire]
            case .referred: [.refer]
            case .reported: [.report]
            case .forwarded(let move): move.note == nil ? [.forward] : [.forward, .message]
            case .returned(let move): move.note == nil ? [.return] : [.return, .message]
            case .noted, .assigned, .recategorised, .flagged, .reminded, .excused, .closed, .rated, .migrated,
                .replanned:
                []
            }
        if let restarts = clock.restarts { return !restarts.isDisjoint(with: said) }
        return !said.isDisjoint(with: [.forward, .return])
    }

    /// Goes on under the next text, in the way that the event names.
    private mutating func cross(_ carry: ClockCarry?, _ event: TicketEvent) {
        guard let next else { return check(false, "came under a text that nobody knows") }
        let was = clock
        definition = next
        clock = next.clocks(for: category).first { $0.name == clock.name } ?? clock
        if was.reminders != clock.reminders || was.series != clock.series { reminded = 0 }
        guard done == nil || carry == .restart else { return }
        let left = max(0, was.after.ticks - counted)
        switch carry {
        case nil, .restart: (counted, reminded, done) = (0, 0, nil)
        case .rebase:
            counted =
                was.isAlike(clock) ? min(counted, clock.after.ticks) : clock.after.ticks - was.share(left, of: clock)
        case .keep:
            if let run = before?.run, let now = event.clocks[clock.name]?.run {
                check(now.until == run.until, "was to keep its due moment")
                counted = clock.after.ticks - max(0, now.left - ticks(from: now.since, to: event.at))
                let counting = ticks(from: event.at, to: run.until)
                let rest = was.isAlike(clock) ? left : was.share(left, of: clock)
                let expected = was.ends == .closing ? min(counting, rest) : counting
                check(now == run || now.left == expected, "has another rest")
                kept = now
            } else {
                counted = clock.after.ticks - (was.isAlike(clock) ? left : was.share(left, of: clock))
            }
        }
    }

    private mutating func compare(_ state: ClockState) {
        if let done { return check(state == done, "\(state) after it acted") }
        let left = max(0, clock.after.ticks - counted)
        switch state {
        case .done: check(false, "done, and never acted")
        case .standing(let said): check(!runs && said == left, "standing with \(said), not \(left)")
        case .running(let run):
            check(runs, "runs though its condition does not hold")
            check(max(0, run.left - ticks(from: run.since, to: at)) == left, "\(run) has not \(left) left")
            if run.arming == kept?.arming { return check(run.until == kept?.until, "a promise was moved") }
            check(isEnd(of: run), "\(run) ends at another moment")
            check(run.reminders.count <= clock.reminders.count - reminded, "reminders sent are there again")
            for (reminder, moment) in zip(clock.reminders.suffix(run.reminders.count), run.reminders) {
                let ticks = reminder.ticks(of: clock.after)
                check(isEarliest(moment, reaching: ticks, of: run), "\(run) reminds at another moment")
            }
        }
    }

    /// To the closing: the first one since by which all has counted.
    private func isEnd(of run: ClockState.Run) -> Bool {
        guard clock.ends == .closing else { return isEarliest(run.until, reaching: clock.after.ticks, of: run) }
        let before = openTime.closing(before: run.until)
        return openTime.closing(from: run.until) == run.until
            && ticks(from: run.since, to: run.until) >= run.left
            && (before < run.since || ticks(from: run.since, to: before) < run.left)
    }

    /// Is `moment` the first by which so many ticks of the span have counted?
    private func isEarliest(_ moment: Instant, reaching ticks: Int64, of run: ClockState.Run) -> Bool {
        let missing = ticks - (clock.after.ticks - run.left)
        guard missing > 0 else { return moment == run.since }
        return self.ticks(from: run.since, to: moment) >= missing
            && self.ticks(from: run.since, to: moment - 1) < missing
    }

    private mutating func check(_ holds: Bool, _ fault: @autoclosure () -> String) {
        if !holds { faults.append("\(clock.name) at \(at): \(fault())") }
    }
}

extension Clock {
    /// Shares of another span are other moments: one that went out may come again at its new one.
    fileprivate var series: [Int64] { reminders.map { $0.ticks(of: after) } }

    fileprivate func isAlike(_ other: Clock) -> Bool {
        after.unit == other.after.unit || !after.isWorking && !other.after.isWorking
    }

    /// The same share of the other's span, rounded up.
    fileprivate func share(_ left: Int64, of other: Clock) -> Int64 {
        // In decimals, which hold 38 digits: another way than the rules go.
        var (exact, whole) = (Decimal(left) * Decimal(other.after.ticks) / Decimal(after.ticks), Decimal())
        NSDecimalRound(&whole, &exact, 0, .up)
        return Int64(truncating: whole as NSDecimalNumber)
    }
}
