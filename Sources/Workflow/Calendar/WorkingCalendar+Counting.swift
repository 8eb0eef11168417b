/// Everything is counted in ticks (`Span.Unit.ticks`). `zone` is that of the holder's place; a calendar with a fixed
/// zone ignores it.
extension WorkingCalendar {
    /// How many days a search goes on: 200 years. Nothing that is meant lies beyond, and hostile data can't hang us.
    package static let horizon = 73_049

    /// The ticks that count between two instants; 0 unless the second is later.
    ///
    /// Adds up: what counts from a to b and from b to c is what counts from a to c, for any b between.
    package func ticks(from: Instant, to: Instant, counting unit: Span.Unit, in zone: Zone) -> Int64 {
        guard from < to else { return 0 }
        guard unit.isWorking else { return to - from }
        let zone = self.zone(forHolderIn: zone)
        let (first, start) = zone.local(from)
        let (last, end) = zone.local(to)
        var ticks = -rule(on: first).hours.ticks(by: start, counting: unit)
        for dayNumber in first.dayNumber..<last.dayNumber {
            ticks += rule(on: CivilDay(dayNumber: dayNumber)).hours.ticks(counting: unit)
        }
        return ticks + rule(on: last).hours.ticks(by: end, counting: unit)
    }

    /// The earliest instant, not before `from`, by which so many ticks have counted since `from`.
    ///
    /// What ends with a day's opening is due at closing time, not when it opens again. An instant past the horizon is
    /// given as the end of the horizon's last day.
    package func due(after ticks: Int64, counting unit: Span.Unit, from: Instant, in zone: Zone) -> Instant {
        guard ticks > 0 else { return from }
        guard unit.isWorking else { return from + min(ticks, Int64(Self.horizon) * Milliseconds.perDay) }
        let zone = self.zone(forHolderIn: zone)
        let (first, start) = zone.local(from)
        let end = first.dayNumber + Self.horizon
        let before = rule(on: first).hours.ticks(by: start, counting: unit)
        // Counted from the midnight before; no span comes near the clamp.
        var missing = min(ticks, .max - before) + before
        for dayNumber in first.dayNumber..<end {
            let day = CivilDay(dayNumber: dayNumber)
            let hours = rule(on: day).hours
            let full = hours.ticks(counting: unit)
            guard missing > full else {
                return zone.instant(on: day, at: hours.millisecond(reaching: missing, counting: unit))
            }
            missing -= full
        }
        return zone.instant(on: CivilDay(dayNumber: end))
    }

    /// When the span is over that begins at `from`.
    package func due(after span: Span, from: Instant, in zone: Zone) -> Instant {
        due(after: span.ticks, counting: span.unit, from: from, in: zone)
    }

    /// When the day on which the instant lies closes for good; where it is closed by then, or never opens, the next day
    /// that does. A midnight lies on the day that ends with it, as what is due then does.
    ///
    /// Never earlier than the instant; for a later one, or with a holiday more, never earlier than without. Where nothing
    /// opens within the horizon, the instant.
    package func closing(ofDayAt instant: Instant, in zone: Zone) -> Instant {
        let zone = self.zone(forHolderIn: zone)
        var day = zone.local(instant - 1).day
        for _ in 0...Self.horizon {
            let closing = rule(on: day).hours.closing.map { zone.instant(on: day, at: $0) }
            if let closing, instant <= closing { return closing }
            day = day.advanced(by: 1)
        }
        return instant
    }

    package func isOpen(at instant: Instant, in zone: Zone) -> Bool {
        let (day, millisecond) = self.zone(forHolderIn: zone).local(instant)
        return rule(on: day).hours.isOpen(at: millisecond)
    }

    /// The earliest instant, not before the given one, at which it is open: that one itself if it is open then. Nil if
    /// there is none within the horizon.
    package func nextOpening(after instant: Instant, in zone: Zone) -> Instant? {
        let zone = self.zone(forHolderIn: zone)
        var (day, millisecond) = zone.local(instant)
        for _ in 0...Self.horizon {
            if let open = rule(on: day).hours.nextOpening(after: millisecond) { return zone.instant(on: day, at: open) }
            (day, millisecond) = (day.advanced(by: 1), 0)
        }
        return nil
    }
}

extension OpeningDay {
    /// The earliest millisecond of the day, not before the given one, at which it is open.
    fileprivate func nextOpening(after millisecond: Int64) -> Int64? {
        for stretch in hours where millisecond < stretch.milliseconds.upperBound {
            return max(millisecond, stretch.milliseconds.lowerBound)
        }
        return nil
    }
}
