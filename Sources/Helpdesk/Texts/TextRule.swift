package import Workflow

/// Why words can't stand in a text's place.
package enum TextFlaw: Error, Hashable, Sendable {
    case blank
    case tooLong(limit: Int)
    case controlCharacters
    /// The text is one line, wherever it is printed.
    case lineBreak
    /// A brace that belongs to no placeholder.
    case malformed
    case unknown(String, allowed: [String])
    case missing(String)

    package var textKey: String {
        switch self {
        case .blank: "fault.missing"
        case .tooLong: "fault.too-long"
        case .controlCharacters: "fault.control-characters"
        case .lineBreak: "text-flaw.line-break"
        case .malformed: "text-flaw.malformed"
        case .unknown(_, let allowed): allowed.isEmpty ? "text-flaw.none-allowed" : "text-flaw.unknown"
        case .missing: "text-flaw.missing"
        }
    }

    package var textArguments: [String: String] {
        switch self {
        case .blank, .controlCharacters, .lineBreak, .malformed: [:]
        case .tooLong(let limit): ["limit": "\(limit)"]
        case .unknown(let name, let allowed):
            ["name": "{\(name)}", "allowed": allowed.map { "{\($0)}" }.joined(separator: ", ")]
        case .missing(let name): ["name": "{\(name)}"]
        }
    }
}

/// Everything that is wrong with words that were sent, by language or field.
package struct TextFlaws: Error, Equatable {
    package var flaws: [String: TextFlaw]
}

/// What words must be to stand in a text's place.
package struct TextRule: Equatable, Sendable {
    package var allowed: Set<String>
    package var required: Set<String>
    package var takesLines: Bool
    /// In characters.
    package var limit: Int

    package static let longest = 4_000

    package init(allowed: Set<String>, required: Set<String> = [], takesLines: Bool, limit: Int = Self.longest) {
        self.allowed = allowed
        self.required = required
        self.takesLines = takesLines
        self.limit = limit
    }

    /// Nil where there is no such text.
    package init?(for key: String, in original: Texts) {
        guard original.contains(key) else { return nil }
        let named = original.placeholders(of: key)
        let slot = LetterTexts.slots.first { $0.key == key }?.placeholders ?? []
        self.init(
            allowed: named.union(slot), required: named,
            takesLines: Language.allCases.contains { original.source(of: key, in: $0).contains("\n") })
    }

    package func flaw(in text: String) -> TextFlaw? {
        guard text.contains(where: { !$0.isWhitespace }) else { return .blank }
        guard text.count <= limit else { return .tooLong(limit: limit) }
        if text.unicodeScalars.contains(where: { $0.isInvisibleControl && $0 != "\n" }) { return .controlCharacters }
        if !takesLines, text.contains(where: \.isNewline) { return .lineBreak }
        guard let template = Template(text) else { return .malformed }
        if let name = template.placeholders.subtracting(allowed).min() {
            return .unknown(name, allowed: allowed.sorted())
        }
        return required.subtracting(template.placeholders).min().map(TextFlaw.missing)
    }

    /// By the language; one that is not there is blank.
    func flaws(in words: [Language: String]) -> [String: TextFlaw] {
        Language.allCases.reduce(into: [:]) { flaws, language in
            flaws[language.rawValue] = flaw(in: words[language] ?? "")
        }
    }
}
