/// One thing that a report says of a rung, a team or the whole service. The raw values stand in CSV and JSON.
package enum Measure: String, CaseIterable, Sendable {
    case came
    /// Of the whole service alone.
    case refused
    case pastVacant = "past-vacant"
    case answered
    case waitMedian = "wait-median"
    case waitP90 = "wait-p90"
    case waitP99 = "wait-p99"
    case climbedByClock = "climbed-by-clock"
    case climbedByHand = "climbed-by-hand"
    case returned
    case missed
    case missedShare = "missed-share"
    case closedByRequester = "closed-by-requester"
    case closedByStaff = "closed-by-staff"
    /// By silence, or for want of information, after an answer or a question.
    case closedByClock = "closed-by-clock"
    /// Closed with the requester's last word unanswered.
    case lapsed
    case stillOpen = "still-open"
    case openOnAverage = "open-average"
    case openAtPeak = "open-peak"
    /// Only where the behaviour says how many people stand there.
    case averagePerOfficer = "open-average-per-officer"
    case peakPerOfficer = "open-peak-per-officer"
    case answersPerOfficerDay = "answers-per-officer-day"
}

/// What a measure says.
package enum Figure: Equatable, Sendable {
    case count(Int)
    /// 0 to 1.
    case share(Double)
    case seconds(Int)
    case average(Double)

    package var unit: String {
        switch self {
        case .count: "count"
        case .share: "share"
        case .seconds: "seconds"
        case .average: "average"
        }
    }

    /// How much more this is than the other; nil where they can't be compared.
    func difference(from other: Figure) -> Figure? {
        switch (self, other) {
        case (.count(let one), .count(let other)): .count(one - other)
        case (.share(let one), .share(let other)): .share(one - other)
        case (.seconds(let one), .seconds(let other)): .seconds(one - other)
        case (.average(let one), .average(let other)): .average(one - other)
        case (.count, _), (.share, _), (.seconds, _), (.average, _): nil
        }
    }
}
