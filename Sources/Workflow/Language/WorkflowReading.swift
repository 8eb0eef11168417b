/// A workflow file's sections, read into a definition. What is wrong with them is in `file`; a part that can't be read
/// keeps its name, so that those who mention it aren't blamed as well.
struct WorkflowReading {
    private(set) var file: FileReading

    init(_ root: YAMLNode, file: String) {
        self.file = FileReading(root, file: file)
    }

    /// Everything but the calendar, which is somebody else's: only its name.
    mutating func definition() -> (definition: Definition, calendar: String?) {
        let fields = file.fields(
            of: file.root,
            required: ["workflow", "title", "calendar", "tiers", "forms", "intake", "actions"], optional: ["teams", "clocks"])
        let definition = Definition(
            name: file.name(fields["workflow"]) ?? "", title: file.title(fields["title"]) ?? "", hash: "",
            calendar: .always, tiers: tiers(fields["tiers"]), teams: tiers(fields["teams"]), forms: forms(fields["forms"]),
            intake: intake(fields["intake"]), actions: actions(fields["actions"]), clocks: clocks(fields["clocks"]))
        return (definition, file.name(fields["calendar"], of: WorkingCalendar.self)?.rawValue)
    }

    // MARK: Who

    private mutating func tiers(_ part: FileReading.Part?) -> [Tier] {
        file.named(part, atMost: 8).map { name, part in
            let fields = file.fields(of: part, required: ["title", "members", "inbox"])
            return Tier(
                name: TierName(name), title: file.title(fields["title"]) ?? name,
                members: file.name(fields["members"]) ?? "", inbox: file.word(fields["inbox"]) ?? .national)
        }
    }

    private mutating func intake(_ part: FileReading.Part?) -> [Intake] {
        file.list(part, atMost: 60).map { part in
            let fields = file.fields(of: part, required: ["by", "form", "into"], optional: ["for", "channel"])
            return Intake(
                by: file.name(fields["by"]) ?? "",
                onBehalfOf: file.listOrOne(fields["for"]).compactMap { file.name($0) },
                form: file.name(fields["form"]) ?? "", into: file.name(fields["into"]) ?? "",
                channel: file.name(fields["channel"]) ?? .web)
        }
    }

    // MARK: What

    private mutating func forms(_ part: FileReading.Part?) -> [Form] {
        file.named(part, atMost: 40).map { name, part in
            let fields = file.fields(of: part, required: ["title"], optional: ["fields"])
            return Form(
                name: FormName(name), title: file.title(fields["title"]) ?? name,
                fields: file.named(fields["fields"], atMost: 40).map { field($0.name, $0.part) })
        }
    }

    private mutating func field(_ name: String, _ part: FileReading.Part) -> Form.Field {
        let fields = file.fields(
            of: part, required: ["title", "type"], optional: ["options", "required", "personal"])
        let options = fields["options"]
        return Form.Field(
            name: FieldName(name), title: file.title(fields["title"]) ?? name,
            type: fieldType(file.word(fields["type"]), options, of: part) ?? .text,
            isRequired: file.truth(fields["required"]) ?? true, isPersonal: file.truth(fields["personal"]) ?? false)
    }

    private mutating func fieldType(
        _ word: FieldWord?, _ options: FileReading.Part?, of field: FileReading.Part
    ) -> Form.FieldType? {
        switch word {
        case nil: return nil
        case .text:
            if let options { file.report(.optionsWithoutChoice, at: options.path) }
            return .text
        case .choice:
            guard options != nil else {
                file.report(.choiceWithoutOptions, at: field.path)
                return nil
            }
            return .choice(self.options(options))
        }
    }

    private mutating func options(_ part: FileReading.Part?) -> [String] {
        var options: [String] = []
        for item in file.list(part, atMost: 1_000) {
            guard let option = file.title(item) else { continue }
            if options.contains(option) { file.report(.duplicateOption, at: item.path, ["option": option]) }
            options.append(option)
        }
        return options
    }

    // MARK: What people do

    private mutating func actions(_ part: FileReading.Part?) -> [Action] {
        file.named(part, atMost: 40).compactMap { name, part in
            let fields = file.fields(of: part, required: ["does", "by"], optional: ActionKey.allCases.map(\.rawValue))
            let title = file.title(fields["title"])
            let deed = deed(fields, of: part)
            let performer = performer(fields["by"])
            let condition = fields["when"].map { self.condition($0) } ?? .open
            let needsNote = file.word(fields["note"], of: NoteWord.self) == .required
            let lock = lock(fields["not-before"])
            guard let deed, let performer else { return nil }
            return Action(
                name: ActionName(name), title: title, does: deed, by: performer, when: condition,
                needsNote: needsNote, notBefore: lock)
        }
    }

    private mutating func performer(_ part: FileReading.Part?) -> Action.Performer? {
        guard let name: TierName = file.name(part) else { return nil }
        return switch name {
        case "holder": .holder
        case "requester": .requester
        case "team": .team
        default: .tier(name)
        }
    }

    private mutating func deed(_ fields: FileReading.Fields, of part: FileReading.Part) -> Action.Deed? {
        guard let word: DeedWord = file.word(fields["does"]) else { return nil }
        for key in ActionKey.allCases where !word.takes(key) { reportUnfit(fields[key.rawValue], key, for: word) }
        if word.needsTier, fields["to"] == nil { file.report(.missingKey, at: part.path, ["key": "to"]) }
        let to: TierName? = word.needsTier ? file.name(fields["to"]) : nil
        return switch word {
        case .answer: .answer
        case .reply: .reply
        case .ask: .ask
        case .note: .note
        case .take: .take
        case .assign: .assign
        case .refer: to.map { .refer(to: $0) }
        case .report: .report
        case .forward: to.map { .forward(to: $0) }
        case .return: to.map { .return(to: $0) }
        case .duplicate: .duplicate
        case .inquire: .inquire
        case .close: .close(file.word(fields["reason"]) ?? .requester)
        case .rate: .rate
        }
    }

    private mutating func reportUnfit(_ part: FileReading.Part?, _ key: ActionKey, for word: DeedWord) {
        guard let part else { return }
        let known = ["does", "by"] + ActionKey.allCases.filter(word.takes).map(\.rawValue)
        file.report(.unknownKey, at: part.path, ["key": key.rawValue, "known": known.joined(separator: ", ")])
    }

    private mutating func lock(_ part: FileReading.Part?) -> Action.Lock? {
        guard let part, let text = file.text(part) else { return nil }
        if let lock = Action.Lock(text) { return lock }
        let known = Occurrence.allCases.map(\.rawValue).joined(separator: ", ")
        file.report(.malformedLock, at: part.path, ["lock": text, "known": known])
        return nil
    }

    // MARK: What time does

    private mutating func clocks(_ part: FileReading.Part?) -> [Clock] {
        file.named(part, atMost: 12).compactMap { name, part in
            let fields = file.fields(of: part, required: ["while", "after", "then"], optional: ["restarts", "remind"])
            let condition = fields["while"].map { self.condition($0) }
            let restarts = fields["restarts"].map { part in
                Set(file.listOrOne(part).compactMap { file.word($0, of: Clock.Restart.self) })
            }
            let after = file.span(fields["after"])
            let reminders = file.listOrOne(fields["remind"], atMost: 10).compactMap { file.span($0) }
            let effect = effect(fields["then"])
            guard let condition, let after, let effect else { return nil }
            return Clock(
                name: ClockName(name), runsWhile: condition, restarts: restarts, after: after, reminders: reminders,
                then: effect)
        }
    }

    private mutating func condition(_ part: FileReading.Part) -> Condition {
        if part.node.isScalar {
            _ = file.word(part, of: ConditionWord.self)
            return .open
        }
        let fields = file.fields(of: part, required: [], optional: ["tier", "awaiting", "requester"])
        if fields.isEmpty { file.report(.emptyList, at: part.path) }
        return Condition(
            tiers: fields["tier"].map { part in Set(file.listOrOne(part).compactMap { file.name($0) }) },
            awaiting: fields["awaiting"].map { part in Set(file.listOrOne(part).compactMap { file.word($0) }) },
            requesters: fields["requester"].map { part in Set(file.listOrOne(part).compactMap { file.name($0) }) })
    }

    private mutating func effect(_ part: FileReading.Part?) -> Clock.Effect? {
        guard let part else { return nil }
        let known = ["forward", "flag", "close"]
        let fields = file.fields(of: part, required: [], optional: known)
        guard fields.count == 1 else {
            file.report(.notExactlyOne, at: part.path, ["known": known.joined(separator: ", ")])
            return nil
        }
        if let tier: TierName = file.name(fields["forward"]) { return .forward(to: tier) }
        if let flag: FlagName = file.name(fields["flag"]) { return .flag(flag) }
        return file.word(fields["close"]).map { .close($0) }
    }
}

private enum FieldWord: String, CaseIterable { case text, choice }
private enum ConditionWord: String, CaseIterable { case open }

private enum NoteWord: String, CaseIterable { case required }

/// What may be said of an action, besides what it does and for whom.
private enum ActionKey: String, CaseIterable {
    case title, when, to, reason, note
    case notBefore = "not-before"
}

private enum DeedWord: String, CaseIterable {
    case answer, reply, ask, note, take, assign, refer, report, forward, `return`, duplicate, inquire, close, rate

    var needsTier: Bool { self == .forward || self == .return || self == .refer }

    func takes(_ key: ActionKey) -> Bool {
        switch key {
        case .title, .when, .notBefore: true
        case .to: needsTier
        case .reason: self == .close
        case .note: mayStayWordless
        }
    }

    /// Words may go with it; `return` is among them so that a file may say what holds anyway.
    private var mayStayWordless: Bool {
        switch self {
        case .forward, .return, .duplicate, .inquire, .close, .rate: true
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report: false
        }
    }
}
