/// Whatever a file declares must come into play somewhere.
struct ReachRules {
    private let definition: Definition
    private let outline: Outline
    private let possibilities: Possibilities
    private let exploration: Exploration

    init(
        _ definition: Definition, _ outline: Outline, _ possibilities: Possibilities, _ exploration: Exploration
    ) {
        self.definition = definition
        self.outline = outline
        self.possibilities = possibilities
        self.exploration = exploration
    }

    var diagnostics: [Diagnostic] {
        // What belongs to a tier that nobody gets to is out of reach too; saying so again would not help.
        let tiers = unreachableTiers
        return tiers.isEmpty ? idleActions + lockedActions + idleClocks + hastyCloses : tiers
    }

    private var unreachableTiers: [Diagnostic] {
        let reached = Set(exploration.situations.map(\.tier))
        return definition.tiers.map(\.name).filter { !reached.contains($0) }
            .map { Diagnostic(.unreachableTier, at: outline["tiers", $0.rawValue], ["name": $0.rawValue]) }
    }

    private var idleActions: [Diagnostic] {
        let taken = causes(of: possibilities.steps)
        return definition.actions
            .filter { !taken.contains(.acted($0.name)) && !$0.isForTheEnd && !isReportedAlready($0) }
            .map {
                Diagnostic(.actionNobodyMayTake, at: outline["actions", $0.name.rawValue], ["name": $0.name.rawValue])
            }
    }

    private func isReportedAlready(_ action: Action) -> Bool {
        LadderRules(definition, outline).leadsNowhere(action)
    }

    /// Locks that count from something that no action and no clock of the file does.
    private var lockedActions: [Diagnostic] {
        definition.actions.filter { action in action.notBefore.map { !happens($0.after) } ?? false }.map {
            let words = ["name": $0.name.rawValue, "after": $0.notBefore?.after.rawValue ?? ""]
            return Diagnostic(.neverUnlocked, at: outline["actions", $0.name.rawValue, "not-before"], words)
        }
    }

    private func happens(_ occurrence: Occurrence) -> Bool {
        let forwards = definition.clocks.contains { if case .forward = $0.then { true } else { false } }
        return occurrence == .opened || (occurrence == .forward && forwards)
            || definition.actions.contains { $0.does.occurrence == occurrence }
    }

    private var idleClocks: [Diagnostic] {
        let rung = causes(of: possibilities.rings)
        return definition.clocks.filter { !rung.contains(.rang($0.name)) }
            .map { Diagnostic(.clockNeverRuns, at: outline["clocks", $0.name.rawValue], ["name": $0.name.rawValue]) }
    }

    private func causes(of steps: (Situation) -> [Step]) -> Set<Step.Cause> {
        Set(exploration.situations.flatMap(steps).map(\.cause))
    }

    /// A clock that closes silent tickets before another one could forward them leaves that one without work.
    private var hastyCloses: [Diagnostic] {
        definition.clocks.flatMap { forward in
            guard case .forward = forward.then else { return [Diagnostic]() }
            return definition.clocks.filter { isHasty($0, before: forward) }.map { close in
                let words = [
                    "name": close.name.rawValue, "after": close.after.description, "other": forward.name.rawValue,
                    "otherAfter": forward.after.description,
                ]
                return Diagnostic(.closesBeforeForward, at: outline["clocks", close.name.rawValue, "after"], words)
            }
        }
    }

    private func isHasty(_ close: Clock, before forward: Clock) -> Bool {
        guard case .close = close.then, close.after.isSurelyShorter(than: forward.after) else { return false }
        return exploration.situations.allSatisfy { situation in
            !forward.runsWhile.holds(in: situation.circumstances)
                || close.runsWhile.holds(in: situation.circumstances)
        }
    }
}

extension Action {
    /// Rating comes after the end, where no situation leads; only the requester is there to do it.
    fileprivate var isForTheEnd: Bool { does == .rate && by == .requester }
}

extension Action.Deed {
    fileprivate var occurrence: Occurrence? {
        switch self {
        case .answer: .answer
        case .reply: .reply
        case .ask: .ask
        case .refer: .refer
        case .report: .report
        case .forward: .forward
        case .return: .return
        case .inquire: .inquire
        case .note, .take, .assign, .recategorise, .duplicate, .close, .rate: nil
        }
    }
}
