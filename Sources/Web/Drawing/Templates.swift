import Mustache
import Synchronization
package import Workflow

/// The templates, one library for each language, with the catalogue's texts already in them.
///
/// `[[page.brand]]` in a template is that text. Everything is parsed and checked when Tangga starts, so that no page fails
/// because of one.
package final class Templates: Sendable {
    private let files: [File]
    private let libraries: Mutex<[Language: MustacheLibrary]>
    /// Held by whoever puts others in their place; nobody who draws waits for that.
    private let turn = Mutex(())

    package struct File: Sendable {
        /// Without its ending: what pages and other templates call it.
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// - Throws: what is wrong with the first file that something is wrong with.
    package init(_ files: [File], texts: Texts) throws(TemplateFlaw) {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        let names = Set(files.map(\.name))
        if let missing = PageName.allCases.map(\.rawValue).first(where: { !names.contains($0) }) {
            throw TemplateFlaw(template: missing, kind: .missing)
        }
        for file in files { try Self.check(file, names, texts) }
        self.files = files
        libraries = Mutex(try Self.libraries(files, texts))
    }

    /// Draws with these texts from now on.
    /// - Parameter texts: asked for when it is this caller's turn, so that of two the later one has the last word.
    package func use(_ texts: () -> Texts) throws(TemplateFlaw) {
        try turn.withLock { _ throws(TemplateFlaw) in
            let fresh = try Self.libraries(files, texts())
            libraries.withLock { $0 = fresh }
        }
    }

    func draw(_ page: PageName, _ model: any Printable, in language: Language) -> String {
        let library = libraries.withLock { $0[language] }
        return library?.render(model, withTemplate: page.rawValue) ?? ""
    }

    private static func libraries(
        _ files: [File], _ texts: Texts
    ) throws(TemplateFlaw) -> [Language: MustacheLibrary] {
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases { libraries[language] = try library(files, texts, language) }
        return libraries
    }

    private static func library(
        _ files: [File], _ texts: Texts, _ language: Language
    ) throws(TemplateFlaw) -> MustacheLibrary {
        var library = MustacheLibrary()
        for file in files {
            do {
                try library.register(source(of: file, texts, language), named: file.name)
            } catch {
                throw TemplateFlaw(template: file.name, kind: .malformed("\(error)"))
            }
        }
        return library
    }

    /// With its texts, and without what only makes the file easier to read.
    private static func source(of file: File, _ texts: Texts, _ language: Language) -> String {
        let lines = file.text.split(separator: "\n").map { $0.drop { $0 == " " } }
        let text = lines.joined(separator: "\n").replacing(key) { match in
            // A text is no template: its braces are braces.
            HTMLText.escape(texts.text(String(match.1), in: language)).replacing("{", with: "&#123;")
        }
        return "{{% CONTENT_TYPE:\(HTMLText.name)}}\n\(text)\n"
    }

    private static func check(_ file: File, _ names: Set<String>, _ texts: Texts) throws(TemplateFlaw) {
        for (number, line) in zip(1..., file.text.split(separator: "\n", omittingEmptySubsequences: false)) {
            guard !line.contains("{{{"), !line.contains("{{&") else {
                throw TemplateFlaw(template: file.name, line: number, kind: .unescaped)
            }
            for match in line.matches(of: key) where !texts.isPlain(String(match.1)) {
                throw TemplateFlaw(template: file.name, line: number, kind: .noSuchText(String(match.1)))
            }
            for match in line.matches(of: part) where !names.contains(String(match.1)) {
                throw TemplateFlaw(template: file.name, line: number, kind: .noSuchPart(String(match.1)))
            }
        }
    }

    /// The keys of all texts that the templates name, for tests.
    static func keys(in text: String) -> [String] { text.matches(of: key).map { String($0.1) } }

    nonisolated private static var key: Regex<(Substring, Substring)> { /\[\[([a-z0-9.-]+)\]\]/ }
    nonisolated private static var part: Regex<(Substring, Substring)> { /\{\{[><]\s*([a-z-]+)\s*\}\}/ }
}

extension Texts {
    /// Whether it is there, with nothing to be filled in.
    fileprivate func isPlain(_ key: String) -> Bool { contains(key) && placeholders(of: key).isEmpty }
}

/// What is wrong with a template: nothing can be drawn with it.
package struct TemplateFlaw: Error, Equatable {
    package enum Kind: Equatable, Sendable {
        case missing
        case malformed(String)
        /// It would print something as it is.
        case unescaped
        case noSuchText(String)
        case noSuchPart(String)
    }

    package var template: String
    package var line: Int?
    package var kind: Kind
}

extension TemplateFlaw {
    /// The text of the catalogue that says it, and what goes into it.
    package var text: (key: String, arguments: [String: String]) {
        let place = "Sources/Web/Templates/\(template).mustache\(line.map { ":\($0)" } ?? "")"
        return switch kind {
        case .missing: ("failure.template.missing", ["template": place])
        case .malformed(let flaw): ("failure.template.malformed", ["template": place, "flaw": flaw])
        case .unescaped: ("failure.template.unescaped", ["template": place])
        case .noSuchText(let key): ("failure.template.text", ["template": place, "name": key])
        case .noSuchPart(let name): ("failure.template.part", ["template": place, "name": name])
        }
    }
}

/// The pages that there are; each has a template of its name.
enum PageName: String, CaseIterable {
    case front, signIn = "sign-in", signOut = "sign-out", tickets, ticket, received, choosing, category, asking, inboxes
    case inbox, trace, standard, dashboards, dashboard, problem, bulk, bulkResult = "bulk-result", shortcuts
    case health, workflows, workflow, calendars, calendar, accounts, account, newAccount = "new-account", confirm
    case codes, code, texts, letters, imports, `import`, changeAccount = "change-account"
    case changeCalendar = "change-calendar", calendarEffect = "calendar-effect"
    case text, answers, answerText = "answer-text", answerServices = "answer-services"
    case queues, receipt, comments, article, comment
}
