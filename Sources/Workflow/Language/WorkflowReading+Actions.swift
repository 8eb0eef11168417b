/// What people may do to a ticket.
extension WorkflowReading {
    mutating func actions(_ part: FileReading.Part?) -> [Action] {
        file.named(part, atMost: Most.actions).compactMap { name, part in
            let fields = file.fields(of: part, as: .action)
            let title = file.wording(fields["title"])
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
        case .recategorise: .recategorise
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
}

enum NoteWord: String, CaseIterable { case required }

/// What may be said of an action, besides what it does and for whom.
enum ActionKey: String, CaseIterable {
    case title, when, to, reason, note
    case notBefore = "not-before"
}

enum DeedWord: String, CaseIterable {
    case answer, reply, ask, note, take, assign, refer, report, forward, `return`, recategorise, duplicate,
        inquire, close, rate

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
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report, .recategorise: false
        }
    }
}
