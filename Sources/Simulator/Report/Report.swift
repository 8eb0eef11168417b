package import Workflow

/// A tally in figures.
package struct Report: Equatable, Sendable {
    /// What people call the file.
    package let label: String
    package let workflow: WorkflowReference
    package let frame: Frame
    /// Tiers from the lowest up, teams, and at last the whole service.
    package let places: [PlaceReport]
    package let weeks: [WeekReport]

    package struct PlaceReport: Equatable, Sendable {
        /// Nil for the whole service.
        package let name: TierName?
        package let title: Wording
        package let figures: [Measure: Figure]
        package let endings: [(ending: Ending, count: Int)]
        /// The most tickets that lay there at a full hour of each day.
        package let daily: [Int]

        package static func == (one: Self, other: Self) -> Bool {
            one.name == other.name && one.title == other.title && one.figures == other.figures
                && one.daily == other.daily && one.endings.elementsEqual(other.endings, by: ==)
        }
    }

    package struct WeekReport: Equatable, Sendable {
        package let from: CivilDay
        package let tally: WeekTally
        /// The most at a full hour.
        package let openAtPeak: Int
    }

    package init(_ tally: Tally, label: String, of setting: Setting) {
        self.label = label
        workflow = WorkflowReference(
            name: setting.definition.name, version: 1, hash: setting.definition.hash)
        frame = tally.frame
        let rungs = setting.definition.tiers + setting.definition.teams
        let below = zip(rungs, tally.byPlace).map { rung, counted in
            PlaceReport(counted, name: rung.name, title: rung.title, staff: Staff(of: rung.name, in: setting))
        }
        let whole = PlaceReport(tally.whole, name: nil, title: setting.definition.title, refused: tally.refused)
        places = below + [whole]
        weeks = tally.weeks.enumerated().map { week, counted in
            let open = whole.daily.dropFirst(week * 7).prefix(7).max() ?? 0
            return WeekReport(from: tally.frame.firstDay(ofWeek: week), tally: counted, openAtPeak: open)
        }
    }
}

/// How many people stand in a place, and on how many days they work.
private struct Staff {
    let officers: Int
    let workingDays: Int

    init?(of tier: TierName, in setting: Setting) {
        guard let habits = setting.behaviour.tiers[tier], let officers = habits.officers else { return nil }
        let calendar = habits.calendar ?? setting.office
        self.officers = officers
        workingDays = (0..<setting.frame.days).count { day in
            !calendar.rule(on: setting.frame.first.advanced(by: day)).hours.isClosed
        }
    }
}

extension Report.PlaceReport {
    fileprivate init(
        _ counted: StayTally, name: TierName?, title: Wording, refused: Int? = nil, staff: Staff? = nil
    ) {
        self.name = name
        self.title = title
        daily = counted.load.daily
        endings = counted.closings.map { (ending: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.ending.sortKey) < ($0.count, $1.ending.sortKey) }
        figures = counted.figures(refused: refused, staff)
    }

    /// How many were closed so.
    package func closed(where isMeant: (Ending) -> Bool) -> Int {
        endings.filter { isMeant($0.ending) }.reduce(0) { $0 + $1.count }
    }
}

extension Ending {
    fileprivate var sortKey: String { "\(by) \(reason) \(unanswered)" }
}

extension StayTally {
    fileprivate func figures(refused: Int?, _ staff: Staff?) -> [Measure: Figure] {
        let hourly = load.hourly
        let average = Double(load.milliseconds) / Double(Int64(max(hourly.count, 1)) * Milliseconds.perHour)
        let peak = hourly.max() ?? 0
        let waits = waits.sorted()
        func closed(_ isMeant: (Ending.Hand) -> Bool) -> Figure {
            .count(closings.filter { !$0.key.unanswered && isMeant($0.key.by) }.values.reduce(0, +))
        }
        var figures: [Measure: Figure] = [
            .came: .count(came), .pastVacant: .count(pastVacant), .answered: .share(waits.count, of: came),
            .climbedByClock: .count(climbedByClock), .climbedByHand: .count(climbedByHand),
            .returned: .count(returned), .missed: .count(missed), .missedShare: .share(missed, of: came),
            .closedByRequester: closed { $0 == .requester }, .closedByStaff: closed { $0 == .staff },
            .closedByClock: closed { $0 != .requester && $0 != .staff }, .lapsed: .count(lapsed),
            .stillOpen: .count(stillOpen), .openOnAverage: .average(average), .openAtPeak: .count(peak),
        ]
        figures[.refused] = refused.map(Figure.count)
        for (measure, share) in [(Measure.waitMedian, 0.5), (.waitP90, 0.9), (.waitP99, 0.99)] {
            figures[measure] = waits.value(at: share).map { .seconds(Int($0)) }
        }
        if let staff {
            let officers = Double(staff.officers)
            figures[.averagePerOfficer] = .average(average / officers)
            figures[.peakPerOfficer] = .average(Double(peak) / officers)
            let days = officers * Double(max(staff.workingDays, 1))
            figures[.answersPerOfficerDay] = .average(Double(answers) / days)
        }
        return figures
    }
}

extension Figure {
    fileprivate static func share(_ part: Int, of whole: Int) -> Figure {
        .share(whole == 0 ? 0 : Double(part) / Double(whole))
    }
}

extension [Int32] {
    /// The least of these, sorted already, that `share` of them do not exceed.
    func value(at share: Double) -> Int32? {
        guard !isEmpty else { return nil }
        return self[Swift.min(Swift.max(Int((share * Double(count)).rounded(.up)), 1), count) - 1]
    }
}
