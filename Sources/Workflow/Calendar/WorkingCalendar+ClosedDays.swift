extension WorkingCalendar {
    /// A day on which it never opens, and the rule that says so.
    package struct ClosedDay: Hashable, Sendable {
        package let day: CivilDay
        package let rule: DayRule
    }

    /// The days touched between two instants that did not count, in order; none unless the second is later.
    package func closedDays(from: Instant, to: Instant, in zone: Zone) -> [ClosedDay] {
        guard from < to else { return [] }
        let zone = self.zone(forHolderIn: zone)
        return (zone.local(from).day...zone.local(to - 1).day)
            .map { ClosedDay(day: $0, rule: rule(on: $0)) }
            .filter { $0.rule.hours.isClosed }
    }
}
