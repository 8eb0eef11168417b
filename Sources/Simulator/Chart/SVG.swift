import Foundation

/// Writes the few shapes that a chart needs. Texts are escaped here, and nowhere else.
struct SVG {
    private(set) var body = ""

    mutating func text(
        _ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "label"
    ) {
        add("<text class=\"\(style)\" x=\"\(x.svg)\" y=\"\(y.svg)\" text-anchor=\"\(anchor)\">\(text.xml)</text>")
    }

    mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, style: String) {
        add("<line class=\"\(style)\" x1=\"\(x1.svg)\" y1=\"\(y1.svg)\" x2=\"\(x2.svg)\" y2=\"\(y2.svg)\"/>")
    }

    mutating func path(_ points: [(x: Double, y: Double)], closing: Bool = false, style: String) {
        guard let first = points.first else { return }
        // Only what moves is written: a year of days is long enough.
        let rest = points.dropFirst().map { "L\($0.x.svg) \($0.y.svg)" }.joined()
        add("<path class=\"\(style)\" d=\"M\(first.x.svg) \(first.y.svg)\(rest)\(closing ? "Z" : "")\"/>")
    }

    mutating func group(_ title: String, _ content: (inout SVG) -> Void) {
        add("<g role=\"img\"><title>\(title.xml)</title>")
        content(&self)
        add("</g>")
    }

    private mutating func add(_ line: String) { body += line + "\n" }

    enum Anchor: String, CustomStringConvertible {
        case start, middle, end

        var description: String { rawValue }
    }
}

extension Double {
    /// One digit behind the point, none where it is zero.
    fileprivate var svg: String {
        let tenths = Int((self * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}

extension String {
    /// Safe between tags and in attributes. Characters that XML has no place for are left out.
    var xml: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            case "\t", "\n", "\r", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                text.unicodeScalars.append(scalar)
            default: break
            }
        }
    }
}
