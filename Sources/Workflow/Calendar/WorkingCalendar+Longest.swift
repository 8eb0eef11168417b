extension WorkingCalendar {
    /// The longest plain time, in milliseconds, that the span can take when it begins at any instant of these days.
    ///
    /// Never too short. Exact, but for working days on a calendar whose days differ in length: there the floors of
    /// `OpeningDay` may make it 1 ms too long. Past the horizon it is cut off like `due`.
    ///
    /// Only a few starts can be the worst. Call the plain time from start to due the wait:
    /// - While it is closed, a later start has the same due, hence a shorter wait: the worst is where the closed time
    ///   begins, at a closing or with the range.
    /// - While it is open, and as long as the due moves through one stretch of opening too, the wait changes linearly
    ///   with the start: in working hours not at all; in working days it grows if the day of the due is longer than that
    ///   of the start and shrinks if it is shorter. The worst is at an end of such a piece.
    /// - A piece ends where the start passes an edge (an opening, a closing, a midnight) or where the due passes one.
    ///
    /// So these do: the range's two ends, each edge, and for each edge the last start that is due by it and the first
    /// that is not.
    ///
    /// Where it ends with the day's closing, all starts that are due on one day have the same due, and the worst is the
    /// first of them: the first that is not due by the closing before, which is among those. It is exact then.
    package func longest(
        _ span: Span, ending: Ending = .sameTime, in zone: Zone, over days: ClosedRange<CivilDay>
    ) -> Int64 {
        guard span.isWorking else { return span.ticks }
        let zone = self.zone(forHolderIn: zone)
        let timeline = Timeline(of: self, in: zone, over: days, and: span, ending)
        let starts = zone.instant(on: days.lowerBound)...zone.instant(on: days.upperBound, at: Milliseconds.perDay - 1)
        let longest = timeline.edges
            .flatMap { [$0] + timeline.starts(dueAround: $0) }
            .filter(starts.contains)
            .reduce(max(timeline.wait(from: starts.lowerBound), timeline.wait(from: starts.upperBound))) {
                max($0, timeline.wait(from: $1))
            }
        // Between two candidates the floors can hide less than a tick, and a tick takes at most 1 ms. With equal days
        // they cancel out, since the span is a whole number of days.
        let isExact = timeline.hasEqualDays || span.unit == .workingHours || ending == .closing
        return isExact ? longest : longest + 1
    }
}

/// Ticks of consecutive days, added up once, so that asking either way takes a binary search.
private struct Timeline {
    private let zone: Zone
    private let span: Span
    private let ending: Ending
    private let first: CivilDay
    private var days: [OpeningDay] = []
    /// What counts before each day, and at last the total.
    private var before: [Int64] = [0]

    /// The given days and as many more as the span needs when it begins at the end of them, up to the horizon.
    init(
        of calendar: WorkingCalendar, in zone: Zone, over range: ClosedRange<CivilDay>, and span: Span,
        _ ending: Ending
    ) {
        self.zone = zone
        self.span = span
        self.ending = ending
        first = range.lowerBound
        range.forEach { append(calendar.rule(on: $0).hours) }
        let needed = total + span.ticks
        var next = range.upperBound.advanced(by: 1)
        let end = next.advanced(by: WorkingCalendar.horizon)
        while total < needed, next < end {
            append(calendar.rule(on: next).hours)
            next = next.advanced(by: 1)
        }
    }

    private mutating func append(_ hours: OpeningDay) {
        before.append(total + hours.ticks(counting: span.unit))
        days.append(hours)
    }

    private var total: Int64 { before[days.count] }

    var hasEqualDays: Bool {
        Set(days.lazy.filter { !$0.isClosed }.map(\.length)).count <= 1
    }

    /// Every midnight, opening and closing.
    var edges: [Instant] {
        days.indices.flatMap { index in
            let bounds = days[index].hours.flatMap { [$0.milliseconds.lowerBound, $0.milliseconds.upperBound] }
            return ([0] + bounds).map { zone.instant(on: first.advanced(by: index), at: $0) }
        }
    }

    /// The plain time from `start` until the span is over.
    func wait(from start: Instant) -> Int64 {
        let due = ticks(by: start) + span.ticks
        return (ending == .closing ? closing(reaching: due) : instant(reaching: due)) - start
    }

    /// The last start whose due is not after `edge`, and the next millisecond; none if all are due later.
    func starts(dueAround edge: Instant) -> [Instant] {
        let spare = ticks(by: edge) - span.ticks
        guard spare >= 0 else { return [] }
        let late = instant(reaching: spare + 1)
        return [late - 1, late]
    }

    private func ticks(by instant: Instant) -> Int64 {
        let (day, millisecond) = zone.local(instant)
        let index = first.distance(to: day)
        guard days.indices.contains(index) else { return index < 0 ? 0 : total }
        return before[index] + days[index].ticks(by: millisecond, counting: span.unit)
    }

    /// The earliest instant by which so many ticks (more than zero) have counted; the end if they never do.
    private func instant(reaching ticks: Int64) -> Instant {
        let index = index(reaching: ticks)
        guard index < days.count else { return zone.instant(on: first.advanced(by: index)) }
        return zone.instant(
            on: first.advanced(by: index),
            at: days[index].millisecond(reaching: ticks - before[index], counting: span.unit))
    }

    /// The closing of the day on which that is.
    private func closing(reaching ticks: Int64) -> Instant {
        let index = index(reaching: ticks)
        let closing = index < days.count ? days[index].closing : nil
        return zone.instant(on: first.advanced(by: index), at: closing ?? 0)
    }

    /// Of the first day by whose end so many ticks have counted; one past the last if there is none.
    private func index(reaching ticks: Int64) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if before[middle + 1] < ticks { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
