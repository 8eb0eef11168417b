import Workflow

/// When a desk is open, as a sign on its door would say it.
extension PageWords {
    /// `Senin–Jumat 08.00–17.00 WIB`, one for each stretch of days alike.
    func hours(of calendar: WorkingCalendar, in place: Zone) -> [String] {
        guard !isAlwaysOpen(calendar) else { return [self("hours.always")] }
        let zone = calendar.zone(forHolderIn: place)
        let open = stretches(of: calendar).map { first, last, hours in
            let times = both(hours.map { "\(clock($0.from))–\(clock($0.until))" })
            let days = first == last ? weekday(first) : "\(weekday(first))–\(weekday(last))"
            return self("hours.days", ["days": days, "times": times, "zone": zone.rawValue])
        }
        guard !calendar.holidays.isEmpty else { return open }
        return open + [self(calendar.closesOnCollectiveLeave ? "hours.but-leave" : "hours.but-holidays")]
    }

    /// Whether it is open now, and when that changes; and why it is closed, where a day's name says so.
    func openness(of calendar: WorkingCalendar, in place: Zone, at real: Instant) -> (isOpen: Bool, sentence: String) {
        guard !isAlwaysOpen(calendar) else { return (true, self("hours.open.always")) }
        let zone = calendar.zone(forHolderIn: place)
        let today = zone.local(real).day
        if calendar.isOpen(at: real, in: place) {
            let minute = Int(zone.local(real).millisecond / Milliseconds.perMinute)
            let until = calendar.rule(on: today).hours.hours.first { $0.from <= minute && minute < $0.until }?.until
            return (true, self("hours.open", ["time": clock(until ?? 1_440), "zone": zone.rawValue]))
        }
        guard let next = calendar.nextOpening(after: real, in: place) else { return (false, self("hours.closed")) }
        let opens = ["moment": PageWords(texts: texts, language: language, zone: zone, now: real).exact(next)]
        guard let reason = reason(calendar.rule(on: today)) else { return (false, self("hours.closed.until", opens)) }
        return (false, self("hours.closed.because", opens.merging(["reason": reason]) { one, _ in one }))
    }

    private func reason(_ rule: DayRule) -> String? {
        switch rule {
        case .week: nil
        case .override(_, let reason): reason
        case .holiday(let name), .collectiveLeave(let name): name
        }
    }

    private func isAlwaysOpen(_ calendar: WorkingCalendar) -> Bool {
        calendar.holidays.isEmpty && Weekday.allCases.allSatisfy { calendar.week[$0] == [.allDay] }
    }

    /// Days in a row that are open alike.
    private func stretches(of calendar: WorkingCalendar) -> [(Weekday, Weekday, [OpeningHours])] {
        var stretches: [(Weekday, Weekday, [OpeningHours])] = []
        for (index, day) in Weekday.allCases.enumerated() {
            guard let hours = calendar.week[day], !hours.isEmpty else { continue }
            let yesterday = index > 0 ? Weekday.allCases[index - 1] : nil
            if let last = stretches.last, last.1 == yesterday, last.2 == hours {
                stretches[stretches.count - 1].1 = day
            } else {
                stretches.append((day, day, hours))
            }
        }
        return stretches
    }
}
