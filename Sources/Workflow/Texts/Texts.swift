/// Every sentence that users read, in each language, from the files of the catalogue:
/// ```yaml
/// ticket.forwarded: { id: "Tiket diteruskan ke {tier}.", en: "The ticket was forwarded to {tier}." }
/// ```
package struct Texts: Sendable {
    private let templates: [String: [Language: Template]]

    private init(templates: [String: [Language: Template]]) {
        self.templates = templates
    }

    /// No texts at all: each lookup gives its key.
    package static let none = Texts(templates: [:])

    package struct File: Sendable {
        package var name: String
        package var content: [UInt8]

        package init(name: String, content: some Sequence<UInt8>) {
            self.name = name
            self.content = Array(content)
        }
    }

    /// - Throws: everything that is wrong with any of the files.
    package init(_ files: [File]) throws(Diagnostics) {
        var reading = TextsReading()
        for file in files { reading.read(file) }
        guard reading.diagnostics.isEmpty else { throw Diagnostics(reading.diagnostics) }
        templates = reading.templates.mapValues(\.template)
    }

    package var keys: [String] { templates.keys.sorted() }

    package func contains(_ key: String) -> Bool { templates[key] != nil }

    /// What must be given to look it up; empty for a key that there isn't.
    package func placeholders(of key: String) -> Set<String> {
        templates[key]?.values.reduce(into: []) { $0.formUnion($1.placeholders) } ?? []
    }

    /// The text as its file has it, with placeholders; empty for a key that there isn't.
    package func source(of key: String, in language: Language) -> String {
        templates[key]?[language]?.source ?? ""
    }

    /// With other words in some texts' places. Words for a key that there isn't, and malformed ones, change nothing.
    package func changed(by words: [String: [Language: String]]) -> Texts {
        var templates = templates
        for (key, texts) in words where templates[key] != nil {
            for (language, text) in texts {
                if let template = Template(text) { templates[key]?[language] = template }
            }
        }
        return Texts(templates: templates)
    }

    /// The text with its placeholders filled in. A key that there isn't comes back as it is, and so does a placeholder
    /// that nothing was given for: an odd word on a page is better than no page.
    package func text(_ key: String, _ arguments: [String: String] = [:], in language: Language) -> String {
        templates[key]?[language]?.filled(with: arguments) ?? key
    }
}

/// Reads the files of the catalogue one after the other.
private struct TextsReading {
    var templates: [String: (template: [Language: Template], location: Location)] = [:]
    var diagnostics: [Diagnostic] = []

    mutating func read(_ file: Texts.File) {
        switch YAMLDocument.parse(file.content, file: file.name) {
        case .failure(let refused): diagnostics += refused.all
        case .success(let root): read(FileReading(root, file: file.name))
        }
    }

    private mutating func read(_ file: FileReading) {
        var file = file
        for (key, part) in file.entries(of: file.root, atMost: 10_000) {
            let location = file.outline[part.path]
            let texts = file.fields(of: part, required: [], optional: Language.allCases.map(\.rawValue))
            if let other = templates[key] {
                diagnostics.append(
                    Diagnostic(.duplicateText, at: location, ["key": key, "other": "\(other.location)"]))
            } else {
                templates[key] = (template(key, texts, at: location, in: &file), location)
            }
        }
        diagnostics += file.diagnostics
    }

    private mutating func template(
        _ key: String, _ texts: FileReading.Fields, at location: Location, in file: inout FileReading
    ) -> [Language: Template] {
        var template: [Language: Template] = [:]
        for language in Language.allCases {
            guard let part = texts[language.rawValue] else {
                diagnostics.append(
                    Diagnostic(.missingLanguage, at: location, ["key": key, "language": language.rawValue]))
                continue
            }
            guard let text = file.text(part) else { continue }
            template[language] = Template(text)
            if template[language] == nil {
                diagnostics.append(Diagnostic(.malformedPlaceholder, at: file.outline[part.path], ["key": key]))
            }
        }
        if Set(template.values.map(\.placeholders)).count > 1 {
            diagnostics.append(Diagnostic(.unequalPlaceholders, at: location, ["key": key]))
        }
        return template
    }
}
