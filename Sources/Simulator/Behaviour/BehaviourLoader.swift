package import Workflow

/// Turns the text of a behaviour file into behaviour, or into what is wrong with it. What the file doesn't say stays as
/// it is by default.
package struct BehaviourLoader: Sendable {
    private let definitions: [Definition]
    private let calendars: [String: WorkingCalendar]
    private let regions: Set<String>

    /// - Parameters:
    ///   - calendars: by name.
    ///   - regions: every code that a question may come from, or that a rung may be empty in.
    package init(for definitions: [Definition], calendars: [String: WorkingCalendar], regions: Set<String>) {
        self.definitions = definitions
        self.calendars = calendars
        self.regions = regions
    }

    /// - Parameter file: what diagnostics call it.
    package func load(_ source: String, file: String) throws(Diagnostics) -> Behaviour {
        let root = try YAMLDocument.parse(source.utf8, file: file).get()
        var reading = BehaviourReading(
            FileReading(root, file: file), Behaviour(for: definitions), calendars: calendars, regions: regions,
            categories: definitions.flatMap(\.choices))
        reading.read()
        guard reading.file.diagnostics.isEmpty else { throw Diagnostics(reading.file.diagnostics) }
        return reading.behaviour
    }
}

/// A behaviour file's sections.
private struct BehaviourReading {
    var file: FileReading
    var behaviour: Behaviour
    let calendars: [String: WorkingCalendar]
    let regions: Set<String>
    let categories: [CategoryPath]

    init(
        _ file: FileReading, _ behaviour: Behaviour, calendars: [String: WorkingCalendar], regions: Set<String>,
        categories: [CategoryPath]
    ) {
        self.file = file
        self.behaviour = behaviour
        self.calendars = calendars
        self.regions = regions
        self.categories = categories
    }

    mutating func read() {
        let sections = file.fields(
            of: file.root, required: [], optional: ["tiers", "requesters", "categories", "arrivals"])
        let tiers = behaviour.tiers.keys.map(\.rawValue).sorted()
        for (name, part) in entries(of: sections["tiers"], among: tiers) {
            if let habits = behaviour.tiers[TierName(name)] { behaviour.tiers[TierName(name)] = staff(part, habits) }
        }
        let roles = behaviour.requesters.keys.map(\.rawValue).sorted()
        for (name, part) in entries(of: sections["requesters"], among: roles) {
            let role = RoleName(name)
            if let habits = behaviour.requesters[role] { behaviour.requesters[role] = requester(part, habits) }
        }
        for (name, part) in entries(of: sections["categories"], among: categories.map(\.description)) {
            if let path = CategoryPath(name) { behaviour.categories[path] = weight(part) }
        }
        arrivals(sections["arrivals"])
    }

    private mutating func entries(of part: FileReading.Part?, among known: [String]) -> [(String, FileReading.Part)] {
        file.fields(of: part, required: [], optional: known).sorted { $0.key < $1.key }
    }

    // MARK: People

    private mutating func staff(_ part: FileReading.Part, _ usual: StaffHabits) -> StaffHabits {
        let shares: [(String, WritableKeyPath<StaffHabits, Double>)] = [
            ("answered", \.answered), ("solved", \.solved), ("asks", \.asks), ("forwards", \.forwards),
            ("returns", \.returns), ("refers", \.refers), ("closes", \.closes),
        ]
        let fields = file.fields(
            of: part, required: [],
            optional: ["calendar", "median", "p90", "officers", "vacant"] + shares.map(\.0))
        var habits = usual
        for (key, path) in shares {
            if let share = share(fields[key]) { habits[keyPath: path] = share }
        }
        habits.pace = pace(fields, usual.pace)
        habits.calendar = fields["calendar"].flatMap { calendar($0) } ?? usual.calendar
        habits.officers = fields["officers"].flatMap { count($0) }
        if let vacant = fields["vacant"] {
            habits.vacant = Set(file.listOrOne(vacant, atMost: 1_000).compactMap { region($0) })
        }
        if habits.insteadOfAnswers > 1 + 1e-9 { file.report(.shareOfMoreThanAll, at: part.path) }
        return habits
    }

    private mutating func requester(_ part: FileReading.Part, _ usual: RequesterHabits) -> RequesterHabits {
        let fields = file.fields(
            of: part, required: [], optional: ["weight", "closes", "replies", "median", "p90"])
        var habits = usual
        habits.weight = fields["weight"].flatMap { weight($0) } ?? usual.weight
        habits.closes = share(fields["closes"]) ?? usual.closes
        habits.replies = share(fields["replies"]) ?? usual.replies
        habits.pace = pace(fields, usual.pace)
        return habits
    }

    /// With a median alone, nine in ten take four times as long or less.
    private mutating func pace(_ fields: FileReading.Fields, _ usual: Pace) -> Pace {
        let median = file.span(fields["median"])
        let p90 = file.span(fields["p90"])
        var pace = usual
        if let median {
            pace = Pace(median: median, p90: Span(4 * median.amount, median.unit) ?? median)
        }
        pace.p90 = p90 ?? pace.p90
        if let part = fields["p90"] ?? fields["median"],
            !Pace.areAlike(pace.median, pace.p90) || pace.median.ticks > pace.p90.ticks
        {
            file.report(
                .unlikePace, at: part.path, ["median": pace.median.description, "p90": pace.p90.description])
            return usual
        }
        return pace
    }

    // MARK: When and where

    private mutating func arrivals(_ part: FileReading.Part?) {
        let fields = file.fields(of: part, required: [], optional: ["hours", "weekdays", "months", "regions"])
        let hours = (0..<24).map { $0 < 10 ? "0\($0)" : "\($0)" }
        behaviour.rhythm.hours = weights(fields["hours"], hours, behaviour.rhythm.hours)
        behaviour.rhythm.weekdays = weights(
            fields["weekdays"], Weekday.allCases.map(\.rawValue), behaviour.rhythm.weekdays)
        behaviour.rhythm.months = weights(fields["months"], Self.months, behaviour.rhythm.months)
        guard let regions = fields["regions"] else { return }
        for (code, part) in file.entries(of: regions, atMost: 1_000) where isKnown(code, at: part) {
            behaviour.regions[code] = weight(part)
        }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private mutating func weights(_ part: FileReading.Part?, _ keys: [String], _ usual: [Double]) -> [Double] {
        let fields = file.fields(of: part, required: [], optional: keys)
        return zip(keys, usual).map { key, usual in fields[key].flatMap { weight($0) } ?? usual }
    }

    private mutating func region(_ part: FileReading.Part) -> String? {
        file.text(part).flatMap { isKnown($0, at: part) ? $0 : nil }
    }

    private mutating func isKnown(_ code: String, at part: FileReading.Part) -> Bool {
        if regions.contains(code) { return true }
        file.report(.unknownRegion, at: part.path, ["region": code])
        return false
    }

    // MARK: Values

    private mutating func calendar(_ part: FileReading.Part) -> WorkingCalendar? {
        guard let name = file.text(part) else { return nil }
        if let calendar = calendars[name] { return calendar }
        let known = calendars.keys.sorted()
        file.report(
            .unknownCalendar, at: part.path, ["name": name, "known": known.joined(separator: ", ")],
            suggestion: known.nearest(to: name))
        return nil
    }

    /// `85 %` as 0.85.
    private mutating func share(_ part: FileReading.Part?) -> Double? {
        guard let part, let text = file.text(part) else { return nil }
        guard text.hasSuffix("%"), let number = number(text.dropLast()), (0...100).contains(number) else {
            file.report(.malformedShare, at: part.path, ["share": text])
            return nil
        }
        return number / 100
    }

    private mutating func weight(_ part: FileReading.Part) -> Double? {
        guard let text = file.text(part) else { return nil }
        guard let number = number(text[...]), number <= 1_000_000 else {
            file.report(.malformedWeight, at: part.path, ["weight": text])
            return nil
        }
        return number
    }

    private mutating func count(_ part: FileReading.Part) -> Int? {
        guard let text = file.text(part) else { return nil }
        guard let count = Int(text), (1...1_000_000).contains(count) else {
            file.report(.malformedCount, at: part.path, ["count": text])
            return nil
        }
        return count
    }

    /// Digits, and a point with more of them; nothing else that `Double` would read.
    private func number(_ text: Substring) -> Double? {
        let text = text.hasSuffix(" ") ? text.dropLast() : text
        return text.wholeMatch(of: /[0-9]{1,9}(\.[0-9]{1,9})?/) == nil ? nil : Double(text)
    }
}
