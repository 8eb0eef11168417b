/// The parts of a handbook's sentences, in one language.
struct Words {
    private let texts: Texts
    let language: Language
    private let definition: Definition

    init(_ texts: Texts, _ language: Language, _ definition: Definition) {
        self.texts = texts
        self.language = language
        self.definition = definition
    }

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("handbook.\(key)", arguments, in: language)
    }

    // MARK: Names

    /// A name that the catalogue may have words for; if not, its own will do.
    private func named(_ kind: String, _ name: String) -> String {
        let key = "\(kind).\(name)"
        return texts.contains(key) ? texts.text(key, in: language) : name.split(separator: "-").joined(separator: " ")
    }

    func role(_ name: RoleName) -> String { named("role", name.rawValue) }
    func flag(_ name: FlagName) -> String { named("flag", name.rawValue) }
    func reason(_ reason: CloseReason) -> String { named("close", reason.rawValue) }
    func tier(_ name: TierName) -> String {
        definition.group(name)?.title.text(in: language) ?? name.rawValue
    }
    func form(_ name: FormName) -> String { definition.form(name)?.title.text(in: language) ?? name.rawValue }

    /// `Masuk › Lupa kata sandi`
    func category(_ path: CategoryPath) -> String {
        definition.lineage(of: path).map { $0.title.text(in: language) }.joined(separator: " › ")
    }

    /// Which categories are meant: these, or, where those are fewer, all but these.
    func meant(by paths: Set<CategoryPath>) -> (categories: [String], isRest: Bool) {
        let (named, rest) = (definition.inOrder(paths), definition.rest(of: paths))
        let isRest = !rest.isEmpty && rest.count < named.count
        return ((isRest ? rest : named).map(category), isRest)
    }

    func topics(_ key: String, _ paths: Set<CategoryPath>, _ list: ([String]) -> String) -> String {
        let (categories, isRest) = meant(by: paths)
        return self(isRest ? "\(key).except" : key, ["categories": list(categories)])
    }

    /// `[Judul](https://…)`
    func article(_ article: Article) -> String {
        let title = wording(article.title)
        return article.link.map { "[\(title)](\($0))" } ?? title
    }

    func before(_ checks: [Wording]) -> String {
        self("before", ["checks": checks.map(wording).joined(separator: " ")])
    }

    func code(_ name: CodeName) -> String { definition.code(name)?.title.text(in: language) ?? name.rawValue }
    func wording(_ wording: Wording) -> String { wording.text(in: language) }

    func region(_ code: String) -> String {
        Place.Elsewhere(rawValue: code).map { self("from.\($0.rawValue)") } ?? code
    }

    // MARK: People

    func performer(_ performer: Action.Performer) -> String {
        switch performer {
        case .holder: self("by.holder")
        case .requester: self("by.requester")
        case .team: self("by.team")
        case .tier(let name): self("by.tier", ["tier": tier(name)])
        }
    }

    /// Whoever holds the ticket reports to nobody: they call the team back.
    func deed(of action: Action) -> String {
        action.does == .report && action.by != .team ? self("does.report.holder") : deed(action.does)
    }

    func deed(_ deed: Action.Deed) -> String {
        switch deed {
        case .answer: self("does.answer")
        case .reply: self("does.reply")
        case .ask: self("does.ask")
        case .note: self("does.note")
        case .take: self("does.take")
        case .assign: self("does.assign")
        case .refer(let name): self("does.refer", ["team": tier(name)])
        case .report: self("does.report")
        case .forward(let name): self("does.forward", ["tier": tier(name)])
        case .return(let name): self("does.return", ["tier": tier(name)])
        case .recategorise: self("does.recategorise")
        case .duplicate: self("does.duplicate")
        case .inquire: self("does.inquire")
        case .close(.requester): self("does.close")
        case .close(let reason): self("does.close.because", ["reason": self.reason(reason)])
        case .rate: self("does.rate")
        }
    }

    /// Every part of it, one after the other.
    func condition(_ condition: Condition) -> String {
        // In the order of the ladder and of the language, since sets have none.
        let tiers = condition.tiers.map { _ in
            self("while.tier", ["tiers": either(definition.tiers(in: condition).map(tier))])
        }
        let turns = condition.awaiting.map { turns in
            let turns = Awaiting.allCases.filter(turns.contains).map { self("turn.\($0.rawValue)") }
            return self("while.awaiting", ["turns": either(turns)])
        }
        let requesters = condition.requesters.map { roles in
            self("while.requester", ["roles": either(definition.inOrder(roles).map(role))])
        }
        let topics = condition.categories.map { paths in
            self.topics("while.category", paths, either)
        }
        let parts = [tiers, turns, topics, requesters].compactMap(\.self)
        return self("while", ["parts": parts.isEmpty ? self("while.open") : both(parts)])
    }

    func lock(_ lock: Action.Lock) -> String {
        self("lock", ["span": span(lock.span), "event": self("occurrence.\(lock.after.rawValue)")])
    }

    // MARK: Time

    func effect(_ effect: Clock.Effect) -> String {
        switch effect {
        case .forward(let name): self("then.forward", ["tier": tier(name)])
        case .flag(let flag): self("then.flag", ["flag": self.flag(flag)])
        case .close(let reason): self("then.close", ["reason": self.reason(reason)])
        }
    }

    func counting(_ restarts: Set<Clock.Restart>?) -> String {
        guard let restarts else { return self(definition.tiers.count > 1 ? "counting.stay" : "counting.pause") }
        let events = Clock.Restart.allCases.filter(restarts.contains).map { self("restart.\($0.rawValue)") }
        return self("counting.restarts", ["events": either(events)])
    }

    func span(_ span: Span) -> String { span.text(from: texts, in: language) }
    func span(of clock: Clock) -> String { clock.span(from: texts, in: language) }

    /// - Parameter whole: what it is on the way to; where nobody says, a share stays a share.
    func reminder(_ reminder: Reminder, of whole: Span? = nil) -> String {
        let own: Span? = if case .after(let span) = reminder { span } else { nil }
        return (own ?? whole.flatMap(reminder.span)).map(span) ?? self("share", ["share": reminder.description])
    }

    func reminders(of clock: Clock) -> String { both(clock.reminders.map { reminder($0, of: clock.after) }) }

    func time(_ milliseconds: Int64) -> String { texts.time(milliseconds, in: language) }

    // MARK: Lists

    func either(_ items: [String]) -> String { joined(items, "or") }
    func both(_ items: [String]) -> String { joined(items, "and") }

    func sequence(_ items: [String]) -> String {
        items.reduce("") { $0.isEmpty ? $1 : self("next", ["first": $0, "last": $1]) }
    }

    private func joined(_ items: [String], _ key: String) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return self(key, ["first": items.dropLast().joined(separator: ", "), "last": last])
    }
}

extension Span {
    /// `3 hari kerja`, `3 working days`.
    package func text(from texts: Texts, in language: Language) -> String {
        let unit = unit.rawValue.split(separator: " ").joined(separator: "-")
        return texts.text("span.\(unit)\(amount == 1 ? ".one" : "")", ["count": "\(amount)"], in: language)
    }
}

extension Clock {
    /// `3 hari kerja (sampai jam tutup)`: how long, and where it ends, unless that is where one expects it.
    package func span(from texts: Texts, in language: Language) -> String {
        let span = after.text(from: texts, in: language)
        return switch ends {
        case .sameTime: span
        case .closing: texts.text("span.closing", ["span": span], in: language)
        }
    }
}

extension Texts {
    /// Days, hours and minutes, as far as there are any: rounded up, since it is the longest that somebody waits.
    package func time(_ milliseconds: Int64, in language: Language) -> String {
        let minutes = Int((milliseconds + Milliseconds.perMinute - 1) / Milliseconds.perMinute)
        let parts = [Span(minutes / 1_440, .days), Span(minutes / 60 % 24, .hours), Span(minutes % 60, .minutes)]
        return parts.compactMap(\.self).map { $0.text(from: self, in: language) }.joined(separator: " ")
    }
}
