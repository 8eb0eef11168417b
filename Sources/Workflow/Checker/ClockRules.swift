/// What a clock says about time must fit together.
struct ClockRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        definition.clocks.flatMap(lateReminders) + closingsOfPlainTime + zonelessLocks + duplicates + oldRequests
    }

    /// Each before the next, and the last before the end.
    private func lateReminders(of clock: Clock) -> [Diagnostic] {
        clock.lateReminders.map { index in
            let path = ["clocks", clock.name.rawValue, "remind", "\(index)"]
            return Diagnostic(.reminderNotBefore, at: outline[path], clock.wordsOfReminder(index))
        }
    }

    /// Plain time knows no opening hours, even where the calendar has some.
    private var closingsOfPlainTime: [Diagnostic] {
        definition.clocks.filter { $0.ends == .closing && !$0.after.isWorking }.map {
            let words = ["name": $0.name.rawValue, "after": $0.after.description]
            return Diagnostic(.closingOfPlainTime, at: outline["clocks", $0.name.rawValue, "ends"], words)
        }
    }

    /// A lock opens at one moment, whoever looks and wherever the ticket lies by then.
    private var zonelessLocks: [Diagnostic] {
        guard definition.calendar.zoneRule == .holder else { return [] }
        return definition.actions.filter { $0.notBefore?.span.isWorking ?? false }.map {
            let words = ["lock": $0.notBefore?.description ?? "", "calendar": definition.calendar.name]
            return Diagnostic(.lockInEachZone, at: outline["actions", $0.name.rawValue, "not-before"], words)
        }
    }

    /// What waits for the requester's data should give each request its own time, whatever an earlier one took.
    private var oldRequests: [Diagnostic] {
        definition.clocks
            .filter {
                $0.runsWhile.awaiting == [.information] && !$0.isSetBack(by: [.ask, .message], movesTier: false)
            }
            .map {
                let path = ["clocks", $0.name.rawValue, "restarts"]
                return Diagnostic(
                    .requestNotAnew, at: outline[path], ["name": $0.name.rawValue], suggestion: "restarts: ask")
            }
    }

    private var duplicates: [Diagnostic] {
        definition.clocks.indices.compactMap { later in
            let clock = definition.clocks[later]
            guard let earlier = definition.clocks[..<later].first(where: clock.isSame) else { return nil }
            return Diagnostic(
                .duplicateClock, at: outline["clocks", clock.name.rawValue],
                ["name": clock.name.rawValue, "other": earlier.name.rawValue])
        }
    }
}

extension Clock {
    /// Those that don't surely come before what is next: by their index.
    var lateReminders: [Int] {
        let moments = reminders.map { $0.ticks(of: after) } + [after.ticks]
        return reminders.indices.filter { !reminders[$0].countsLike(after) || moments[$0] >= moments[$0 + 1] }
    }

    func wordsOfReminder(_ index: Int) -> [String: String] {
        let next = reminders.dropFirst(index + 1).first?.description
        return ["reminder": reminders[index].description, "next": next ?? after.description]
    }

    /// But for the name.
    fileprivate func isSame(as other: Clock) -> Bool {
        var renamed = other
        renamed.name = name
        return renamed == self
    }
}

extension Span {
    /// Whether it is over first whenever both begin; spans that count differently can't be compared.
    func isSurelyShorter(than other: Span) -> Bool {
        countsLike(other) && ticks < other.ticks
    }

    /// Whether both count the same time: the same working time, or plain time both.
    func countsLike(_ other: Span) -> Bool {
        unit == other.unit || (!isWorking && !other.isWorking)
    }
}
