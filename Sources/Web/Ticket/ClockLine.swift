import Helpdesk
import Workflow

/// A clock of the ticket, and how far it has come.
struct ClockLine: Printable {
    var text: String
    var state: String
    var due: Moment?
    /// Of a hundred; nil where it stands still.
    var progress: Int?
    var isLate: Bool
}

extension TicketTelling {
    /// In the order in which they fall due; those that stand still come last.
    var clocks: [ClockLine] { lines(of: definition.clocks(for: ticket.category).filter(concernsItNow)) }

    /// What will happen if nobody does anything: without an end that something before it sets back.
    var expected: [ClockLine] {
        let end = definition.ending(of: ticket)?.clock.name
        return lines(
            of: definition.clocks(for: ticket.category).filter { clock in
                ticket.clocks[clock.name]?.run != nil && (!clock.closes || clock.name == end)
            })
    }

    private func lines(of clocks: [Clock]) -> [ClockLine] {
        let lines = clocks.compactMap { clock in
            ticket.clocks[clock.name].map { (line(of: clock, $0), $0.run?.until ?? .latest) }
        }
        return lines.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// What stands still because it belongs to another rung says nothing about this one.
    private func concernsItNow(_ clock: Clock) -> Bool {
        guard case .standing = ticket.clocks[clock.name] else { return true }
        return clock.runsWhile.tiers?.contains(ticket.holder.tier) ?? true
    }

    var next: ClockLine? { clocks.first { $0.progress != nil } }

    private func line(of clock: Clock, _ state: ClockState) -> ClockLine {
        let text = words.effect(of: clock, in: definition)
        switch state {
        case .running(let run):
            return ClockLine(
                text: text, state: words("clock.running"), due: words.moment(run.until), progress: progress(run),
                isLate: false)
        case .standing(let left):
            // Ticks of working days are no time that anybody could read off a watch.
            let rest = clock.after.isWorking ? nil : words.rough(left)
            let standing = rest.map { words("clock.standing.left", ["time": $0]) } ?? words("clock.standing")
            return ClockLine(text: text, state: standing, due: nil, progress: nil, isLate: false)
        case .done(let dueAt, _):
            return ClockLine(
                text: text, state: words("clock.done"), due: words.moment(dueAt), progress: nil,
                isLate: ticket.awaiting == .holder)
        }
    }

    private func progress(_ run: ClockState.Run) -> Int {
        let whole = max(1, run.until - run.since)
        return Int(min(max(0, (moment ?? words.now) - run.since), whole) * 100 / whole)
    }
}
