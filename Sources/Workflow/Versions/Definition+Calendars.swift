/// What another calendar under the same words changes.
extension Definition {
    /// Whether both say the same, but for what their calendars say. Comments don't count.
    package func differsOnlyInCalendars(from other: Definition) -> Bool {
        calendarNames == other.calendarNames && withoutCalendars == other.withoutCalendars
    }

    /// The calendars that some clock counts working time on, and that count otherwise than `other`'s of that name.
    package func changedCalendars(since other: Definition) -> [TicketEvent.ChangedCalendar] {
        workingCalendars.compactMap { calendar in
            guard let before = other.workingCalendars.first(where: { $0.name == calendar.name }),
                !calendar.counts(like: before)
            else { return nil }
            return TicketEvent.ChangedCalendar(name: calendar.name, from: before.hash, to: calendar.hash)
        }
    }

    private var workingCalendars: [WorkingCalendar] { calendars.filter { countsWorkingTime(on: $0.name) } }

    /// Whether a clock does, or a lock, which goes by the workflow's own.
    func countsWorkingTime(on name: String) -> Bool {
        clocks.contains { $0.after.isWorking && calendar(of: $0).name == name }
            || locksCountWorkingTime && calendar.name == name
    }

    var locksCountWorkingTime: Bool { actions.contains { $0.notBefore?.span.isWorking ?? false } }

    private var calendarNames: [String] { clocks.map { calendar(of: $0).name } }

    private var withoutCalendars: Definition {
        var copy = self
        copy.hash = ""
        copy.calendar = .always
        for index in copy.clocks.indices { copy.clocks[index].calendar = nil }
        return copy
    }
}

extension WorkingCalendar {
    /// Whether no clock can tell the two apart, whatever they and their holidays are called.
    package func counts(like other: WorkingCalendar) -> Bool {
        zoneRule == other.zoneRule && opens(like: other) && daysOff == other.daysOff
    }

    /// The same hours on the same days, but for holidays.
    func opens(like other: WorkingCalendar) -> Bool {
        week == other.week && overrides.map(\.withoutReason) == other.overrides.map(\.withoutReason)
    }

    /// Holidays, and *cuti bersama* where it closes.
    var daysOff: Set<CivilDay> {
        Set(holidays.keys).union(closesOnCollectiveLeave ? Array(collectiveLeave.keys) : [])
    }
}

extension HoursOverride {
    fileprivate var withoutReason: HoursOverride {
        var copy = self
        copy.reason = ""
        return copy
    }
}
