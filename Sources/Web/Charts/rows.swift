/// A bar for each row, with its figure at its end.
struct ChartRow: Equatable {
    var label: String
    var value: Int
    var figure: String
}

enum ChartRowLayout {
    /// Short labels, before their bars.
    case beside
    /// Long ones, above them.
    case above
}

/// - Parameter most: what a whole bar stands for.
func rows(
    _ rows: [ChartRow], most: Int, _ layout: ChartRowLayout, id: String, title: String, summary: String
) -> Picture {
    let (width, figureWidth) = (300, 44)
    let (left, step, thick) = layout == .beside ? (112, 24, 14) : (0, 38, 10)
    let room = width - left - figureWidth
    var picture = Picture(id: id, title: title, summary: summary, width: width, height: max(1, rows.count * step))
    for (index, row) in rows.enumerated() {
        let top = index * step
        let barY = layout == .beside ? top + 5 : top + 20
        let long = length(of: row.value, outOf: most, within: room)
        picture.bars.append(.init(x: left, y: barY, width: room, height: thick, style: "track"))
        picture.bars.append(.init(x: left, y: barY, width: long, height: thick, style: "bar"))
        let figureY = layout == .beside ? top + 16 : top + 29
        picture.words += [
            layout == .beside
                ? .init(row.label, x: left - 8, y: top + 16, anchor: .end) : .init(row.label, x: 0, y: top + 14),
            .init(row.figure, x: width, y: figureY, anchor: .end, style: Picture.value),
        ]
    }
    return picture
}
