/// Asks of a definition whose names are all known whether it makes sense, and proves that each of its tickets ends.
struct Checker {
    private let definition: Definition
    private let outline: Outline

    init(_ definition: Definition, _ outline: Outline) {
        self.definition = definition
        self.outline = outline
    }

    /// - Parameter earlier: what is already known, without errors.
    func checked(after earlier: [Diagnostic]) -> Loaded {
        guard !definition.clocks.isEmpty else {
            return Loaded(diagnostics: earlier + [Diagnostic(.noClocks, at: outline["clocks"])])
        }
        let rules = LadderRules(definition, outline).diagnostics + ClockRules(definition, outline).diagnostics
        // Without empty rungs, since what only they make possible is not what the file is for.
        let planned = Possibilities(definition: definition, allowsVacancy: false)
        guard let exploration = Exploration(of: planned) else { return tooManyStates(earlier + rules) }
        let reach = ReachRules(definition, outline, planned, exploration).diagnostics
        let found = earlier + rules + reach
        return found.holdErrors ? Loaded(diagnostics: found) : proved(after: found)
    }

    private func proved(after earlier: [Diagnostic]) -> Loaded {
        guard let plainTime = PlainTime(of: definition) else {
            let words = ["most": "\(PlainTime.most)"]
            return Loaded(diagnostics: earlier + [Diagnostic(.tooManySpans, at: outline["clocks"], words)])
        }
        let neverDue = neverDue(in: plainTime)
        guard neverDue.isEmpty else { return Loaded(diagnostics: earlier + neverDue) }
        let possible = Possibilities(definition: definition, allowsVacancy: true)
        guard let exploration = Exploration(of: possible) else { return tooManyStates(earlier) }
        var proof = Proof(of: possible, longest: plainTime.longestOfClocks)
        do throws(Proof.Failure) {
            let bound = try proof.bound(over: exploration)
            return Loaded(definition: definition, diagnostics: earlier + holidaysEnd, bound: bound)
        } catch {
            switch error {
            case .stuck(let situations):
                return Loaded(diagnostics: earlier + situations.prefix(1).map { self.stuck($0, exploration) })
            case .tooManyStates: return tooManyStates(earlier)
            }
        }
    }

    private func neverDue(in plainTime: PlainTime) -> [Diagnostic] {
        let clocks = definition.clocks.filter(plainTime.isNever).map {
            ($0.name, ["clocks", $0.name.rawValue, "after"])
        }
        let targets = definition.allCategories.flatMap { path, category in
            definition.clocks(for: path).filter { category.targets[$0.name] != nil && plainTime.isNever($0) }
                .map { ($0.name, path.keys + ["target", $0.name.rawValue]) }
        }
        return (clocks + targets).map { Diagnostic(.neverDue, at: outline[$1], ["name": $0.rawValue]) }
    }

    private func tooManyStates(_ earlier: [Diagnostic]) -> Loaded {
        Loaded(diagnostics: earlier + [Diagnostic(.tooManyStates, at: outline["clocks"])])
    }

    /// With the shortest way there, as a witness that anybody can follow.
    private func stuck(_ situation: Situation, _ exploration: Exploration) -> Diagnostic {
        let way = exploration.way(to: situation).map { witness($0) }.joined(separator: " → ")
        let words = ["tier": situation.tier.rawValue, "awaiting": situation.awaiting.rawValue, "way": way]
        return Diagnostic(.stuck, at: outline["clocks"], words)
    }

    /// `pertanyaan (dinas, holder)`: the file's own names, which need no translation.
    private func witness(_ step: Step) -> String {
        let cause =
            switch step.cause {
            case .opened(let index): definition.intake[index].form.rawValue
            case .acted(let action): action.rawValue
            case .rang(let clock): clock.rawValue
            }
        guard let situation = step.situation else { return cause }
        let category = situation.circumstances.category.map { ", \($0)" } ?? ""
        return "\(cause) (\(situation.tier), \(situation.awaiting.rawValue)\(category))"
    }

    /// Beyond its last holiday a calendar takes every weekday for a working day, and promises too much.
    private var holidaysEnd: [Diagnostic] {
        var told: Set<String> = []
        let locks = definition.locksCountWorkingTime ? [(definition.calendar, ["calendar"])] : []
        let clocks = definition.clocks.filter(\.after.isWorking).map { clock in
            (
                definition.calendar(of: clock),
                clock.calendar == nil ? ["calendar"] : ["clocks", clock.name.rawValue, "calendar"]
            )
        }
        return (clocks + locks).compactMap { calendar, path in
            guard let last = calendar.lastHoliday, told.insert(calendar.name).inserted else { return nil }
            return Diagnostic(.holidaysEnd, at: outline[path], ["name": calendar.name, "day": last.description])
        }
    }
}
