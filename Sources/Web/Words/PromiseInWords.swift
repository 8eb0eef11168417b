import Helpdesk
import Workflow

/// What a service promises, told from its clocks.
extension PageWords {
    /// Who answers by when: what the front page has room for.
    func promisesToAnswer(of definition: Definition) -> [String] {
        definition.clocks.filter { $0.runsWhile.awaiting != [.team] && !$0.closes }.map {
            promise(of: $0, in: definition)
        }
    }

    func promises(of definition: Definition) -> [String] {
        definition.clocks.map { promise(of: $0, in: definition) }
    }

    private func promise(of clock: Clock, in definition: Definition) -> String {
        let span = clock.span(from: texts, in: language)
        let tiers = holders(of: clock, in: definition)
        switch clock.then {
        case .forward(let tier):
            return self("promise.forward", ["tier": tiers, "span": span, "to": self.tier(tier, in: definition)])
        case .flag where clock.runsWhile.awaiting == [.team]:
            let teams = either(definition.teams.map { wording($0.title) })
            return self("promise.flag.team", ["team": teams, "span": span])
        case .flag:
            return self("promise.flag", ["tier": tiers, "span": span])
        case .close(.noInformation):
            return self("promise.close.information", ["span": span])
        case .close where clock.runsWhile.awaiting == [.requester]:
            return self("promise.close.answered", ["span": span])
        case .close:
            return self("promise.close", ["span": span])
        }
    }

    private func holders(of clock: Clock, in definition: Definition) -> String {
        let tiers = definition.tiers.filter { clock.runsWhile.tiers?.contains($0.name) ?? true }
        return either(tiers.map { wording($0.title) })
    }

    /// How long at most until a ticket is over for certain, everybody silent.
    func bound(_ bound: Bound.Silence) -> String {
        let days = Int((bound.milliseconds + Milliseconds.perDay - 1) / Milliseconds.perDay)
        return self("promise.bound", ["time": Span(days, .days)?.text(from: texts, in: language) ?? "\(days)"])
    }

    /// What a clock will do, in lists: `Naik ke Tim Helpdesk Pusat`.
    func effect(of clock: Clock, in definition: Definition) -> String {
        switch clock.then {
        case .forward(let above): self("clock.forward", ["tier": tier(above, in: definition)])
        case .flag where clock.runsWhile.awaiting == [.team]: self("clock.flag.team")
        case .flag: self("clock.flag")
        case .close: self("clock.close.\(clock.silence)")
        }
    }
}

extension Clock {
    /// Whose silence it ends: `information`, `requester`, or everybody's.
    fileprivate var silence: String {
        switch runsWhile.awaiting {
        case [.information]: "information"
        case [.requester]: "requester"
        case .some, nil: "anybody"
        }
    }
}
