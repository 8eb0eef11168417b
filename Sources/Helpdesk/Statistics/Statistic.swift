package import Workflow

/// One count of tickets: of what, where, and when. What lies in a place counts in every place around it, too.
package struct Statistic: Hashable, Sendable {
    package var workflow: WorkflowName
    /// The path of the place that was asked from; see `Place.path`.
    package var place: String
    package var measure: Measure
    /// The Monday of the week; of `open` the day on which they were opened. Both in WIB.
    package var on: CivilDay
    /// Of `open` the tier that holds them, of `wait` its `WaitBand`; else empty.
    package var item: String

    package enum Measure: String, CaseIterable, Sendable {
        case opened, closed
        /// A clock forwarded them.
        case climbed
        /// A clock flagged them.
        case missed
        /// A clock closed them while the requester's last word was unanswered.
        case lapsed
        /// First answers that came before any clock had climbed, missed or lapsed.
        case inTime = "in-time"
        /// Tickets of which a clock had done so before anybody answered.
        case late
        /// First answers by how long they took.
        case wait
        /// What is open now.
        case open
    }
}

/// Counts that are to be added to the stored ones.
typealias StatisticTally = [Statistic: Int]

/// One ticket that was counted.
struct StatisticMark: Equatable, Sendable {
    var statistic: Statistic
    var number: TicketNumber
}

/// What events add: to the counts, and to the lists of what was counted.
struct StatisticCount: Equatable, Sendable {
    var counts: StatisticTally = [:]
    var marks: [StatisticMark] = []
}

extension Instant {
    /// In WIB, wherever the ticket is: a week of the nation is one week.
    var civilDay: CivilDay { Zone.wib.local(self).day }
}

extension CivilDay {
    package var monday: CivilDay { advanced(by: -weekdayIndex) }
}
