extension LadderGraph {
    package init(of definition: Definition, bound: Bound, texts: Texts, in language: Language) {
        let words = GraphWords(definition, texts, language)
        self.init(
            language: language, title: words.title(definition.title), facts: words.facts(bound),
            rungs: definition.tiers.map { tier in
                Rung(
                    name: tier.name, title: words.title(tier.title), staff: words.staff(of: tier),
                    marks: words.marks(in: tier.name))
            },
            teams: definition.teams.map { Self.team($0, of: definition, words) },
            entries: Self.entries(of: definition, words),
            moves: Self.clockMoves(of: definition, words) + Self.actionMoves(of: definition, words),
            endings: Self.endings(of: definition, words), captions: words.captions)
    }

    /// Ways that differ in nothing but who comes are drawn as one.
    private static func entries(of definition: Definition, _ words: GraphWords) -> [Entry] {
        var groups: [(entry: Entry, roles: [RoleName])] = []
        for way in definition.intake {
            let entry = words.entry(way)
            if let index = groups.firstIndex(where: { $0.entry == entry }) {
                groups[index].roles += way.by.filter { !groups[index].roles.contains($0) }
            } else {
                groups.append((entry, way.by))
            }
        }
        let named = groups.map { group in
            var entry = group.entry
            entry.who = words.people(group.roles)
            return entry
        }
        return named + words.categoryEntries
    }

    private static func team(_ team: Tier, of definition: Definition, _ words: GraphWords) -> Team {
        let questions = definition.actions.filter { $0.does == .refer(to: team.name) }
        let reports = definition.actions.filter { $0.does == .report }
        let asking = definition.tiers.map(\.name).filter { tier in
            questions.contains { definition.rungs(of: $0).contains(tier) }
        }
        return Team(
            name: team.name, title: words.title(team.title), staff: words.staff(of: team), askedBy: asking,
            deeds: questions.map { words.question($0, by: asking) } + reports.map(words.report))
    }

    private static func actionMoves(of definition: Definition, _ words: GraphWords) -> [Move] {
        definition.actions.compactMap { action in
            guard let target = action.does.target else { return nil }
            let sources = definition.rungs(of: action).filter { source in
                action.does == .forward(to: target)
                    ? definition.isAbove(target, source) : definition.isAbove(source, target)
            }
            guard !sources.isEmpty else { return nil }
            return Move(cause: .person, text: words.move(action), sources: sources, target: target)
        }
    }

    private static func clockMoves(of definition: Definition, _ words: GraphWords) -> [Move] {
        definition.clocks.compactMap { clock in
            guard case .forward(let target) = clock.then else { return nil }
            let sources = definition.tiers(in: clock.runsWhile).filter { definition.isAbove(target, $0) }
            guard !sources.isEmpty else { return nil }
            return Move(cause: .time, text: words.move(clock), sources: sources, target: target)
        }
    }

    private static func endings(of definition: Definition, _ words: GraphWords) -> [Ending] {
        let byPeople = definition.actions.compactMap { action -> Ending? in
            guard let reason = action.does.ending else { return nil }
            return Ending(
                cause: .person, text: words.ending(action, reason), sources: definition.rungs(of: action))
        }
        let byTime = definition.clocks.compactMap { clock -> Ending? in
            guard case .close(let reason) = clock.then else { return nil }
            return Ending(
                cause: .time, text: words.ending(clock, reason), sources: definition.tiers(in: clock.runsWhile))
        }
        return byPeople + byTime
    }
}

extension Definition {
    /// The rungs that hold the tickets to which it may be done, from the lowest up.
    func rungs(of action: Action) -> [TierName] {
        let tiers = tiers(in: action.when)
        return switch action.by {
        case .tier(let tier): tiers.filter { $0 == tier }
        case .holder, .requester, .team: tiers
        }
    }
}

extension Action.Deed {
    /// The rung that it moves a ticket to.
    fileprivate var target: TierName? {
        switch self {
        case .forward(let tier), .return(let tier): tier
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report, .recategorise, .duplicate, .inquire, .close,
            .rate:
            nil
        }
    }

    /// Why the ticket ends by it.
    fileprivate var ending: CloseReason? {
        switch self {
        case .close(let reason): reason
        case .duplicate: .duplicate
        case .answer, .reply, .ask, .note, .take, .assign, .refer, .report, .forward, .return, .recategorise, .inquire,
            .rate:
            nil
        }
    }
}
