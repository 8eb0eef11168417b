/// That no ticket is stuck: from every situation, with everybody silent, it gets closed, and by when.
///
/// *Which situations.* `Exploration` has every situation that people, clocks and empty rungs can bring about, and more:
/// where it can't know what happens, everything does. A silent ticket stays among them, since its clocks ring there too.
///
/// *It ends.* Say that a clock runs in each of them (if not, `stuck` names one). A clock that runs reaches its span and
/// rings. Ringing closes the ticket, or lifts it to a higher rung, or leaves it where it is with one more clock done.
/// Clocks are set back only by people or by such a lift, and there are finitely many rungs and clocks: so there are
/// finitely many rings, and the last can only be one that closes.
///
/// *By when.* Times count from the moment at which everybody falls silent. A clock that then runs or stands has at most
/// its whole span before it: a running one is due by `longest`, the most plain time that the span takes on the calendar.
/// For each clock that runs we keep a time by which it is due. Whichever rings next rings by the earliest of these, since
/// the clock that has it rings by then unless another was before it. After it,
/// - a clock that ran and still runs is due when it was;
/// - one that is set back, or stood and now runs, has at most its span before it, from a moment not after this ring;
/// - the others don't count.
/// So what is kept stays true, ring by ring, and the ring that closes has its time. The bound is the latest over all
/// orders in which the clocks can ring.
struct Proof {
    private let possibilities: Possibilities
    private let longest: [CategoryPath?: [ClockName: Int64]]
    private var ends: [Moment: End] = [:]

    /// The most moments that are looked at; files that people can follow have some hundreds.
    static let most = 50_000

    /// - Parameter longest: the most plain time, in milliseconds, that each clock's span can take, by category.
    init(of possibilities: Possibilities, longest: [CategoryPath?: [ClockName: Int64]]) {
        self.possibilities = possibilities
        self.longest = longest
    }

    /// A situation, and by when each clock that runs in it is due.
    private struct Moment: Hashable {
        var situation: Situation
        var dueBy: [ClockName: Int64]
    }

    private struct End {
        var milliseconds: Int64
        var rings: [Step]
    }

    enum Failure: Error {
        /// Of these no clock runs.
        case stuck([Situation])
        case tooManyStates
    }

    static func stuck(in exploration: Exploration, _ possibilities: Possibilities) -> [Situation] {
        exploration.situations.filter { possibilities.running(in: $0).isEmpty }
    }

    /// - Throws: `Failure`.
    mutating func bound(over exploration: Exploration) throws(Failure) -> Bound {
        let stuck = Self.stuck(in: exploration, possibilities)
        guard stuck.isEmpty else { throw .stuck(stuck) }
        let anywhere = exploration.situations.map { Start(situation: $0, way: exploration.way(to: $0)) }
        guard let longest = try longestSilence(from: anywhere) else { throw .stuck([]) }
        var fromIntake: [Bound.Silence] = []
        for index in possibilities.definition.intake.indices {
            let openings = possibilities.openings(by: index).compactMap { step in
                step.situation.map { Start(situation: $0, way: [step]) }
            }
            if let silence = try longestSilence(from: openings) { fromIntake.append(silence) }
        }
        return Bound(longest: longest, fromIntake: fromIntake)
    }

    private struct Start {
        var situation: Situation
        var way: [Step]
    }

    /// Of equally long ones the first; nil without any start.
    private mutating func longestSilence(from starts: [Start]) throws(Failure) -> Bound.Silence? {
        var longest: Bound.Silence?
        for start in starts {
            let silence = try silence(from: start)
            if silence.milliseconds > longest?.milliseconds ?? -1 { longest = silence }
        }
        return longest
    }

    private mutating func silence(from start: Start) throws(Failure) -> Bound.Silence {
        let running = possibilities.running(in: start.situation).map(\.name)
        let dueBy = Dictionary(uniqueKeysWithValues: running.map { ($0, span(of: $0, in: start.situation)) })
        let end = try end(of: Moment(situation: start.situation, dueBy: dueBy))
        return Bound.Silence(
            milliseconds: end.milliseconds, start: start.situation, way: start.way, rings: end.rings)
    }

    /// The latest end that the clocks can bring about from here.
    private mutating func end(of moment: Moment) throws(Failure) -> End {
        if let known = ends[moment] { return known }
        guard ends.count < Self.most else { throw .tooManyStates }
        guard let time = moment.dueBy.values.min() else { throw .stuck([moment.situation]) }
        var latest: End?
        for ring in possibilities.rings(in: moment.situation) {
            var end = End(milliseconds: time, rings: [ring])
            if let situation = ring.situation {
                let rest = try self.end(of: next(from: moment, to: situation, at: time))
                end = End(milliseconds: rest.milliseconds, rings: [ring] + rest.rings)
            }
            if end.milliseconds > latest?.milliseconds ?? -1 { latest = end }
        }
        guard let latest else { throw .stuck([moment.situation]) }
        ends[moment] = latest
        return latest
    }

    /// People alone change what a ticket is about, so in silence a clock has one span to the end. What had counted before
    /// a change stays counted: never is more than the present span to come.
    private func span(of clock: ClockName, in situation: Situation) -> Int64 {
        longest[situation.circumstances.category]?[clock] ?? 0
    }

    private func next(from moment: Moment, to situation: Situation, at time: Int64) -> Moment {
        let rose = situation.tier != moment.situation.tier
        let setBack = rose ? possibilities.setBack(by: [.forward], movesTier: true) : []
        let running = possibilities.running(in: situation).map(\.name)
        let dueBy = running.map { name in
            let kept = setBack.contains(name) ? nil : moment.dueBy[name]
            return (name, kept ?? time + span(of: name, in: situation))
        }
        return Moment(situation: situation, dueBy: Dictionary(uniqueKeysWithValues: dueBy))
    }
}
