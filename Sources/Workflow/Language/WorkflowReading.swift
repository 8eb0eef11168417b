/// A workflow file's sections, read into a definition. What is wrong with them is in `file`; a part that can't be read
/// keeps its name, so that those who mention it aren't blamed as well.
struct WorkflowReading {
    var file: FileReading
    private var calendars: [Outline.Path: String] = [:]

    init(_ root: YAMLNode, file: String) {
        self.file = FileReading(root, file: file)
    }

    /// Everything but the calendars, which are somebody else's: only their names, by the keys that lead to them.
    mutating func definition() -> (definition: Definition, calendars: [Outline.Path: String]) {
        let fields = file.fields(of: file.root, as: .workflow)
        var definition = Definition(
            name: file.name(fields["workflow"]) ?? "", title: file.wording(fields["title"]) ?? "", hash: "",
            calendar: .always, tiers: tiers(fields["tiers"]), teams: tiers(fields["teams"]),
            forms: file.forms(fields["forms"]), categories: categoryTree(fields["categories"]),
            intake: intake(fields["intake"]), actions: actions(fields["actions"]), clocks: clocks(fields["clocks"]),
            quiet: quiet(fields["quiet"]))
        definition.codes = codes(fields["codes"])
        definition.comments = comments(fields["comments"])
        definition.article = file.article(fields["article"])
        calendar(fields["calendar"])
        return (definition, calendars)
    }

    // MARK: Who

    private mutating func tiers(_ part: FileReading.Part?) -> [Tier] {
        file.named(part, atMost: Most.tiers).map { name, part in
            let fields = file.fields(of: part, as: .tier)
            return Tier(
                name: TierName(name), title: file.wording(fields["title"]) ?? Wording(name),
                members: file.name(fields["members"]) ?? "", inbox: file.word(fields["inbox"]) ?? .national)
        }
    }

    private mutating func intake(_ part: FileReading.Part?) -> [Intake] {
        file.list(part, atMost: Most.ways).map { part in
            let fields = file.fields(of: part, as: .intake)
            return Intake(
                by: file.listOrOne(fields["by"]).compactMap { file.name($0) },
                onBehalfOf: file.listOrOne(fields["for"]).compactMap { file.name($0) },
                form: file.name(fields["form"]) ?? "", into: file.name(fields["into"]) ?? "",
                channel: file.name(fields["channel"]) ?? .web, categories: categoryPaths(fields["category"]),
                from: fields["from"].map { part in
                    Set(file.listOrOne(part, atMost: Most.regions).compactMap { region($0) })
                }, queue: queue(fields["queue"]), desk: desk(fields["desk"]))
        }
    }

    /// `32`, `32.73`, or a word for places without a kab/kota. Quoted, since 11.10 is 11.1 to other readers.
    private mutating func region(_ part: FileReading.Part) -> String? {
        guard let text = file.quotedText(part) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isCode = parts.count <= 2 && parts.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }
        if isCode || Place.Elsewhere(rawValue: text) != nil { return text }
        let words = Place.Elsewhere.allCases.map(\.rawValue)
        file.report(
            .malformedRegion, at: part.path, ["region": text, "known": words.joined(separator: ", ")],
            suggestion: words.nearest(to: text))
        return nil
    }

    private mutating func categoryPaths(_ part: FileReading.Part?) -> Set<CategoryPath>? {
        part.map { Set(file.listOrOne($0).compactMap { categoryPath($0) }) }
    }

    private mutating func categoryPath(_ part: FileReading.Part) -> CategoryPath? {
        guard let text = file.text(part) else { return nil }
        if let path = CategoryPath(text) { return path }
        file.report(.malformedName, at: part.path, ["name": text])
        return nil
    }

    // MARK: What time does

    private mutating func clocks(_ part: FileReading.Part?) -> [Clock] {
        file.named(part, atMost: Most.clocks).compactMap { name, part in
            let fields = file.fields(of: part, as: .clock)
            calendar(fields["calendar"])
            let condition = fields["while"].map { self.condition($0) }
            let restarts = fields["restarts"].map { part in
                Set(file.listOrOne(part).compactMap { file.word($0, of: Clock.Restart.self) })
            }
            let after = file.span(fields["after"])
            let ends = file.word(fields["ends"], of: Ending.self) ?? .sameTime
            let reminders = file.listOrOne(fields["remind"], atMost: Most.reminders).compactMap { file.reminder($0) }
            let effect = effect(fields["then"])
            guard let condition, let after, let effect else { return nil }
            return Clock(
                name: ClockName(name), runsWhile: condition, restarts: restarts, after: after, ends: ends,
                reminders: reminders, then: effect)
        }
    }

    private mutating func calendar(_ part: FileReading.Part?) {
        guard let part, let name = file.name(part, of: WorkingCalendar.self) else { return }
        calendars[part.path] = name.rawValue
    }

    private mutating func quiet(_ part: FileReading.Part?) -> QuietHours? {
        guard let part, let text = file.text(part) else { return nil }
        if let quiet = QuietHours(text) { return quiet }
        file.report(.malformedQuiet, at: part.path, ["hours": text])
        return nil
    }

    mutating func condition(_ part: FileReading.Part) -> Condition {
        if part.node.isScalar {
            _ = file.word(part, of: ConditionWord.self)
            return .open
        }
        let fields = file.fields(of: part, as: .condition)
        if fields.isEmpty { file.report(.emptyList, at: part.path) }
        return Condition(
            tiers: fields["tier"].map { part in Set(file.listOrOne(part).compactMap { file.name($0) }) },
            awaiting: fields["awaiting"].map { part in Set(file.listOrOne(part).compactMap { file.word($0) }) },
            categories: categoryPaths(fields["category"]),
            requesters: fields["requester"].map { part in Set(file.listOrOne(part).compactMap { file.name($0) }) })
    }

    private mutating func effect(_ part: FileReading.Part?) -> Clock.Effect? {
        guard let part else { return nil }
        let fields = file.fields(of: part, as: .effect)
        guard fields.count == 1 else {
            let known = NodeKind.effect.keys.map(\.name)
            file.report(.notExactlyOne, at: part.path, ["known": known.joined(separator: ", ")])
            return nil
        }
        if let tier: TierName = file.name(fields["forward"]) { return .forward(to: tier) }
        if let flag: FlagName = file.name(fields["flag"]) { return .flag(flag) }
        return file.word(fields["close"]).map { .close($0) }
    }
}

enum ConditionWord: String, CaseIterable { case open }
