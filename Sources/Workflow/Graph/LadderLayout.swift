/// Where everything of a ladder is drawn: from the top down the ending, then each rung with what comes in on its left,
/// and between two rungs what moves a ticket from one to the other. Narrow, so that a phone shows it without zooming.
struct LadderLayout {
    let graph: LadderGraph

    static let margin = 16
    static let entryWidth = 150
    static let cardX = margin + entryWidth + 30
    static let cardWidth = 310
    static let padding = 14
    static let lane = 22

    private(set) var heading: TextBlock
    private(set) var ending: SVGCanvas.Box
    private(set) var endingText: TextBlock
    private(set) var legend: SVGCanvas.Point
    /// In the order of `graph.rungs`.
    private(set) var rungs: [Rung] = []
    private(set) var height = 0

    struct Rung {
        var card = SVGCanvas.Box(x: LadderLayout.cardX, y: 0, width: LadderLayout.cardWidth, height: 0)
        var text: TextBlock
        var entries: [Placed]
        var teams: [(team: LadderGraph.Team, box: SVGCanvas.Box, text: TextBlock)]
        /// Between this rung and the next one below.
        var gap = SVGCanvas.Box(x: LadderLayout.cardX, y: 0, width: LadderLayout.cardWidth, height: 0)
        var between = Between(text: TextBlock([], width: 0), up: [], down: [])
    }

    struct Placed {
        var y: Int
        var text: TextBlock
    }

    /// What moves tickets between two neighbours: the words, and one arrow for each cause in each direction.
    struct Between {
        var text: TextBlock
        var up: [LadderGraph.Cause]
        var down: [LadderGraph.Cause]
    }

    /// On either side of the words between two rungs.
    static let arrowRoom = 42

    /// The moves that are drawn beside the ladder, in the order of their lanes.
    var longMoves: [LadderGraph.Move] { graph.moves.filter { !graph.isShort($0) } }

    static var right: Int { cardX + cardWidth }
    var endLane: Int { Self.right + Self.lane * (longMoves.count + 1) }
    var width: Int { endLane + Self.margin }
    func laneX(_ index: Int) -> Int { Self.right + Self.lane * (index + 1) }
    static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index % 26))) }

    init(_ graph: LadderGraph) {
        self.graph = graph
        let lanes = graph.moves.filter { !graph.isShort($0) }.count + 1
        let width = Self.right + Self.lane * lanes - Self.margin
        heading = TextBlock(
            [TextBlock.Paragraph(text: graph.title, style: .heading)]
                + (graph.facts + [graph.captions.direction + "."])
                .map { TextBlock.Paragraph(text: $0, style: .note, spaceBefore: 2) }, width: width)
        endingText = TextBlock(
            [TextBlock.Paragraph(text: graph.captions.end, style: .name)]
                + graph.endings.map {
                    TextBlock.Paragraph(text: $0.text, style: .label, icon: $0.cause, spaceBefore: 3)
                }, width: Self.cardWidth - 2 * Self.padding)
        let top = Self.margin + heading.height + 20
        legend = SVGCanvas.Point(x: Self.margin, y: top)
        let endHeight = max(endingText.height + 2 * Self.padding - 4, 3 * TextBlock.Style.note.lineHeight)
        ending = SVGCanvas.Box(x: Self.cardX, y: top, width: Self.cardWidth, height: endHeight)
        place(below: ending.bottom + 34)
    }

    private mutating func place(below top: Int) {
        var y = top
        var placed: [Rung] = []
        for index in graph.rungs.indices.reversed() {
            var rung = rung(index)
            rung.card.y = y
            rung.card.height = max(rung.text.height + 2 * Self.padding - 4, Self.sideHeight(of: rung))
            Self.shiftSide(of: &rung, by: y)
            y += rung.card.height
            if index > 0 {
                rung.between = between(index - 1)
                rung.gap.y = y
                rung.gap.height = max(34, rung.between.text.height + 26)
                y = rung.gap.bottom
            }
            placed.append(rung)
        }
        rungs = placed.reversed()
        height = y + 26 + Self.margin
    }

    // MARK: Rungs

    private func rung(_ index: Int) -> Rung {
        let rung = graph.rungs[index]
        let text = TextBlock(
            [
                TextBlock.Paragraph(text: "\(index + 1). \(rung.title)", style: .name),
                TextBlock.Paragraph(text: rung.staff, style: .note),
            ] + rung.marks.map { TextBlock.Paragraph(text: $0, style: .label, icon: .time, spaceBefore: 4) },
            width: Self.cardWidth - 2 * Self.padding)
        var y = 8
        var teams: [(LadderGraph.Team, SVGCanvas.Box, TextBlock)] = []
        // Beside the highest rung that may ask it.
        for team in graph.teams where team.askedBy.last == rung.name {
            let text = Self.text(of: team)
            let box = SVGCanvas.Box(x: Self.margin, y: y, width: Self.entryWidth, height: text.height + 16)
            teams.append((team, box, text))
            y = box.bottom + 14
        }
        var entries: [Placed] = []
        for entry in graph.entries where entry.into == rung.name {
            let text = Self.text(of: entry)
            entries.append(Placed(y: y, text: text))
            y += text.height + 12
        }
        return Rung(text: text, entries: entries, teams: teams)
    }

    private static func text(of entry: LadderGraph.Entry) -> TextBlock {
        TextBlock(
            [
                TextBlock.Paragraph(text: entry.who, style: .label),
                TextBlock.Paragraph(text: entry.form, style: .note),
            ] + entry.notes.map { TextBlock.Paragraph(text: $0, style: .note) }, width: entryWidth)
    }

    private static func text(of team: LadderGraph.Team) -> TextBlock {
        TextBlock(
            [
                TextBlock.Paragraph(text: team.title, style: .label),
                TextBlock.Paragraph(text: team.staff, style: .note),
            ]
                + team.deeds.map {
                    TextBlock.Paragraph(text: $0, style: .note, icon: .person, spaceBefore: 4)
                }, width: entryWidth - 20)
    }

    private static func sideHeight(of rung: Rung) -> Int {
        let entries = rung.entries.last.map { $0.y + $0.text.height } ?? 0
        let teams = rung.teams.last.map(\.box.bottom) ?? 0
        return max(entries, teams) + 8
    }

    private static func shiftSide(of rung: inout Rung, by y: Int) {
        for index in rung.entries.indices { rung.entries[index].y += y }
        for index in rung.teams.indices { rung.teams[index].box.y += y }
    }

    // MARK: Gaps

    /// What is written between the rung with this index and the next one above, and the arrows beside it.
    private func between(_ index: Int) -> Between {
        let (lower, upper) = (graph.rungs[index].name, graph.rungs[index + 1].name)
        let short = graph.moves.filter(graph.isShort)
        let up = short.filter { $0.sources == [lower] && $0.target == upper }
        let down = short.filter { $0.sources == [upper] && $0.target == lower }
        // Written where the higher end of the lane is.
        let beside = longMoves.enumerated().filter { _, move in
            (move.sources + [move.target]).compactMap(graph.rung).max() == index + 1
        }
        let paragraphs =
            up.map { Self.paragraph($0, "↑ \($0.text)") } + down.map { Self.paragraph($0, "↓ \($0.text)") }
            + beside.map {
                Self.paragraph($1, "\($1.text) → \(graph.title(of: $1.target))", badge: Self.letter($0))
            }
        return Between(
            text: TextBlock(paragraphs, width: Self.cardWidth - 2 * Self.arrowRoom),
            up: [LadderGraph.Cause.time, .person].filter { cause in up.contains { $0.cause == cause } },
            down: [LadderGraph.Cause.time, .person].filter { cause in down.contains { $0.cause == cause } })
    }

    private static func paragraph(
        _ move: LadderGraph.Move, _ text: String, badge: String? = nil
    ) -> TextBlock.Paragraph {
        TextBlock.Paragraph(text: text, style: .label, icon: move.cause, badge: badge, spaceBefore: 6)
    }
}
