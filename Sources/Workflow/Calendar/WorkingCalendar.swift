/// Opening hours and holidays, and in which zone they are meant.
package struct WorkingCalendar: Equatable, Sendable {
    package let name: String
    package let title: Wording
    package let zoneRule: ZoneRule
    package let week: [Weekday: [OpeningHours]]
    /// Of those that cover a day, the later listed wins.
    package let overrides: [HoursOverride]
    /// Day to name.
    package let holidays: [CivilDay: String]
    /// *Cuti bersama*, day to name; closes only if `closesOnCollectiveLeave`.
    package let collectiveLeave: [CivilDay: String]
    package let closesOnCollectiveLeave: Bool

    private let weekHours: WeekHours
    /// One for each override.
    private let overrideHours: [WeekHours]

    package enum ZoneRule: Hashable, Sendable {
        case fixed(Zone)
        /// The zone of the place that holds the ticket.
        case holder
    }

    /// Days in the longest override that is taken for meant.
    package static let longestOverride = 3_660

    /// *Setiap saat*: every hour of every day.
    package static let always = WorkingCalendar(
        alwaysOpen: "setiap-saat", title: Wording("Setiap saat", english: "Around the clock"))

    /// - Throws: the first flaw found, the week's before the overrides'.
    package init(
        name: String,
        title: Wording,
        zone: ZoneRule,
        week: [Weekday: [OpeningHours]],
        overrides: [HoursOverride] = [],
        holidays: [CivilDay: String] = [:],
        collectiveLeave: [CivilDay: String] = [:],
        closesOnCollectiveLeave: Bool = true
    ) throws(CalendarFlaw) {
        self.name = name
        self.title = title
        self.zoneRule = zone
        self.week = week
        self.overrides = overrides
        self.holidays = holidays
        self.collectiveLeave = collectiveLeave
        self.closesOnCollectiveLeave = closesOnCollectiveLeave
        weekHours = try Self.weekHours(week, override: nil)
        guard weekHours.everOpens else { throw .neverOpens }
        var overrideHours: [WeekHours] = []
        for (index, override) in overrides.enumerated() {
            overrideHours.append(try Self.weekHours(of: override, at: index))
        }
        self.overrideHours = overrideHours
    }

    private init(alwaysOpen name: String, title: Wording) {
        self.name = name
        self.title = title
        zoneRule = .fixed(.wib)
        week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [.allDay]) })
        overrides = []
        holidays = [:]
        collectiveLeave = [:]
        closesOnCollectiveLeave = false
        weekHours = WeekHours(daily: .allDay)
        overrideHours = []
    }

    /// The zone whose days and hours count where the holder's place lies in `holder`.
    package func zone(forHolderIn holder: Zone) -> Zone {
        switch zoneRule {
        case .fixed(let zone): zone
        case .holder: holder
        }
    }

    /// Holidays beat overrides, overrides beat the week.
    package func rule(on day: CivilDay) -> DayRule {
        if let name = holidays[day] { return .holiday(name: name) }
        if closesOnCollectiveLeave, let name = collectiveLeave[day] { return .collectiveLeave(name: name) }
        for index in overrides.indices.reversed() where overrides[index].covers(day) {
            if let hours = overrideHours[index][day] { return .override(hours, reason: overrides[index].reason) }
        }
        return .week(weekHours[day] ?? .closed)
    }

    /// What the week says, whatever the year does.
    func usualHours(on day: CivilDay) -> [OpeningHours] { (weekHours[day] ?? .closed).hours }

    private static func weekHours(of override: HoursOverride, at index: Int) throws(CalendarFlaw) -> WeekHours {
        let days = override.from.distance(to: override.through) + 1
        guard days > 0 else { throw .overrideEndsBeforeItStarts(override: index) }
        guard days <= longestOverride else { throw .overrideTooLong(override: index, days: days) }
        return override.isClosure ? WeekHours(daily: .closed) : try weekHours(override.hours, override: index)
    }

    private static func weekHours(
        _ hours: [Weekday: [OpeningHours]], override: Int?
    ) throws(CalendarFlaw) -> WeekHours {
        do throws(WeekHours.Overlap) {
            return try WeekHours(hours)
        } catch {
            throw .overlappingHours(
                error.weekday, first: error.hours.first, second: error.hours.second, override: override)
        }
    }
}
