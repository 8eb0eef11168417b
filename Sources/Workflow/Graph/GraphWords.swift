/// What is written beside the boxes and arrows of a ladder, in one language: as short as it can be.
struct GraphWords {
    private let definition: Definition
    private let texts: Texts
    private let language: Language
    private let words: Words

    init(_ definition: Definition, _ texts: Texts, _ language: Language) {
        self.definition = definition
        self.texts = texts
        self.language = language
        words = Words(texts, language, definition)
    }

    private func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("graph.\(key)", arguments, in: language)
    }

    var captions: LadderGraph.Captions {
        LadderGraph.Captions(
            end: text("end"), byPeople: text("by-people"), byTime: text("by-time"), entry: text("entry"),
            direction: text("direction"))
    }

    func facts(_ bound: Bound) -> [String] {
        let working = definition.clocks.filter { $0.after.isWorking }
        let calendars = Set(working.map { words.wording(definition.calendar(of: $0).title) }).sorted()
        return [text("bound", ["time": words.time(bound.longest.milliseconds)])]
            + (calendars.isEmpty ? [] : [text("calendar", ["titles": words.both(calendars)])])
    }

    func title(_ wording: Wording) -> String { words.wording(wording) }

    // MARK: Rungs

    func staff(of tier: Tier) -> String {
        text("staff", ["members": words.role(tier.members), "inbox": text("inbox.\(tier.inbox.rawValue)")])
    }

    /// The clocks that run there and change nothing but a mark.
    func marks(in tier: TierName) -> [String] {
        definition.clocks.compactMap { clock in
            guard case .flag(let flag) = clock.then, definition.tiers(in: clock.runsWhile).contains(tier) else {
                return nil
            }
            return text("mark", ["wait": wait(clock), "flag": words.flag(flag)])
        }
    }

    // MARK: Ways in

    func people(_ roles: [RoleName]) -> String { words.both(roles.map(words.role)) }

    /// Without who comes.
    func entry(_ way: Intake) -> LadderGraph.Entry {
        let others =
            way.onBehalfOf.isEmpty ? nil : text("for", ["others": words.either(way.onBehalfOf.map(words.role))])
        let topics = way.categories.map { paths in
            let (categories, isRest) = words.meant(by: paths)
            return text(isRest ? "about.except" : "about", ["categories": few(categories)])
        }
        let regions = way.from.map { text("from", ["regions": few($0.sorted().map(words.region))]) }
        return LadderGraph.Entry(
            into: way.into, who: "", form: words.form(way.form),
            notes: [others, topics, regions].compactMap(\.self))
    }

    /// The categories that begin higher than those who ask do.
    var categoryEntries: [LadderGraph.Entry] {
        let all = definition.allCategories.compactMap { path, category in category.into.map { (path, $0) } }
        let lowest = definition.tiers.first { tier in definition.intake.contains { $0.into == tier.name } }?.name
        return definition.tiers.map(\.name).filter { $0 != lowest }.compactMap { tier in
            let titles = all.filter { $0.1 == tier }.map { words.category($0.0) }
            guard !titles.isEmpty else { return nil }
            return LadderGraph.Entry(
                into: tier, who: text("anybody"), form: text("about", ["categories": few(titles)]), notes: [])
        }
    }

    /// The first ones, and how many more.
    private func few(_ items: [String]) -> String {
        guard items.count > 3 else { return words.both(items) }
        return text("more", ["items": items.prefix(2).joined(separator: ", "), "count": "\(items.count - 2)"])
    }

    // MARK: What moves

    func move(_ action: Action) -> String {
        text("act", ["who": performer(action.by), "label": label(of: action)]) + limits(of: action.when)
    }

    func move(_ clock: Clock) -> String { text("rises", ["wait": wait(clock)]) + reminders(of: clock) }

    func question(_ action: Action, by asking: [TierName]) -> String {
        let isAnyone = asking.count == definition.tiers.count
        let rungs = isAnyone ? "" : " (" + words.either(asking.map(words.tier)) + ")"
        return text("act", ["who": performer(action.by), "label": label(of: action)]) + rungs
    }

    func report(_ action: Action) -> String {
        text("act", ["who": performer(action.by), "label": label(of: action)])
    }

    // MARK: What ends

    func ending(_ action: Action, _ reason: CloseReason) -> String {
        let act = text("act", ["who": performer(action.by), "label": label(of: action)])
        let because = reason == .requester ? "" : " (" + words.reason(reason) + ")"
        return act + because + limits(of: action.when)
    }

    func ending(_ clock: Clock, _ reason: CloseReason) -> String {
        text("lapses", ["wait": wait(clock), "reason": words.reason(reason)]) + reminders(of: clock)
            + rungs(of: clock.runsWhile)
    }

    // MARK: Parts

    /// `3 hari menunggu petugas`
    private func wait(_ clock: Clock) -> String {
        let turns = Awaiting.allCases.filter { clock.runsWhile.awaiting?.contains($0) ?? false }
        let isSilence = clock.restarts?.contains(.message) ?? false
        let state =
            if turns.isEmpty { text(isSilence ? "wait.silence" : "wait.open") } else {
                words.either(turns.map { text("wait.\($0.rawValue)") })
            }
        return text("wait", ["span": words.span(of: clock), "state": state]) + topics(of: clock.runsWhile)
    }

    private func reminders(of clock: Clock) -> String {
        clock.reminders.isEmpty ? "" : text("reminders", ["spans": words.reminders(of: clock)])
    }

    private func limits(of condition: Condition) -> String { topics(of: condition) + rungs(of: condition) }

    private func topics(of condition: Condition) -> String {
        let categories = condition.categories.map { few(definition.inOrder($0).map(words.category)) }
        let roles = condition.requesters.map { words.either(definition.inOrder($0).map(words.role)) }
        let parts = [categories, roles].compactMap(\.self)
        return parts.isEmpty ? "" : " [" + parts.joined(separator: "; ") + "]"
    }

    /// Only of endings, which are drawn for all rungs at once; a move's arrow says where it starts.
    private func rungs(of condition: Condition) -> String {
        guard condition.tiers != nil, definition.tiers(in: condition).count < definition.tiers.count else { return "" }
        return " (" + words.either(definition.tiers(in: condition).map(words.tier)) + ")"
    }

    private func performer(_ performer: Action.Performer) -> String {
        switch performer {
        case .holder: text("who.holder")
        case .requester: text("who.requester")
        case .team: text("who.team")
        case .tier(let name): words.tier(name)
        }
    }

    private func label(of action: Action) -> String {
        action.title.map(words.wording) ?? texts.text("action.\(action.does.word)", in: language).lowercasedFirst
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
