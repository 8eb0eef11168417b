/// A ladder as SVG: no fixed size, in light and dark, told to screen readers as well. People's ways are whole lines and
/// those of time are dashed, so that nothing hangs on colour.
package struct LadderDrawing {
    private let graph: LadderGraph
    private let layout: LadderLayout

    package init(_ graph: LadderGraph) {
        self.graph = graph
        layout = LadderLayout(graph)
    }

    /// What stands between its `style` tags, byte for byte: whoever serves it may let just that through.
    package static let style = "\n\(LadderStyle.sheet)\n"

    package var svg: String {
        var canvas = SVGCanvas()
        drawRails(on: &canvas)
        for index in layout.rungs.indices { draw(layout.rungs[index], on: &canvas) }
        drawEnding(on: &canvas)
        for (index, move) in layout.longMoves.enumerated() { draw(move, inLane: index, on: &canvas) }
        return ([opening] + canvas.elements + ["</svg>"]).joined(separator: "\n")
    }

    private var opening: String {
        let (width, height) = (layout.width, layout.height)
        let description = graph.description.map(SVGCanvas.escaped).joined(separator: "\n")
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" lang="\(graph.language.rawValue)" \
            role="img" aria-labelledby="tangga-title tangga-desc">
            <title id="tangga-title">\(SVGCanvas.escaped(graph.title))</title>
            <desc id="tangga-desc">\(description)</desc>
            <style>\(Self.style)</style>
            <rect class="paper" width="\(width)" height="\(height)"/>
            """
    }

    // MARK: Parts

    private func drawRails(on canvas: inout SVGCanvas) {
        guard let top = layout.rungs.last, let bottom = layout.rungs.first else { return }
        for x in [LadderLayout.cardX + 3, LadderLayout.right - 9] {
            let rail = SVGCanvas.Box(x: x, y: top.card.y - 18, width: 6, height: bottom.card.bottom - top.card.y + 42)
            canvas.box(rail, "rail", radius: 3)
        }
    }

    private func drawEnding(on canvas: inout SVGCanvas) {
        let corner = SVGCanvas.Point(x: LadderLayout.margin, y: LadderLayout.margin)
        layout.heading.draw(at: corner, on: &canvas)
        canvas.box(layout.ending, "end", radius: 18)
        layout.endingText.draw(at: inside(layout.ending), on: &canvas)
        drawLegend(on: &canvas)
        let sources = graph.endings.flatMap(\.sources).compactMap(graph.rung)
        guard let lowest = sources.min() else { return }
        let x = layout.endLane
        let start = layout.rungs[lowest].card.middle
        canvas.arrow(
            [
                .init(x: x, y: start), .init(x: x, y: layout.ending.middle),
                .init(x: layout.ending.right, y: layout.ending.middle),
            ], "close")
        for rung in Set(sources).sorted() {
            let y = layout.rungs[rung].card.middle
            canvas.line([.init(x: LadderLayout.right, y: y), .init(x: x, y: y)], "close")
            canvas.dot(.init(x: LadderLayout.right, y: y), "close")
        }
    }

    private func drawLegend(on canvas: inout SVGCanvas) {
        let captions = graph.captions
        let rows: [(String, String)] = [
            ("person", captions.byPeople), ("time", captions.byTime), ("entry", captions.entry),
        ]
        for (index, row) in rows.enumerated() {
            let y = layout.legend.y + index * TextBlock.Style.note.lineHeight
            let middle = y + 9
            canvas.arrow(
                [.init(x: layout.legend.x, y: middle), .init(x: layout.legend.x + 32, y: middle)], row.0)
            canvas.text(row.1, at: .init(x: layout.legend.x + 40, y: y + 14), "note")
        }
    }

    private func draw(_ rung: LadderLayout.Rung, on canvas: inout SVGCanvas) {
        canvas.box(rung.card, "rung")
        rung.text.draw(at: inside(rung.card), on: &canvas)
        let (left, edge) = (LadderLayout.margin + LadderLayout.entryWidth, LadderLayout.cardX)
        for entry in rung.entries {
            entry.text.draw(at: .init(x: LadderLayout.margin, y: entry.y), on: &canvas)
            canvas.arrow([.init(x: left - 4, y: entry.y + 10), .init(x: edge, y: entry.y + 10)], "entry")
        }
        for (_, box, text) in rung.teams {
            canvas.box(box, "team")
            text.draw(at: .init(x: box.x + 10, y: box.y + 7), on: &canvas)
            canvas.arrow([.init(x: edge - 15, y: box.middle), .init(x: box.right, y: box.middle)], "person")
            canvas.arrow([.init(x: edge - 15, y: box.middle), .init(x: edge, y: box.middle)], "person")
        }
        draw(rung.between, in: rung.gap, on: &canvas)
    }

    private func draw(_ between: LadderLayout.Between, in gap: SVGCanvas.Box, on canvas: inout SVGCanvas) {
        let corner = SVGCanvas.Point(
            x: gap.x + LadderLayout.arrowRoom, y: gap.y + (gap.height - between.text.height) / 2)
        between.text.draw(at: corner, on: &canvas)
        for (index, cause) in between.up.enumerated() {
            let x = gap.x + 20 + 13 * index
            canvas.arrow([.init(x: x, y: gap.bottom), .init(x: x, y: gap.y)], cause.style)
        }
        for (index, cause) in between.down.enumerated() {
            let x = gap.right - 22 - 13 * index
            canvas.arrow([.init(x: x, y: gap.y), .init(x: x, y: gap.bottom)], cause.style)
        }
    }

    /// From each rung where it starts to the one where it leads, with its letter half-way.
    private func draw(_ move: LadderGraph.Move, inLane index: Int, on canvas: inout SVGCanvas) {
        guard let target = graph.rung(move.target) else { return }
        let style = move.cause.style
        let x = layout.laneX(index)
        let isUp = graph.leadsUp(move)
        let spread = 10 * (index + 1)
        let starts = move.sources.compactMap(graph.rung).map { rung in
            let card = layout.rungs[rung].card
            return isUp ? card.y + 8 + spread % max(10, card.height / 2 - 12) : card.bottom - 8
        }
        let card = layout.rungs[target].card
        let end = isUp ? card.bottom - 10 - spread % max(10, card.height / 2 - 14) : card.y + 12
        guard let start = isUp ? starts.max() : starts.min() else { return }
        canvas.arrow(
            [.init(x: x, y: start), .init(x: x, y: end), .init(x: LadderLayout.right, y: end)], style)
        for y in starts {
            canvas.line([.init(x: LadderLayout.right, y: y), .init(x: x, y: y)], style)
            canvas.dot(.init(x: LadderLayout.right, y: y), style)
        }
        let upper = (move.sources + [move.target]).compactMap(graph.rung).max() ?? target
        let gap = layout.rungs[upper].gap
        canvas.badge(LadderLayout.letter(index), at: .init(x: x, y: gap.middle), style)
    }

    private func inside(_ box: SVGCanvas.Box) -> SVGCanvas.Point {
        SVGCanvas.Point(x: box.x + LadderLayout.padding, y: box.y + LadderLayout.padding - 4)
    }
}

extension LadderGraph.Cause {
    /// Of its lines.
    fileprivate var style: String {
        switch self {
        case .person: "person"
        case .time: "time"
        }
    }
}
