/// When the desk is open on one day, and how far a position in that day has come.
///
/// With `L` milliseconds of opening, the position after `p` of them is `floor(full * p / L)` ticks, where `full` is what
/// the whole day counts. These floors telescope: ticks between two positions are a difference, so working time adds up
/// exactly over any split, in integers. And since `full >= L`, each open millisecond counts at least one tick.
package struct OpeningDay: Hashable, Sendable {
    /// In order, neither overlapping nor touching.
    package let hours: [OpeningHours]
    /// Milliseconds of opening, 0...86,400,000.
    package let length: Int64

    /// Two of a day's opening hours that share a minute.
    package struct Overlap: Error, Hashable {
        package let first: OpeningHours
        package let second: OpeningHours
    }

    package static let closed = OpeningDay(apart: [])
    package static let allDay = OpeningDay(apart: [.allDay])

    /// In any order; those that touch become one.
    package init(_ hours: [OpeningHours]) throws(Overlap) {
        var apart: [OpeningHours] = []
        for next in hours.sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
            guard let last = apart.last, last.until >= next.from else {
                apart.append(next)
                continue
            }
            guard last.until == next.from else { throw Overlap(first: last, second: next) }
            apart[apart.count - 1] = OpeningHours(unchecked: last.from, next.until)
        }
        self.init(apart: apart)
    }

    private init(apart hours: [OpeningHours]) {
        self.hours = hours
        length = hours.reduce(0) { $0 + Int64($1.milliseconds.count) }
    }

    package var isClosed: Bool { hours.isEmpty }

    /// The millisecond at which it has closed for the day; nil where it never opens.
    package var closing: Int64? { hours.last?.milliseconds.upperBound }

    package func isOpen(at millisecond: Int64) -> Bool {
        hours.contains { $0.milliseconds.contains(millisecond) }
    }

    /// The milliseconds of opening before this one.
    package func opened(by millisecond: Int64) -> Int64 {
        var opened: Int64 = 0
        for stretch in hours {
            let open = stretch.milliseconds
            opened += min(max(millisecond, open.lowerBound), open.upperBound) - open.lowerBound
        }
        return opened
    }

    /// What the whole day counts: its length in working hours, always the same in working days.
    package func ticks(counting unit: Span.Unit) -> Int64 {
        switch unit {
        case .minutes, .hours, .days, .workingHours: length
        case .workingDays: isClosed ? 0 : unit.ticks
        }
    }

    /// What counts before the given millisecond of the day.
    package func ticks(by millisecond: Int64, counting unit: Span.Unit) -> Int64 {
        guard !isClosed else { return 0 }
        // At most 86,400,000 squared, a thousandth of what fits.
        return ticks(counting: unit) * opened(by: millisecond) / length
    }

    /// The earliest millisecond of the day (0...86,400,000) by which so many ticks have counted.
    /// - Parameter ticks: `0...ticks(counting: unit)`.
    package func millisecond(reaching ticks: Int64, counting unit: Span.Unit) -> Int64 {
        guard ticks > 0 else { return 0 }
        let full = self.ticks(counting: unit)
        // The least p with floor(full * p / length) >= ticks.
        var missing = (ticks * length + full - 1) / full
        for stretch in hours {
            let open = stretch.milliseconds
            let end = open.lowerBound + missing
            guard end > open.upperBound else { return end }
            missing -= open.upperBound - open.lowerBound
        }
        return Milliseconds.perDay
    }
}
