/// What people and time do to open tickets.
extension Comparison {
    /// Rights change for open tickets too, but nothing about them has to be decided.
    var actions: [Difference] {
        pairs(
            old.actions, new.actions, by: \.name, Difference.Subject.action, removal: .compatible, addition: .compatible
        ) { old, new in
            var changes: [Difference.Change] = []
            if old.title != new.title {
                changes.append(.title(old.title ?? "", new.title ?? ""))
            }
            if old.by != new.by { changes.append(.performer(old.by, new.by)) }
            if old.does != new.does { changes.append(.deed(old.does, new.does)) }
            if old.when != new.when { changes.append(.condition(old.when, new.when)) }
            if old.needsNote != new.needsNote { changes.append(.note(new.needsNote)) }
            if old.notBefore != new.notBefore { changes.append(.lock(old.notBefore, new.notBefore)) }
            if changes.isEmpty && old != new { changes.append(.otherwise) }
            return changes.map { Difference(.action(new.name), $0, .compatible) }
        }
    }

    var clocks: [Difference] {
        let clocks = pairs(
            old.clocks, new.clocks, by: \.name, Difference.Subject.clock, removal: .needsPlan, addition: .needsPlan
        ) { old, new in changes(from: old, to: new).map { Difference(.clock(new.name), $0, .needsPlan) } }
        let isReordered = isReordered(old.clocks.map(\.name), new.clocks.map(\.name))
        // Of two that fall due at one instant the file's first acts first.
        return clocks + (isReordered && clocks.isEmpty ? [Difference(.workflow, .order, .compatible)] : [])
    }

    private func changes(from old: Clock, to new: Clock) -> [Difference.Change] {
        var changes: [Difference.Change] = []
        if old.after != new.after { changes.append(.span(old.after, new.after)) }
        if old.ends != new.ends { changes.append(.ending(old.ends, new.ends)) }
        if old.runsWhile != new.runsWhile { changes.append(.condition(old.runsWhile, new.runsWhile)) }
        if old.restarts != new.restarts { changes.append(.restarts(old.restarts, new.restarts)) }
        if old.reminders != new.reminders { changes.append(.reminders(old.reminders, new.reminders)) }
        if old.then != new.then { changes.append(.effect(old.then, new.then)) }
        let calendars = (self.old.calendar(of: old), self.new.calendar(of: new))
        let isWorking = old.after.isWorking || new.after.isWorking
        if isWorking && calendars.0.name != calendars.1.name {
            changes.append(.countsOn(calendars.0.title, calendars.1.title))
        }
        var same = (old, new)
        (same.0.calendar, same.1.calendar) = (nil, nil)
        if changes.isEmpty && same.0 != same.1 { changes.append(.otherwise) }
        return changes
    }

    /// Those that both count on and that say something else now.
    var calendars: [Difference] {
        new.calendars.flatMap { calendar in
            old.calendars.first { $0.name == calendar.name }.map { changes(from: $0, to: calendar) } ?? []
        }
    }

    private func changes(from old: WorkingCalendar, to new: WorkingCalendar) -> [Difference] {
        var changes: [Difference.Change] = []
        if old.zoneRule != new.zoneRule { changes.append(.zone) }
        let (before, after) = (old.daysOff, new.daysOff)
        if before != after {
            changes.append(
                .holidays(added: after.subtracting(before).sorted(), removed: before.subtracting(after).sorted()))
        }
        if !old.opens(like: new) { changes.append(.hours) }
        // A calendar on which nothing is counted changes nothing.
        let counts = self.new.countsWorkingTime(on: new.name)
        return changes.map { Difference(.calendar(new.name), $0, counts ? .needsPlan : .compatible) }
    }
}
