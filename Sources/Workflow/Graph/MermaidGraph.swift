/// A ladder as the text of a Mermaid flow chart, for pages that draw it themselves.
package struct MermaidGraph {
    private let graph: LadderGraph

    package init(_ graph: LadderGraph) { self.graph = graph }

    package var text: String {
        (["flowchart BT", "  accTitle: \(Self.plain(graph.title))", "  accDescr: \(Self.plain(facts))"]
            + graph.rungs.enumerated().map { "  \(id($1.name))[\(quoted(rung($1, $0)))]" }
            + graph.teams.map { "  \(id($0.name)){{\(quoted("\($0.title)\n\($0.staff)"))}}" }
            + ["  closed([\(quoted(graph.captions.end))])"] + entries + moves + asked + endings)
            .joined(separator: "\n")
    }

    private var facts: String { graph.facts.joined(separator: " ") }

    /// Names hold no underscores, so that no two become one; the letter before keeps words like `end` apart.
    private func id(_ name: TierName) -> String { "t_" + name.rawValue.replacing("-", with: "_") }

    private func rung(_ rung: LadderGraph.Rung, _ index: Int) -> String {
        (["\(index + 1). \(rung.title)", rung.staff] + rung.marks).joined(separator: "\n")
    }

    private var entries: [String] {
        graph.entries.enumerated().flatMap { index, entry in
            let text = ([entry.who, entry.form] + entry.notes).joined(separator: "\n")
            return ["  in_\(index + 1)[/\(quoted(text))/]", "  in_\(index + 1) --> \(id(entry.into))"]
        }
    }

    private var moves: [String] {
        graph.moves.flatMap { move in
            move.sources.map { "  \(id($0)) \(arrow(move.cause, move.text)) \(id(move.target))" }
        }
    }

    private var asked: [String] {
        graph.teams.flatMap { team in
            let text = team.deeds.joined(separator: "\n")
            return team.askedBy.map { "  \(id($0)) <-->|\(quoted(text))| \(id(team.name))" }
        }
    }

    private var endings: [String] {
        graph.endings.flatMap { ending in
            ending.sources.map { "  \(id($0)) \(arrow(ending.cause, ending.text)) closed" }
        }
    }

    /// Dotted for what time does.
    private func arrow(_ cause: LadderGraph.Cause, _ text: String) -> String {
        switch cause {
        case .person: "-->|\(quoted(text))|"
        case .time: "-.->|\(quoted(text))|"
        }
    }

    private func quoted(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { Self.escaped(String($0)) }
        return "\"" + lines.joined(separator: "<br/>") + "\""
    }

    /// Mermaid's own escapes: entities with a number sign.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", "\\", "'": "#\(scalar.value);"
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": " "
            default: String(scalar)
            }
        }.joined()
    }

    /// One line, as accessibility texts stand without quotes.
    private static func plain(_ text: String) -> String { escaped(text) }
}
