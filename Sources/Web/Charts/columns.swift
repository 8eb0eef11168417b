/// One column for each step of time; the last step is not over yet, and is drawn hollow.
func columns(
    _ values: [Int], id: String, title: String, summary: String, from first: String, to last: String,
    written: (Int) -> String
) -> Picture {
    let (width, height, step, floor, ceiling) = (273, 132, 21, 112, 20)
    let most = values.max() ?? 0
    var picture = Picture(id: id, title: title, summary: summary, width: width, height: height)
    for (index, value) in values.enumerated() {
        let isLast = index == values.count - 1
        let tall = length(of: value, outOf: most, within: floor - ceiling)
        let x = index * step + 1
        let style = isLast ? "hollow" : "bar"
        picture.bars.append(.init(x: x, y: floor - tall, width: step - 3, height: tall, style: style))
        if value > 0, isLast || index == values.firstIndex(of: most) {
            let anchor: Picture.Anchor = isLast ? .end : index == 0 ? .start : .middle
            let middle = isLast ? width : index == 0 ? 0 : x + step / 2 - 1
            picture.words.append(
                .init(written(value), x: middle, y: floor - tall - 5, anchor: anchor, style: Picture.value))
        }
    }
    picture.strokes.append(.init([(0, floor), (width, floor)], "axis"))
    picture.words.append(.init(first, x: 0, y: height - 4))
    picture.words.append(.init(last, x: width, y: height - 4, anchor: .end))
    return picture
}
