/// Paragraphs below each other, broken into lines that fit.
struct TextBlock {
    struct Paragraph {
        var text: String
        var style: Style
        var icon: LadderGraph.Cause?
        /// A letter that is drawn in a circle in front of it.
        var badge: String?
        var spaceBefore = 0
    }

    enum Style: String {
        case heading, name, label, note

        var size: Int {
            switch self {
            case .heading: 21
            case .name: 16
            case .label: 14
            case .note: 13
            }
        }

        var isBold: Bool { self == .heading || self == .name }
        var lineHeight: Int { size + 5 }
    }

    private struct Line {
        var text: String
        var paragraph: Paragraph
        var isFirst: Bool
        /// Of its upper edge, from that of the block.
        var offset: Int
    }

    private static let indent = 18

    private var lines: [Line] = []
    private(set) var height = 0

    init(_ paragraphs: [Paragraph], width: Int) {
        for paragraph in paragraphs {
            if !lines.isEmpty { height += paragraph.spaceBefore }
            let room = width - Self.indent(of: paragraph)
            let texts = TextWidth.wrap(
                paragraph.text, to: room, size: paragraph.style.size, isBold: paragraph.style.isBold)
            for (index, text) in texts.enumerated() {
                lines.append(Line(text: text, paragraph: paragraph, isFirst: index == 0, offset: height))
                height += paragraph.style.lineHeight
            }
        }
    }

    private static func indent(of paragraph: Paragraph) -> Int {
        (paragraph.icon == nil ? 0 : indent) + (paragraph.badge == nil ? 0 : indent + 4)
    }

    func draw(at corner: SVGCanvas.Point, on canvas: inout SVGCanvas) {
        for line in lines {
            let style = line.paragraph.style
            let y = corner.y + line.offset
            if line.isFirst { drawSigns(of: line.paragraph, at: SVGCanvas.Point(x: corner.x, y: y), on: &canvas) }
            let start = SVGCanvas.Point(x: corner.x + Self.indent(of: line.paragraph), y: y + style.size)
            canvas.text(line.text, at: start, style.rawValue)
        }
    }

    private func drawSigns(of paragraph: Paragraph, at corner: SVGCanvas.Point, on canvas: inout SVGCanvas) {
        let middle = corner.y + (paragraph.style.lineHeight + 2) / 2
        var x = corner.x
        if let badge = paragraph.badge {
            let style = paragraph.icon == .time ? "time" : "person"
            canvas.badge(badge, at: SVGCanvas.Point(x: x + 9, y: middle), style)
            x += Self.indent + 4
        }
        if let icon = paragraph.icon { canvas.icon(icon, at: SVGCanvas.Point(x: x, y: middle - 6)) }
    }
}
