/// A drawing to be printed as SVG: in whole units of its view box, everything styled by class, so that it is as strict as
/// the pages' policy, follows light and dark, and prints.
struct Picture: Printable, Equatable {
    var id: String
    /// What it is called, and what it shows in words.
    var title: String
    var summary: String
    var width: Int
    var height: Int
    var bars: [Bar] = []
    var strokes: [Stroke] = []
    var words: [Word] = []
    var tiles: [Tile] = []
    /// An image; `group` where there are links in it.
    var role = "img"

    struct Bar: Printable, Equatable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var style: String
    }

    struct Stroke: Printable, Equatable {
        var path: String
        var style: String

        init(_ points: [(x: Int, y: Int)], _ style: String) {
            path = "M" + points.map { "\($0.x) \($0.y)" }.joined(separator: "L")
            self.style = style
        }
    }

    struct Word: Printable, Equatable {
        var text: String
        var x: Int
        var y: Int
        var anchor: String
        var style: String

        init(_ text: String, x: Int, y: Int, anchor: Anchor = .start, style: String = Picture.label) {
            self.text = text
            self.x = x
            self.y = y
            self.anchor = anchor.rawValue
            self.style = style
        }
    }

    enum Anchor: String { case start, middle, end }

    /// A place with its figure, which leads on.
    struct Tile: Printable, Equatable {
        var href: String
        var name: String
        var label: String
        var figure: String
        var x: Int
        var y: Int
        var middle: Int
        var labelY: Int
        var figureY: Int
        var size: Int
        var style: String
    }

    static let label = "word"
    static let value = "value"
}

/// How long a bar is: whole units, and never nothing where there is something.
func length(of value: Int, outOf most: Int, within units: Int) -> Int {
    value <= 0 || most <= 0 ? 0 : max(1, value * units / most)
}
