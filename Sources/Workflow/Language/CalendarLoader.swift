/// Turns the text of a calendar file into a calendar, or into what is wrong with it.
package struct CalendarLoader: Sendable {
    private let holidays: HolidayTable

    package init(holidays: HolidayTable) {
        self.holidays = holidays
    }

    /// - Parameter file: what diagnostics call it.
    package func load(_ source: some Collection<UInt8>, file: String) -> LoadedCalendar {
        switch YAMLDocument.parse(source, file: file) {
        case .failure(let refused): return LoadedCalendar(diagnostics: refused.all)
        case .success(let root):
            var reading = CalendarReading(root, file: file)
            let calendar = reading.calendar(holidays)
            let diagnostics = reading.file.diagnostics
            return LoadedCalendar(calendar: diagnostics.isEmpty ? calendar : nil, diagnostics: diagnostics)
        }
    }

    package func load(_ source: String, file: String) -> LoadedCalendar {
        load(source.utf8, file: file)
    }
}

/// What came of a calendar file: a calendar, or diagnostics.
package struct LoadedCalendar: Equatable, Sendable {
    package var calendar: WorkingCalendar?
    package var diagnostics: [Diagnostic]

    init(calendar: WorkingCalendar? = nil, diagnostics: [Diagnostic]) {
        self.calendar = calendar
        self.diagnostics = diagnostics.inReadingOrder()
    }
}

/// A calendar file's sections.
private struct CalendarReading {
    private(set) var file: FileReading

    init(_ root: YAMLNode, file: String) {
        self.file = FileReading(root, file: file)
    }

    mutating func calendar(_ table: HolidayTable) -> WorkingCalendar? {
        let fields = file.fields(
            of: file.root, required: ["calendar", "title", "zone", "hours"],
            optional: ["holidays", "cuti-bersama", "overrides"])
        let name = file.name(fields["calendar"], of: WorkingCalendar.self)
        let title = file.wording(fields["title"])
        let zone: ZoneWord? = file.word(fields["zone"])
        let hours = hours(fields["hours"])
        let observes = fields["holidays"].flatMap { file.word($0, of: HolidayWord.self) } == .national
        let leave: LeaveWord? = file.word(fields["cuti-bersama"])
        let overrides = fields["overrides"].map { self.overrides($0) } ?? []
        guard file.diagnostics.isEmpty, let name, let title, let zone else { return nil }
        do throws(CalendarFlaw) {
            return try WorkingCalendar(
                name: name.rawValue, title: title, zone: zone.rule, week: hours, overrides: overrides,
                holidays: observes ? table.national : [:], collectiveLeave: observes ? table.collectiveLeave : [:],
                closesOnCollectiveLeave: leave == .closed)
        } catch {
            report(error)
            return nil
        }
    }

    private mutating func hours(_ part: FileReading.Part?) -> [Weekday: [OpeningHours]] {
        let fields = file.fields(of: part, required: [], optional: Weekday.allCases.map(\.rawValue))
        var hours: [Weekday: [OpeningHours]] = [:]
        for day in Weekday.allCases {
            guard let part = fields[day.rawValue] else { continue }
            hours[day] = isClosed(part) ? [] : file.listOrOne(part).compactMap { openingHours($0) }
        }
        return hours
    }

    /// `[]`, for a weekday on which an override closes.
    private func isClosed(_ part: FileReading.Part) -> Bool { part.node.content == .list([]) }

    private mutating func openingHours(_ part: FileReading.Part) -> OpeningHours? {
        guard let text = file.text(part) else { return nil }
        if let hours = OpeningHours(text) { return hours }
        file.report(.malformedHours, at: part.path, ["hours": text])
        return nil
    }

    private mutating func overrides(_ part: FileReading.Part) -> [HoursOverride] {
        file.list(part, atMost: 200).compactMap { part in
            let fields = file.fields(of: part, required: ["from", "through", "reason"], optional: ["hours"])
            let (from, through) = (day(fields["from"]), day(fields["through"]))
            let reason = file.title(fields["reason"])
            let hours = fields["hours"].map { self.hours($0) } ?? [:]
            guard let from, let through, let reason else { return nil }
            return HoursOverride(from: from, through: through, reason: reason, hours: hours)
        }
    }

    private mutating func day(_ part: FileReading.Part?) -> CivilDay? {
        guard let part, let text = file.text(part) else { return nil }
        if let day = CivilDay(text) { return day }
        file.report(.malformedDate, at: part.path, ["date": text])
        return nil
    }

    private mutating func report(_ flaw: CalendarFlaw) {
        switch flaw {
        case .overlappingHours(let day, let first, let second, let override):
            let path = override.map { ["overrides", "\($0)", "hours"] } ?? ["hours"]
            let words = ["day": day.rawValue, "first": first.description, "second": second.description]
            file.report(.overlappingHours, at: path + [day.rawValue], words)
        case .neverOpens: file.report(.neverOpens, at: ["hours"])
        case .overrideEndsBeforeItStarts(let override):
            file.report(.datesReversed, at: ["overrides", "\(override)", "through"])
        case .overrideTooLong(let override, let days):
            let words = ["days": "\(days)", "most": "\(WorkingCalendar.longestOverride)"]
            file.report(.overrideTooLong, at: ["overrides", "\(override)", "through"], words)
        }
    }
}

private enum HolidayWord: String, CaseIterable { case national, none }
private enum LeaveWord: String, CaseIterable { case closed, open }

private enum ZoneWord: String, CaseIterable {
    case wib = "WIB"
    case wita = "WITA"
    case wit = "WIT"
    case holder

    var rule: WorkingCalendar.ZoneRule {
        switch self {
        case .wib: .fixed(.wib)
        case .wita: .fixed(.wita)
        case .wit: .fixed(.wit)
        case .holder: .holder
        }
    }
}
