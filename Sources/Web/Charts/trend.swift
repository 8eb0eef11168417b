/// What was, as a line; what is expected, as a dashed one.
func trend(
    _ past: [(label: String, value: Int)], to next: (label: String, value: Int), id: String, title: String,
    summary: String, written: (Int) -> String
) -> Picture {
    let (width, height, floor, ceiling, edge) = (300, 132, 104, 24, 24)
    let all = past + [next]
    let most = all.map(\.value).max() ?? 0
    let step = (width - 2 * edge) / max(1, all.count - 1)
    let points = all.enumerated().map { index, point in
        (x: edge + index * step, y: floor - length(of: point.value, outOf: most, within: floor - ceiling))
    }
    var picture = Picture(id: id, title: title, summary: summary, width: width, height: height)
    picture.strokes = [
        .init([(0, floor), (width, floor)], "axis"), .init(Array(points.dropLast()), "path"),
        .init(Array(points.suffix(2)), "path guess"),
    ]
    for (point, entry) in zip(points, all) {
        picture.bars.append(.init(x: point.x - 3, y: point.y - 3, width: 6, height: 6, style: "dot"))
        picture.words.append(
            .init(written(entry.value), x: point.x, y: point.y - 9, anchor: .middle, style: Picture.value))
        picture.words.append(.init(entry.label, x: point.x, y: height - 10, anchor: .middle))
    }
    return picture
}
