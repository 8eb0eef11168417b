/// Every situation that a ticket can get into, each with a shortest way there.
struct Exploration {
    /// In the order found: a shorter way comes first.
    private(set) var situations: [Situation] = []
    private var arrivals: [Situation: (from: Situation?, step: Step)] = [:]

    /// The most situations that are looked at; files that people can follow have some dozens.
    static let most = 5_000
    /// The most steps between them: a hundred times what real files have.
    static let mostSteps = 100_000

    /// Nil if there are more than `most`, or more steps than `mostSteps`.
    init?(of possibilities: Possibilities) {
        for index in possibilities.definition.intake.indices {
            for step in possibilities.openings(by: index) { arrive(by: step, from: nil) }
            guard situations.count <= Self.most else { return nil }
        }
        var next = 0
        var steps = 0
        while next < situations.count {
            let situation = situations[next]
            for step in possibilities.steps(from: situation) {
                arrive(by: step, from: situation)
                steps += 1
            }
            guard situations.count <= Self.most, steps <= Self.mostSteps else { return nil }
            next += 1
        }
    }

    private mutating func arrive(by step: Step, from origin: Situation?) {
        guard let situation = step.situation, arrivals[situation] == nil else { return }
        arrivals[situation] = (origin, step)
        situations.append(situation)
    }

    /// From the opening on.
    func way(to situation: Situation) -> [Step] {
        var way: [Step] = []
        var current: Situation? = situation
        while let here = current, let arrival = arrivals[here] {
            way.append(arrival.step)
            current = arrival.from
        }
        return way.reversed()
    }
}
