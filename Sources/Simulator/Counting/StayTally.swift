package import Workflow

/// What was counted in one place: on a rung, in a team, or of the whole service. A *stay* begins when a ticket comes
/// there and ends when it leaves or is closed; in the whole service it is the ticket's life.
package struct StayTally: Equatable, Sendable {
    package internal(set) var came = 0
    /// Of these, passed over by a rung below on which nobody stood.
    package internal(set) var pastVacant = 0
    /// In seconds, from the beginning of the stay to the first answer in it (a team's: its report). In no order.
    package internal(set) var waits: [Int32] = []
    /// Every answer, the first or not.
    package internal(set) var answers = 0
    package internal(set) var climbedByClock = 0
    package internal(set) var climbedByHand = 0
    package internal(set) var returned = 0
    /// Stays in which a clock put a flag on the ticket: a target was missed.
    package internal(set) var missed = 0
    package internal(set) var closings: [Ending: Int] = [:]
    /// Stays that were not over when the frame was.
    package internal(set) var stillOpen = 0
    package internal(set) var load: Load

    init(in frame: Frame) { load = Load(in: frame) }

    mutating func add(_ other: StayTally) {
        came += other.came
        pastVacant += other.pastVacant
        waits += other.waits
        answers += other.answers
        climbedByClock += other.climbedByClock
        climbedByHand += other.climbedByHand
        returned += other.returned
        missed += other.missed
        closings.merge(other.closings, uniquingKeysWith: +)
        stillOpen += other.stillOpen
        load.add(other.load)
    }

    package var closed: Int { closings.values.reduce(0, +) }
    /// Closed with the requester's last word unanswered.
    package var lapsed: Int { closings.filter(\.key.unanswered).values.reduce(0, +) }
}

/// How a ticket was closed.
package struct Ending: Hashable, Sendable {
    package var reason: CloseReason
    package var by: Hand
    package var unanswered: Bool

    package enum Hand: Hashable, Sendable {
        case requester, staff
        case clock(ClockName)
    }
}
