/// How wide a text is drawn, guessed on the wide side: whoever looks may have any sans-serif, and words must stay inside
/// their boxes in all of them.
enum TextWidth {
    /// In the units of `size`, rounded up.
    static func of(_ text: String, size: Int, isBold: Bool = false) -> Int {
        let width = text.reduce(0) { $0 + hundredths(of: $1) }
        return (width * size * (isBold ? 108 : 100) + 9_999) / 10_000
    }

    /// Of an em, in DejaVu Sans, which is wider than most.
    private static func hundredths(of character: Character) -> Int {
        switch character {
        case "i", "j", "l", "'", "|", ".", ",", ":", ";", " ", "!": 34
        case "f", "r", "t", "(", ")", "[", "]", "/", "-", "·", "“", "”": 43
        case "m", "M", "W", "w", "@", "%", "→", "↑", "↓": 96
        case "A"..."Z", "&": 72
        case "a"..."z", "0"..."9": 64
        // Whatever else: an ideograph is as wide as it is high.
        default: 100
        }
    }

    /// The text in lines that fit: broken between words, and within one that fits no line.
    static func wrap(_ text: String, to width: Int, size: Int, isBold: Bool = false) -> [String] {
        let fits = { (line: String) in of(line, size: size, isBold: isBold) <= width }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").map(String.init) {
            let longer = line.isEmpty ? word : line + " " + word
            if fits(longer) {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            for character in word {
                if !line.isEmpty, !fits(line + String(character)) {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
