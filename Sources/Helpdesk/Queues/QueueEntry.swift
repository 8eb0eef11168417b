package import Workflow

/// One number of a desk's line, and how far it got.
package struct QueueEntry: Equatable, Sendable {
    package var queue: QueueNumber
    package var ticket: TicketNumber
    package var state: State
    /// Since it last came into the line.
    package var calls: Int
    /// Its turn: the number at first, and later for who was not there.
    package var position: Int
    package var changedAt: Instant

    package enum State: String, CaseIterable, Sendable {
        case waiting, called, absent, served
    }

    /// What the desk does with a number.
    package enum Step: String, CaseIterable, Sendable {
        case call, absent, serve
    }

    /// As the desks of the ministry do it: three calls, and who was not there comes back three numbers later.
    package static let mostCalls = 3
    static let setBack = 3
}

/// Why a number can't be called, left out or served now.
package enum QueueProblem: Error, Equatable, Sendable {
    case noSuchQueue
    case alreadyServed(QueueNumber)
    case calledOften(QueueNumber)
    case notCalled(QueueNumber)
}

extension QueueEntry {
    /// The entry once `step` was done.
    package func after(_ step: Step, at now: Instant) throws(QueueProblem) -> QueueEntry {
        guard state != .served else { throw .alreadyServed(queue) }
        var next = self
        next.changedAt = now
        switch step {
        case .call:
            guard calls < Self.mostCalls else { throw .calledOften(queue) }
            (next.state, next.calls) = (.called, calls + 1)
        case .absent:
            guard state == .called else { throw .notCalled(queue) }
            (next.state, next.calls, next.position) = (.absent, 0, position + Self.setBack)
        case .serve:
            next.state = .served
        }
        return next
    }

    /// Whether it is called before the other: who was set back comes after the number whose turn it then is.
    package func precedes(_ other: QueueEntry) -> Bool {
        (position, isSetBack ? 1 : 0, changedAt, queue.number)
            < (other.position, other.isSetBack ? 1 : 0, other.changedAt, other.queue.number)
    }

    private var isSetBack: Bool { position > queue.number }
}
