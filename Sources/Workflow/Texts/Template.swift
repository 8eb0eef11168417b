/// A text with `{placeholders}`. A brace that is meant as one is written twice: `{{`, `}}`.
package struct Template: Equatable, Sendable {
    private let parts: [Part]

    private enum Part: Equatable, Sendable {
        case text(String)
        case placeholder(String)
    }

    /// Nil where a brace belongs to no placeholder. Its name is made of ASCII letters and digits.
    package init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { "{}".contains($0) }) {
            parts.append(.text(String(rest[..<brace])))
            let tail = rest[brace...]
            if tail.hasPrefix("{{") || tail.hasPrefix("}}") {
                parts.append(.text(String(tail.prefix(1))))
                rest = tail.dropFirst(2)
            } else if let name = Self.placeholder(at: tail) {
                parts.append(.placeholder(String(name)))
                rest = tail[name.endIndex...].dropFirst()
            } else {
                return nil
            }
        }
        if parts.isEmpty || !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// By hand, since a regex is compiled anew for each of the catalogue's thousands of texts.
    private static func placeholder(at brace: Substring) -> Substring? {
        let rest = brace.dropFirst()
        guard brace.first == "{", let end = rest.firstIndex(of: "}") else { return nil }
        let name = rest[..<end]
        let isName = name.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter }
        return isName && name.utf8.first?.isASCIILetter == true ? name : nil
    }

    package var placeholders: Set<String> {
        Set(
            parts.compactMap { part in
                if case .placeholder(let name) = part { name } else { nil }
            })
    }

    /// As a file has it.
    package var source: String {
        parts.map { part in
            switch part {
            case .text(let text): text.replacing("{", with: "{{").replacing("}", with: "}}")
            case .placeholder(let name): "{\(name)}"
            }
        }.joined()
    }

    package func filled(with arguments: [String: String]) -> String {
        // Most texts are just that.
        if parts.count == 1, case .text(let text) = parts[0] { return text }
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let name): arguments[name] ?? "{\(name)}"
            }
        }.joined()
    }
}
