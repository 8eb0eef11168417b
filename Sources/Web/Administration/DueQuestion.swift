import Workflow

/// "If a ticket came in now it would be due at …": the form, as it stands on the page.
struct DueTrial: Printable {
    var year: String
    var start: String
    var startError: String?
    var amount: String
    var amountError: String?
    var units: [Choice]
    var zones: [Choice]
    /// Only where the zone is that of whoever holds the ticket.
    var hasZones: Bool
}

/// What comes of it.
struct DueAnswer: Printable {
    var span: String
    var start: Moment
    var due: Moment
    var begins: String?
    var verdict: String
    var skipped: [Skipped]
    var hasSkipped: Bool
    /// How many more there are.
    var rest: String?
    var horizon: String?

    static let mostSkipped = 60

    struct Skipped: Printable {
        var day: String
        var mark: String
        var sign: String
        var reason: String
    }
}

/// What was asked: without a word about it, three working days from now.
struct DueQuestion {
    let start: String
    let amount: String
    let unit: Span.Unit
    let zone: Zone
    let isZoneTheirs: Bool
    /// In the calendar's zone, or the holder's.
    let instant: Instant?
    let span: Span?

    /// - Parameter asked: what was typed, by the form's names.
    init(_ asked: [String: String], of calendar: WorkingCalendar, _ words: PageWords) {
        isZoneTheirs = calendar.zoneRule == .holder
        let there = asked["zona"].flatMap { Zone(rawValue: $0) }
        zone = calendar.zone(forHolderIn: there ?? words.zone)
        // Forms have no seconds.
        start = asked["mulai"] ?? words.now.typed(in: zone)
        amount = asked["lama"] ?? "3"
        unit = asked["satuan"].flatMap { Span.Unit(rawValue: $0) } ?? .workingDays
        instant = Instant(typed: start, in: zone)
        span = Int(amount).flatMap { [unit] in Span($0, unit) }
    }

    func trial(in year: Int, _ words: PageWords) -> DueTrial {
        DueTrial(
            year: "\(year)", start: start, startError: instant == nil ? words("admin.due.start.wrong") : nil,
            amount: amount, amountError: span == nil ? words("admin.due.amount.wrong") : nil,
            units: Span.Unit.allCases.map {
                Choice(value: $0.rawValue, text: words("admin.unit.\($0.word)"), isChosen: $0 == unit)
            },
            zones: Zone.allCases.map { Choice(value: $0.rawValue, text: $0.rawValue, isChosen: $0 == zone) },
            hasZones: isZoneTheirs)
    }

    /// Nil where what was typed is no question.
    func answer(on calendar: WorkingCalendar, _ words: PageWords) -> DueAnswer? {
        guard let instant, let span else { return nil }
        let report = DueReport(
            span, from: instant, on: calendar, in: zone, texts: words.texts, language: words.language)
        let (there, skipped) = (words.told(in: zone), report.skipped)
        let rest = skipped.count - DueAnswer.mostSkipped
        return DueAnswer(
            span: span.text(from: words.texts, in: words.language), start: there.moment(instant),
            due: there.moment(report.due), begins: report.begins, verdict: report.verdict,
            skipped: skipped.prefix(DueAnswer.mostSkipped).map {
                .init(day: $0.day, mark: $0.mark.rawValue, sign: $0.mark.sign, reason: $0.reason)
            }, hasSkipped: !skipped.isEmpty,
            rest: rest > 0 ? words("admin.due.rest", ["count": "\(rest)"]) : nil, horizon: report.horizon)
    }
}

extension Span.Unit {
    fileprivate var word: String { rawValue.split(separator: " ").joined(separator: "-") }
}

extension Instant {
    /// `2026-02-02T09:00`, as a form's field for times has it.
    fileprivate func typed(in zone: Zone) -> String {
        let (day, millisecond) = zone.local(self)
        let minute = Int(millisecond / Milliseconds.perMinute)
        let (hour, rest) = (minute / 60, minute % 60)
        return "\(day)T\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}
