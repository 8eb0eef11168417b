package import Workflow

extension Behaviour {
    /// What is taken for meant where nobody says otherwise: for every tier, team and role that one of the files knows.
    package init(for definitions: [Definition]) {
        for definition in definitions {
            for (height, tier) in definition.tiers.enumerated() where tiers[tier.name] == nil {
                tiers[tier.name] = .usual(isTop: height == definition.tiers.count - 1)
            }
            for team in definition.teams where tiers[team.name] == nil { tiers[team.name] = .usualOfTeams }
            for role in definition.intake.flatMap(\.requesters) where requesters[role] == nil {
                requesters[role] = .usual(isStaff: definition.stands(role))
            }
        }
    }
}

extension StaffHabits {
    /// Whoever stands at the top knows most.
    fileprivate static func usual(isTop: Bool) -> StaffHabits {
        StaffHabits(pace: Pace(median: .hours(6), p90: .hours(24)), solved: isTop ? 0.85 : 0.65)
    }

    fileprivate static var usualOfTeams: StaffHabits {
        StaffHabits(pace: Pace(median: .hours(12), p90: .hours(40)), solved: 1)
    }
}

extension RequesterHabits {
    /// Those who stand on a rung themselves are few.
    fileprivate static func usual(isStaff: Bool) -> RequesterHabits {
        RequesterHabits(weight: isStaff ? 1 : 10, pace: Pace(median: .plain(8), p90: .plain(48)))
    }
}

extension Definition {
    /// Is there a rung or a team of these people?
    func stands(_ role: RoleName) -> Bool { (tiers + teams).contains { $0.members == role } }
}

extension Span {
    /// Of working time.
    fileprivate static func hours(_ count: Int) -> Span { Span(count, .workingHours) ?? .plain(count) }
    fileprivate static func plain(_ hours: Int) -> Span { Span(hours, .hours) ?? .shortest }
    private static var shortest: Span {
        guard let span = Span(1, .minutes) else { preconditionFailure("a minute is a span") }
        return span
    }
}

extension WorkingCalendar {
    /// Hours of an office of which nothing else is said: Monday to Friday, 08.00 to 16.00 where it stands, closed on
    /// days off.
    package static func office(_ holidays: HolidayTable) -> WorkingCalendar {
        guard let hours = OpeningHours("08:00-16:00") else { preconditionFailure("eight hours are opening hours") }
        let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, [hours]) })
        do throws(CalendarFlaw) {
            return try WorkingCalendar(
                name: "office", title: "Office", zone: .holder, week: week, holidays: holidays.national,
                collectiveLeave: holidays.collectiveLeave)
        } catch {
            preconditionFailure("one stretch a day overlaps nothing: \(error)")
        }
    }
}
