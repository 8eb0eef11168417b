package import Workflow

/// What became of many tickets, counted from their events and from nothing else.
package struct Tally: Equatable, Sendable {
    package let frame: Frame
    /// Tiers from the lowest up, then teams.
    package let places: [TierName]
    package internal(set) var byPlace: [StayTally]
    package internal(set) var whole: StayTally
    package internal(set) var weeks: [WeekTally]
    /// Turned away at the door: no way in fits, or nobody stands anywhere.
    package internal(set) var refused = 0

    package init(under definition: Definition, in frame: Frame) {
        self.frame = frame
        places = (definition.tiers + definition.teams).map(\.name)
        byPlace = Array(repeating: StayTally(in: frame), count: places.count)
        whole = StayTally(in: frame)
        weeks = Array(repeating: WeekTally(), count: frame.weeks)
    }

    /// Of another part of the same arrivals under the same workflow.
    package mutating func add(_ other: Tally) {
        for index in byPlace.indices { byPlace[index].add(other.byPlace[index]) }
        whole.add(other.whole)
        for index in weeks.indices { weeks[index].add(other.weeks[index]) }
        refused += other.refused
    }

    package subscript(place: TierName) -> StayTally? { places.firstIndex(of: place).map { byPlace[$0] } }

    mutating func addRefused() { refused += 1 }

    /// One ticket's history, from its opening on.
    mutating func add(_ events: [TicketEvent]) {
        guard let first = events.first, case .opened(let opening) = first.fact else { return }
        var count = TicketCount(opening, at: first.at)
        count.begin(opening.tier, past: opening.skipped, at: first.at, in: &self)
        for event in events.dropFirst() { count.take(event, in: &self) }
        count.finish(in: &self)
    }
}
