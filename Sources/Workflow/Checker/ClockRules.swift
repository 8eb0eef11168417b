/// What a clock says about time must fit together.
struct ClockRules {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    var diagnostics: [Diagnostic] {
        definition.clocks.flatMap(lateReminders) + duplicates + oldRequests
    }

    /// Each before the next, and the last before the end.
    private func lateReminders(of clock: Clock) -> [Diagnostic] {
        let moments = clock.reminders + [clock.after]
        return clock.reminders.indices.filter { !moments[$0].isSurelyShorter(than: moments[$0 + 1]) }
            .map { index in
                let path = ["clocks", clock.name.rawValue, "remind", "\(index)"]
                let words = ["reminder": moments[index].description, "next": moments[index + 1].description]
                return Diagnostic(.reminderNotBefore, at: outline[path], words)
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
