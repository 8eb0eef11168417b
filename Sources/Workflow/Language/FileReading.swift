/// Reads the parts of a document, keeping what is wrong with them and where each stands. Whoever asks for a value gets
/// nil where there is none to be had, and goes on: a file's faults are told all at once.
package struct FileReading {
    package private(set) var diagnostics: [Diagnostic] = []
    /// Who has more faults than these is not helped by hearing of them.
    private static let mostDiagnostics = 100
    package private(set) var outline: Outline
    package let root: Part

    /// A value and the keys that lead to it.
    package struct Part {
        package var path: Outline.Path
        package var node: YAMLNode
    }

    package typealias Fields = [String: Part]

    package init(_ root: YAMLNode, file: String) {
        outline = Outline(file: file)
        outline[[]] = root.location
        self.root = Part(path: [], node: root)
    }

    package mutating func report(
        _ code: DiagnosticCode, at path: Outline.Path, _ arguments: [String: String] = [:], suggestion: String? = nil
    ) {
        report(code, at: outline[path], arguments, suggestion: suggestion)
    }

    private mutating func report(
        _ code: DiagnosticCode, at location: Location, _ arguments: [String: String],
        suggestion: @autoclosure () -> String?
    ) {
        guard diagnostics.count < Self.mostDiagnostics else { return }
        diagnostics.append(Diagnostic(code, at: location, arguments, suggestion: suggestion()))
    }

    // MARK: Mappings

    /// The values of a mapping of a workflow file.
    mutating func fields(of part: Part?, as kind: NodeKind) -> Fields {
        let keys = kind.keys
        return fields(
            of: part, required: keys.filter(\.isRequired).map(\.name),
            optional: keys.filter { !$0.isRequired }.map(\.name))
    }

    /// The values of a mapping with fixed keys.
    package mutating func fields(of part: Part?, required: [String], optional: [String] = []) -> Fields {
        guard let part, let entries = entries(of: part) else { return [:] }
        let known = required + optional
        var fields: Fields = [:]
        for entry in entries {
            guard known.contains(entry.key) else {
                let words = ["key": entry.key, "known": known.joined(separator: ", ")]
                report(.unknownKey, at: entry.location, words, suggestion: known.nearest(to: entry.key))
                continue
            }
            fields[entry.key] = add(entry, to: part, at: entry.value.isScalar ? entry.value.location : entry.location)
        }
        for key in required where fields[key] == nil { report(.missingKey, at: part.path, ["key": key]) }
        return fields
    }

    /// The values of a mapping whose keys are names that the file gives, in order.
    package mutating func named(_ part: Part?, atMost most: Int) -> [(name: String, part: Part)] {
        guard let part else { return [] }
        let plain = part.node.plainKeys
        return entries(of: part, atMost: most).map { key, entry in
            checkName(key, isPlain: plain.contains(key), at: entry.path)
            return (key, entry)
        }
    }

    /// The values of a mapping with any keys.
    package mutating func entries(of part: Part, atMost most: Int) -> [(key: String, part: Part)] {
        guard let entries = entries(of: part), isCounted(entries.count, of: part, atMost: most) else { return [] }
        return entries.map { ($0.key, add($0, to: part, at: $0.location)) }
    }

    private mutating func entries(of part: Part) -> [YAMLNode.Entry]? {
        if case .mapping(let entries) = part.node.content { return entries }
        report(.wrongShape, at: part.path, ["expected": "{ … }"])
        return nil
    }

    private mutating func add(_ entry: YAMLNode.Entry, to part: Part, at location: Location) -> Part {
        let path = part.path + [entry.key]
        outline[path] = location
        return Part(path: path, node: entry.value)
    }

    // MARK: Lists

    package mutating func list(_ part: Part?, atMost most: Int) -> [Part] {
        guard let part else { return [] }
        guard case .list(let items) = part.node.content else {
            report(.wrongShape, at: part.path, ["expected": "[ … ]"])
            return []
        }
        return isCounted(items.count, of: part, atMost: most) ? parts(items, of: part) : []
    }

    /// Where one item may stand without its brackets.
    package mutating func listOrOne(_ part: Part?, atMost most: Int = 100) -> [Part] {
        guard let part, case .scalar(let word, _) = part.node.content else { return list(part, atMost: most) }
        outline[part.path + [word]] = part.node.location
        return [part]
    }

    /// Words in a list are found by themselves too, since a set of them has no order.
    private mutating func parts(_ items: [YAMLNode], of part: Part) -> [Part] {
        items.enumerated().map { index, item in
            let path = part.path + ["\(index)"]
            outline[path] = item.location
            if case .scalar(let word, _) = item.content { outline[part.path + [word]] = item.location }
            return Part(path: path, node: item)
        }
    }

    private mutating func isCounted(_ count: Int, of part: Part, atMost most: Int) -> Bool {
        if count == 0 { report(.emptyList, at: part.path) }
        if count > most { report(.tooMany, at: part.path, ["count": "\(count)", "most": "\(most)"]) }
        return (1...most).contains(count)
    }

    // MARK: Scalars

    private mutating func scalar(_ part: Part?, _ expected: String) -> (text: String, isPlain: Bool)? {
        guard let part else { return nil }
        if case .scalar(let text, let isPlain) = part.node.content { return (text, isPlain) }
        report(.wrongShape, at: part.path, ["expected": expected])
        return nil
    }

    /// Words that people read: not blank, without control characters, at most so many Unicode scalars. Other readers of
    /// YAML would take a bare `null` for nothing.
    mutating func title(_ part: Part?, atMost most: Int = Most.title) -> String? {
        guard let part, let (text, isPlain) = scalar(part, "…") else { return nil }
        guard !isPlain || !YAMLNode.isNull(text) else {
            report(.implicitValue, at: part.path, ["value": text])
            return nil
        }
        guard !text.isBlank, text.unicodeScalars.count <= most else {
            report(.emptyText, at: part.path, ["most": "\(most)"])
            return nil
        }
        // Spelled with an escape it has passed whoever looked at the file's letters.
        guard !text.unicodeScalars.contains(where: \.steersDirection) else {
            report(.directionControl, at: part.path)
            return nil
        }
        return text
    }

    /// A text that other readers of YAML would take for a number unless it stands in quotes.
    mutating func quotedText(_ part: Part?) -> String? {
        guard let part, let (text, isPlain) = scalar(part, "…") else { return nil }
        guard !isPlain || !YAMLNode.isImplicit(text) else {
            report(.implicitValue, at: part.path, ["value": text])
            return nil
        }
        return text
    }

    /// A text that something else makes sense of.
    package mutating func text(_ part: Part?) -> String? {
        scalar(part, "…")?.text
    }

    mutating func name<Kind>(_ part: Part?, of kind: Kind.Type = Kind.self) -> Name<Kind>? {
        guard let part, let (text, isPlain) = scalar(part, "a-z") else { return nil }
        return checkName(text, isPlain: isPlain, at: part.path) ? Name(text) : nil
    }

    @discardableResult
    private mutating func checkName(_ text: String, isPlain: Bool, at path: Outline.Path) -> Bool {
        if isPlain, YAMLNode.isImplicit(text) {
            report(.implicitValue, at: path, ["value": text])
            return false
        }
        let isName = text.utf8.count <= 64 && text.isHyphenated
        if !isName { report(.malformedName, at: path, ["name": text]) }
        return isName
    }

    /// One of the language's own words.
    package mutating func word<Word: RawRepresentable & CaseIterable>(_ part: Part?, of words: Word.Type = Word.self)
        -> Word?
    where Word.RawValue == String {
        guard let part, let text = scalar(part, Word.allCases.map(\.rawValue).joined(separator: " | "))?.text else {
            return nil
        }
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue)
        let arguments = ["word": text, "known": known.joined(separator: ", ")]
        report(.unknownWord, at: part.path, arguments, suggestion: known.nearest(to: text))
        return nil
    }

    package mutating func span(_ part: Part?) -> Span? {
        guard let part, let text = scalar(part, "3 days")?.text else { return nil }
        if let span = Span(text) { return span }
        report(.malformedSpan, at: part.path, ["span": text])
        return nil
    }

    mutating func reminder(_ part: Part?) -> Reminder? {
        guard let part, let text = scalar(part, "1 day")?.text else { return nil }
        if let reminder = Reminder(text) { return reminder }
        report(.malformedReminder, at: part.path, ["reminder": text])
        return nil
    }

    /// True or false, and none of YAML's other ways to say so.
    mutating func truth(_ part: Part?) -> Bool? {
        guard let part, let (text, isPlain) = scalar(part, "true | false") else { return nil }
        if isPlain, let truth = Bool(text) { return truth }
        report(.notTrueOrFalse, at: part.path, ["value": text])
        return nil
    }
}

extension YAMLNode {
    var isScalar: Bool {
        if case .scalar = content { true } else { false }
    }

    /// The keys that stand without quotes.
    fileprivate var plainKeys: Set<String> {
        guard case .mapping(let entries) = content else { return [] }
        return Set(entries.filter(\.keyIsPlain).map(\.key))
    }
}

extension String {
    /// Words of small letters and digits with hyphens between them. By hand, since a regex is compiled anew for each of the
    /// thousands of names that a file may hold.
    fileprivate var isHyphenated: Bool {
        utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        }
    }
}
