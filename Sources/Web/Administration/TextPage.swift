import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// One sentence in both languages, to be put otherwise, with what may stand in it.
struct TextPage: Printable {
    var frame: Frame
    var key: String
    var path: String
    /// `TextView.version` as it was seen.
    var version: String
    var problem: ProblemNotice?
    var fields: [WordsField]
    var allowed: String
    var changed: String?
    /// There is something to go back to.
    var isChanged: Bool
    var previews: [Preview]
    var hasPreviews: Bool

    struct Preview: Printable {
        var language: String
        var title: String
        var text: String
    }

    static func path(_ key: String) -> String { "\(TextsPage.path)/\(key.percentEncoded)" }
}

/// Words to be typed, in one language.
struct WordsField: Printable, Equatable {
    var name: String
    var language: String
    var label: String
    var value: String
    var rows: Int
    var isLine: Bool
    var longest: Int
    /// What the files say; nil where there is nothing to compare with.
    var original: String?
    var error: String?
}

extension Pages {
    /// `GET /kelola/teks/{key}`
    func showText(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let view = try await text(context, reader)
        return answer(.text, try await textPage(view, reader, view.words), reader.visit)
    }

    private func text(_ context: APIContext, _ reader: Administrator) async throws -> TextView {
        guard let view = try await reader.administration.text(try context.name("key")) else {
            throw BadRequest.noSuchPath
        }
        return view
    }

    /// `POST /kelola/teks/{key}`: how it would read, or stored; the form again with what is wrong.
    func changeText(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        let view = try await text(context, sender)
        let words = form.typedWords("text")
        do {
            guard form["langkah"] != "lihat" else {
                return answer(.text, try await textPage(view, sender, words, form), sender.visit)
            }
            try await sender.administration.changeText(
                view.key, to: words, version: form["version"].flatMap { Int($0) } ?? 0, at: realTime.now())
            try templates.use { installation.texts }
            note("text changed", view.key, sender, context)
            return goOn(to: TextPage.path(view.key), saying: .changed, sender.visit)
        } catch let flaws as TextFlaws {
            var page = try await textPage(view, sender, words, form)
            page.problem = sender.words.notice(Problem("form", .unprocessableContent))
            page.fields = page.fields.map { $0.with(flaws.flaws[$0.language], sender.words) }
            return answer(.text, page, sender.visit, status: .unprocessableContent)
        } catch is TextChanged {
            // What was typed stays, over what counts now.
            let problem = Problem("text-changed", .conflict)
            var page = try await textPage(try await text(context, sender), sender, words)
            page.problem = sender.words.notice(problem)
            return answer(.text, page, sender.visit, status: problem.status)
        }
    }

    /// `POST /kelola/teks/{key}/asli`: the files' words are back.
    func restoreText(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        let view = try await text(context, sender)
        try await sender.administration.restoreText(
            view.key, version: form["version"].flatMap { Int($0) } ?? 0, at: realTime.now())
        try templates.use { installation.texts }
        note("text restored", view.key, sender, context)
        return goOn(to: TextPage.path(view.key), saying: .restored, sender.visit)
    }

    func note(_ message: Logger.Message, _ key: String, _ sender: Administrator, _ context: APIContext) {
        context.logger.notice(message, metadata: ["text": "\(key)", "by": "\(sender.member.person.id)"])
    }

    private func textPage(
        _ view: TextView, _ reader: Administrator, _ words: [Language: String], _ form: FormBody? = nil
    ) async throws -> TextPage {
        let own = reader.words
        let editor = if let edit = view.edit { try await installation.accounts.account(edit.account)?.name } else { "" }
        return TextPage(
            frame: try await frame(reader.member, title: view.key), key: view.key, path: TextPage.path(view.key),
            version: form?["version"] ?? "\(view.version)", problem: nil,
            fields: Language.allCases.map { own.field("text", $0, words, view.rule, original: view.original[$0]) },
            allowed: own.allowed(view.rule), changed: view.edit.map { own.changed($0.isOriginal, editor ?? "", $0.at) },
            isChanged: view.isChanged, previews: own.previews(of: words), hasPreviews: true)
    }
}

extension FormBody {
    /// What was typed in each language, as `text.id` and `text.en`.
    func typedWords(_ name: String) -> [Language: String] {
        Language.allCases.reduce(into: [:]) { words, language in
            words[language] = typed("\(name).\(language.rawValue)") ?? ""
        }
    }
}

extension WordsField {
    func with(_ flaw: TextFlaw?, _ words: PageWords) -> WordsField {
        var field = self
        field.error = flaw.map { words.texts.text($0.textKey, $0.textArguments, in: words.language) }
        return field
    }
}

extension PageWords {
    func field(
        _ name: String, _ language: Language, _ words: [Language: String], _ rule: TextRule, original: String? = nil
    ) -> WordsField {
        let value = words[language] ?? ""
        let lines = value.count / 80 + value.count(where: \.isNewline) + 2
        return WordsField(
            name: "\(name).\(language.rawValue)", language: language.rawValue,
            label: self("admin.language.\(language.rawValue)"), value: value, rows: min(max(lines, 2), 16),
            isLine: !rule.takesLines && value.count <= 80, longest: rule.limit,
            original: original == value ? nil : original)
    }

    func allowed(_ rule: TextRule) -> String {
        guard !rule.allowed.isEmpty else { return self("admin.text.allowed.none") }
        let names = rule.allowed.sorted().map { "{\($0)}\(rule.required.contains($0) ? "*" : "")" }
        return self("admin.text.allowed", ["names": names.joined(separator: ", ")])
    }

    /// Who did it, and when.
    func changed(_ isOriginal: Bool, _ name: String, _ at: Instant) -> String {
        self(
            isOriginal ? "admin.text.restored-by" : "admin.text.changed-by",
            ["name": name, "time": moment(at).exact])
    }

    /// How it reads with examples in its holes, in each language; nothing of what is no text.
    func previews(of words: [Language: String]) -> [TextPage.Preview] {
        Language.allCases.compactMap { language in
            guard let template = Template(words[language] ?? "") else { return nil }
            let examples = template.placeholders.map { ($0, example($0, language)) }
            return TextPage.Preview(
                language: language.rawValue, title: self("admin.language.\(language.rawValue)"),
                text: template.filled(with: Dictionary(uniqueKeysWithValues: examples)))
        }
    }

    private func example(_ name: String, _ language: Language) -> String {
        let key = "example.\(name)"
        return texts.contains(key) ? texts.text(key, in: language) : "‹\(name)›"
    }
}
