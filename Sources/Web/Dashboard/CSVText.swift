/// A table as RFC 4180 has it, in UTF-8 with the mark by which spreadsheets tell.
enum CSVText {
    static func bytes(_ rows: [[String]]) -> [UInt8] {
        let lines = rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }
        return [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
    }

    /// By code points: as a character, a sign that an accent follows is another one, and a spreadsheet doesn't think so.
    static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { formulaSigns.contains($0) } ?? false
        let plain = isFormula ? "'" + text : text
        guard plain.unicodeScalars.contains(where: { quoted.contains($0) }) else { return plain }
        let doubled = plain.unicodeScalars.reduce(into: String.UnicodeScalarView()) { scalars, scalar in
            if scalar == "\"" { scalars.append(scalar) }
            scalars.append(scalar)
        }
        return "\"\(String(doubled))\""
    }

    /// What makes a spreadsheet calculate instead of show; the wide forms count in East Asian ones.
    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    private static let quoted: Set<Unicode.Scalar> = ["\"", ",", "\r", "\n", "\t", ";"]
}
