/// Collects the elements of a drawing. All coordinates are whole units of its view box.
struct SVGCanvas {
    private(set) var elements: [String] = []

    struct Point: Equatable {
        var x: Int
        var y: Int
    }

    struct Box: Equatable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int

        var right: Int { x + width }
        var bottom: Int { y + height }
        var middle: Int { y + height / 2 }
    }

    mutating func box(_ box: Box, _ style: String, radius: Int = 8) {
        add(
            "<rect class=\"\(style)\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"\(radius)\"/>"
        )
    }

    mutating func text(_ text: String, at point: Point, _ style: String) {
        add("<text class=\"\(style)\" x=\"\(point.x)\" y=\"\(point.y)\">\(Self.escaped(text))</text>")
    }

    mutating func line(_ points: [Point], _ style: String) {
        let path = points.map { "\($0.x) \($0.y)" }.joined(separator: " L ")
        add("<path class=\"line \(style)\" d=\"M \(path)\"/>")
    }

    /// A line that ends in a point.
    mutating func arrow(_ points: [Point], _ style: String) {
        line(points, style)
        guard points.count > 1, let tip = points.last else { return }
        let before = points[points.count - 2]
        let (x, y) = ((tip.x - before.x).signum(), (tip.y - before.y).signum())
        let base = Point(x: tip.x - 9 * x, y: tip.y - 9 * y)
        let corners = [
            tip, Point(x: base.x - 5 * y, y: base.y + 5 * x), Point(x: base.x + 5 * y, y: base.y - 5 * x),
        ]
        add("<path class=\"point \(style)\" d=\"M \(corners.map { "\($0.x) \($0.y)" }.joined(separator: " L ")) Z\"/>")
    }

    mutating func dot(_ point: Point, _ style: String) {
        add("<circle class=\"point \(style)\" cx=\"\(point.x)\" cy=\"\(point.y)\" r=\"4\"/>")
    }

    /// A letter in a circle.
    mutating func badge(_ letter: String, at point: Point, _ style: String) {
        add("<circle class=\"badge \(style)\" cx=\"\(point.x)\" cy=\"\(point.y)\" r=\"9\"/>")
        text(letter, at: Point(x: point.x, y: point.y + 4), "letter")
    }

    /// A person or a clock, eleven units high, with its upper left corner at `point`.
    mutating func icon(_ cause: LadderGraph.Cause, at point: Point) {
        switch cause {
        case .person:
            add("<circle class=\"point person\" cx=\"\(point.x + 6)\" cy=\"\(point.y + 3)\" r=\"3\"/>")
            add("<path class=\"point person\" d=\"M \(point.x) \(point.y + 12) a 6 5 0 0 1 12 0 Z\"/>")
        case .time:
            add("<circle class=\"line time whole\" cx=\"\(point.x + 6)\" cy=\"\(point.y + 6)\" r=\"5\"/>")
            add("<path class=\"line time whole\" d=\"M \(point.x + 6) \(point.y + 3) v 3 h 3\"/>")
        }
    }

    mutating func add(_ element: String) { elements.append(element) }

    /// For text and for attributes in double quotes.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            // XML has no place for most control characters, not even escaped.
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": " "
            default: String(scalar)
            }
        }.joined()
    }
}
