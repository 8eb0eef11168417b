/// What must hold of a file's bytes before a YAML parser may see them.
///
/// The parser below us expands aliases when it compares keys, so that nine short lines can keep it busy for hours. It
/// must therefore never see an anchor, and whether one is there has to be decided without it. An anchor begins with an
/// `&` at the beginning of a token, touched by its name. The check is stricter than that, so that it needs to know
/// nothing about quotes, comments and blocks: no `&` (or `!`, for tags) that touches the word after it, unless an ASCII
/// letter or digit comes before it, since then it is inside a token whatever that token is.
package enum YAMLText {
    package static let largest = 256 * 1_024

    /// The text, or why it can't be one.
    static func check(_ source: some Collection<UInt8>, file: String) -> Result<String, Diagnostics> {
        let start = Location(file: file)
        guard source.count <= largest else {
            return .failure([Diagnostic(.fileTooLarge, at: start, ["largest": "\(largest / 1_024)"])])
        }
        guard let text = String(validating: withoutByteOrderMark(source), as: UTF8.self) else {
            return .failure([notUTF8(source, file: file)])
        }
        let diagnostics = scan(text, file: file)
        return diagnostics.isEmpty ? .success(text) : .failure(Diagnostics(diagnostics))
    }

    /// Nil where the bytes are text. For whoever must have text before anything is loaded.
    package static func faultySpelling(of source: some Collection<UInt8>, file: String) -> Diagnostic? {
        String(validating: Array(source), as: UTF8.self) == nil ? notUTF8(source, file: file) : nil
    }

    private static func notUTF8(_ source: some Collection<UInt8>, file: String) -> Diagnostic {
        Diagnostic(.notUTF8, at: firstInvalidLine(of: source, file: file))
    }

    private static func withoutByteOrderMark(_ source: some Collection<UInt8>) -> [UInt8] {
        Array(source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source.dropFirst(0))
    }

    private static func firstInvalidLine(of source: some Collection<UInt8>, file: String) -> Location {
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let index = lines.firstIndex { String(validating: Array($0), as: UTF8.self) == nil }
        return Location(file: file, line: (index ?? 0) + 1)
    }

    /// The first of each kind only: who has one tab has hundreds.
    private static func scan(_ text: String, file: String) -> [Diagnostic] {
        var found: [DiagnosticCode: Diagnostic] = [:]
        var location = Location(file: file)
        var before: Unicode.Scalar = "\n"
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if let code = fault(of: scalar, between: before, and: next), found[code] == nil {
                found[code] = Diagnostic(code, at: location)
            }
            before = scalar
            location.column += 1
            if scalar == "\n" { location = Location(file: file, line: location.line + 1) }
        }
        return Array(found.values)
    }

    private static func fault(
        of scalar: Unicode.Scalar, between before: Unicode.Scalar, and next: Unicode.Scalar?
    ) -> DiagnosticCode? {
        switch scalar {
        case "\t": .tab
        // Line breaks to YAML and to nobody else: the lines that we name would be wrong.
        case "\u{2028}", "\u{2029}": .controlCharacter
        case _ where scalar.steersDirection: .directionControl
        case "&" where !before.isWordPart && (next?.isWordPart ?? false): .anchor
        case "!" where !before.isWordPart && (next.map { $0.isWordPart || "!<".unicodeScalars.contains($0) } ?? false):
            .tag
        case "\n", "\r", " "..."~", "\u{A0}"..."\u{D7FF}", "\u{E000}"..."\u{FEFE}", "\u{FF00}"..."\u{FFFD}",
            "\u{10000}"..."\u{10FFFF}":
            nil
        default: .controlCharacter
        }
    }
}

extension Unicode.Scalar {
    /// Changes the direction in which what follows is drawn, so that a text reads otherwise than it is.
    var steersDirection: Bool { properties.isBidiControl }

    /// What an anchor's name may be made of.
    fileprivate var isWordPart: Bool {
        isASCII && (properties.isAlphabetic || properties.numericType != nil || self == "_" || self == "-")
    }
}
