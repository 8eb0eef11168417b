/// What became of the tickets that were opened in one week; those that came late have not had all their time.
package struct WeekTally: Equatable, Sendable {
    package internal(set) var came = 0
    package internal(set) var answered = 0
    package internal(set) var climbed = 0
    package internal(set) var missed = 0
    package internal(set) var closed = 0
    package internal(set) var lapsed = 0

    mutating func add(_ other: WeekTally) {
        came += other.came
        answered += other.answered
        climbed += other.climbed
        missed += other.missed
        closed += other.closed
        lapsed += other.lapsed
    }
}
