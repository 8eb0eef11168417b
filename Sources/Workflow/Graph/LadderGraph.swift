/// A workflow as a ladder, in words ready to be drawn: who stands on which rung, who comes in where, what moves a ticket
/// and what ends it. Everything that only people say to each other is left out.
package struct LadderGraph: Equatable, Sendable {
    package var language: Language
    package var title: String
    /// What holds for the whole: how long a ticket can lie around, and what is counted on which calendar.
    package var facts: [String]
    /// From the lowest up.
    package var rungs: [Rung]
    package var teams: [Team]
    package var entries: [Entry]
    package var moves: [Move]
    package var endings: [Ending]
    package var captions: Captions

    package struct Rung: Equatable, Sendable {
        package var name: TierName
        package var title: String
        /// Who stands there, and how many inboxes there are.
        package var staff: String
        /// What time does to a ticket that stays: it only marks it.
        package var marks: [String]
    }

    /// Beside the ladder.
    package struct Team: Equatable, Sendable {
        package var name: TierName
        package var title: String
        package var staff: String
        /// The rungs that may ask it.
        package var askedBy: [TierName]
        package var deeds: [String]
    }

    package struct Entry: Equatable, Sendable {
        package var into: TierName
        package var who: String
        package var form: String
        package var notes: [String]
    }

    package struct Move: Equatable, Sendable {
        package var cause: Cause
        package var text: String
        /// The rungs that it starts from, from the lowest up; not empty.
        package var sources: [TierName]
        package var target: TierName
    }

    package struct Ending: Equatable, Sendable {
        package var cause: Cause
        package var text: String
        package var sources: [TierName]
    }

    package enum Cause: Equatable, Sendable {
        case person, time
    }

    /// What the drawing says of itself.
    package struct Captions: Equatable, Sendable {
        package var end: String
        package var byPeople: String
        package var byTime: String
        package var entry: String
        package var direction: String
    }
}

extension LadderGraph {
    func rung(_ name: TierName) -> Int? { rungs.firstIndex { $0.name == name } }

    func title(of name: TierName) -> String { rungs.first { $0.name == name }?.title ?? name.rawValue }

    /// Whether it leads from one rung to the next and from no other: the others are drawn beside the ladder.
    func isShort(_ move: Move) -> Bool {
        guard move.sources.count == 1, let source = rung(move.sources[0]), let target = rung(move.target) else {
            return false
        }
        return abs(source - target) == 1
    }

    func leadsUp(_ move: Move) -> Bool {
        guard let source = move.sources.first.flatMap(rung), let target = rung(move.target) else { return true }
        return source < target
    }

    /// All of it in sentences, for who doesn't see the drawing.
    package var description: [String] {
        facts
            + entries.map { "\($0.who) → \(title(of: $0.into)): " + ([$0.form] + $0.notes).joined(separator: "; ") }
            + rungs.enumerated().flatMap { index, rung in
                ["\(index + 1). \(rung.title): \(rung.staff)"] + rung.marks.map { "\(rung.title): \($0)" }
            }
            + moves.map { move in
                let sources = move.sources.map(title).joined(separator: ", ")
                return "\(sources) → \(title(of: move.target)): \(move.text)"
            }
            + teams.map { "\($0.title): \($0.staff); " + $0.deeds.joined(separator: "; ") }
            + endings.map { "→ \(captions.end): \($0.text)" }
    }
}
