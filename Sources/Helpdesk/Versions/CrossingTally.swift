package import Workflow

/// A ticket's clock that is due at another moment.
package struct ClockMove: Equatable, Sendable {
    package var number: TicketNumber
    package var clock: ClockName
    package var from: Instant
    package var to: Instant

    package init(number: TicketNumber, clock: ClockName, from: Instant, to: Instant) {
        self.number = number
        self.clock = clock
        self.from = from
        self.to = to
    }
}

/// What would become of open tickets, counted.
package struct CrossingTally: Equatable, Sendable {
    package struct OfClock: Equatable, Sendable {
        package var tickets = 0
        package var later = 0
        package var earlier = 0
    }

    package struct Way: Hashable, Sendable {
        package var clock: ClockName
        package var carry: ClockCarry

        package init(clock: ClockName, carry: ClockCarry) {
            self.clock = clock
            self.carry = carry
        }
    }

    /// They come under the new text.
    package var moved: [TicketNumber] = []
    /// For them the new text is as good as the old one.
    package var untouched = 0
    /// Something on them is due, and acts first.
    package var ringing = 0
    /// Something on them is due at the very moment.
    package var dueAtOnce = 0
    package var ways: [Way: OfClock] = [:]
    package var refused: [CrossingObstacle: [TicketNumber]] = [:]
    /// The first clocks that would be due at another moment.
    package var examples: [ClockMove] = []

    package static let mostExamples = 20

    package init() {}

    mutating func add(_ events: [TicketEvent], on ticket: Ticket, at now: Instant) {
        if events.contains(where: \.isOfClock) { ringing += 1 }
        if let event = events.last, case .migrated(let migration) = event.fact {
            add(migration.moved, event, ticket, now) { migration.plans[$0] }
        } else if let event = events.last, case .replanned(let replanning) = event.fact {
            let moved = Set(replanning.moved.map(\.clock))
            add(replanning.moved, event, ticket, now) { moved.contains($0) ? .rebase : .keep }
        } else {
            // Nothing happens to it, or what was due closes it.
            untouched += 1
        }
    }

    private mutating func add(
        _ moves: [TicketEvent.MovedClock], _ event: TicketEvent, _ ticket: Ticket, _ now: Instant,
        carry: (ClockName) -> ClockCarry?
    ) {
        moved.append(ticket.number)
        let room = Self.mostExamples - examples.count
        examples += moves.prefix(room).map {
            ClockMove(number: ticket.number, clock: $0.clock, from: $0.from, to: $0.to)
        }
        if event.clocks.values.contains(where: { $0.run.map { $0.until <= now } ?? false }) { dueAtOnce += 1 }
        for (clock, state) in event.clocks {
            guard state.isPending, let carry = carry(clock) else { continue }
            ways[Way(clock: clock, carry: carry), default: OfClock()].tickets += 1
            guard let move = moves.first(where: { $0.clock == clock }) else { continue }
            if move.to > move.from {
                ways[Way(clock: clock, carry: carry), default: OfClock()].later += 1
            } else {
                ways[Way(clock: clock, carry: carry), default: OfClock()].earlier += 1
            }
        }
    }
}

extension TicketEvent {
    fileprivate var isOfClock: Bool { if case .clock = by { true } else { false } }
}

extension ClockState {
    fileprivate var isPending: Bool {
        switch self {
        case .running, .standing: true
        case .done: false
        }
    }
}
