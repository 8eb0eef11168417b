import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// The services, each with its own texts at hand.
struct AnswerServicesPage: Printable {
    var frame: Frame
    var items: [Link]
}

/// The texts at hand of one service.
struct AnswersPage: Printable {
    static let path = "/kelola/jawaban"

    var frame: Frame
    var title: String
    var path: String
    var groups: [Group]

    struct Group: Printable {
        var id: String
        var title: String
        var new: String
        var items: [Item]
        var removed: [Item]
        var hasRemoved: Bool
    }

    struct Item: Printable {
        var title: String
        var href: String
        var text: String
        var isChanged: Bool
        var isOwn: Bool
    }

    static func path(_ service: WorkflowName) -> String { "\(path)/\(service.rawValue.percentEncoded)" }
}

/// One text at hand, to be written.
struct AnswerTextPage: Printable {
    var frame: Frame
    var title: String
    var service: String
    var list: String
    var path: String
    var version: String
    var problem: ProblemNotice?
    var titles: [WordsField]
    var texts: [WordsField]
    var allowed: String
    var changed: String?
    /// Nil for one that is new.
    var remove: String?
    var previews: [TextPage.Preview]
    var hasPreviews: Bool
}

/// A service's text at hand that somebody asks for.
private struct AnswerPlace {
    var reader: Administrator
    var service: Library.Published
    /// Of the deed that it is said with.
    var word: String
    /// Nil for one that is to be made.
    var view: AnswerView?

    var name: WorkflowName { service.reference.name }
    var path: String { "\(AnswersPage.path(name))/\(view?.name.percentEncoded ?? "baru-\(word)")" }
    var version: Int { view?.edit?.id ?? 0 }
}

extension Pages {
    /// The deeds that there are texts at hand for.
    private static let words = ["answer", "ask"]

    func addAnswerRoutes(to routes: PageRoutes) {
        routes.get("kelola/jawaban") { request, context in try await listAnswerServices(request, context) }
        routes.get("kelola/jawaban/{workflow}") { request, context in try await listAnswers(request, context) }
        routes.get("kelola/jawaban/{workflow}/{name}") { request, context in try await showAnswer(request, context) }
        routes.post("kelola/jawaban/{workflow}/{name}") { request, context in try await changeAnswer(request, context) }
        routes.get("kelola/jawaban/{workflow}/{name}/hapus") { request, context in
            try await confirmRemoving(request, context)
        }
        routes.post("kelola/jawaban/{workflow}/{name}/hapus") { request, context in
            try await removeAnswer(request, context)
        }
    }

    /// `GET /kelola/jawaban`
    private func listAnswerServices(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let page = AnswerServicesPage(
            frame: try await frame(reader.member, title: reader.words("admin.answers")),
            items: reader.administration.workflows.map { published in
                Link(
                    text: reader.words.wording(published.definition.title),
                    href: AnswersPage.path(published.reference.name))
            })
        return answer(.answerServices, page, reader.visit)
    }

    private func service(_ context: APIContext) throws -> Library.Published {
        guard let service = installation.library.current(WorkflowName(try context.name("workflow"))) else {
            throw BadRequest.noSuchPath
        }
        return service
    }

    /// `GET /kelola/jawaban/{workflow}`
    private func listAnswers(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (service, words) = (try service(context), reader.words)
        let (name, title) = (service.reference.name, words.wording(service.definition.title))
        let path = AnswersPage.path(name)
        func items(_ views: [AnswerView]) -> [AnswersPage.Item] {
            views.map { view in
                AnswersPage.Item(
                    title: view.words.title[words.language] ?? view.name, href: "\(path)/\(view.name.percentEncoded)",
                    text: view.words.text[words.language] ?? "", isChanged: view.edit != nil && view.isOfCatalogue,
                    isOwn: !view.isOfCatalogue)
            }
        }
        let page = AnswersPage(
            frame: try await frame(reader.member, title: words("admin.answers")), title: title, path: path,
            groups: Self.words.map { word in
                let removed = items(reader.administration.removedAnswers(of: name, for: word))
                return AnswersPage.Group(
                    id: word, title: words("admin.answers.\(word)"), new: "\(path)/baru-\(word)",
                    items: items(reader.administration.answers(of: name, for: word)), removed: removed,
                    hasRemoved: !removed.isEmpty)
            })
        return answer(.answers, page, reader.visit)
    }

    // MARK: One of them

    /// `baru-answer` is a new one.
    private func place(_ context: APIContext, _ reader: Administrator) throws -> AnswerPlace {
        let (service, name) = (try service(context), try context.name("name"))
        let workflow = service.reference.name
        for word in Self.words {
            if name == "baru-\(word)" { return AnswerPlace(reader: reader, service: service, word: word) }
            let all =
                reader.administration.answers(of: workflow, for: word)
                + reader.administration.removedAnswers(of: workflow, for: word)
            if let view = all.first(where: { $0.name == name }) {
                return AnswerPlace(reader: reader, service: service, word: word, view: view)
            }
        }
        throw BadRequest.noSuchPath
    }

    /// `GET /kelola/jawaban/{workflow}/{name}`
    private func showAnswer(_ request: Request, _ context: APIContext) async throws -> Response {
        let place = try place(context, try await administrator(request, context))
        let nothing = AnswerWords(title: [:], text: [:])
        let page = try await answerPage(place, place.view?.words ?? nothing)
        return answer(.answerText, page, place.reader.visit)
    }

    /// `POST /kelola/jawaban/{workflow}/{name}`: how it would read, or stored.
    private func changeAnswer(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        let place = try place(context, sender)
        let words = AnswerWords(title: form.typedWords("title"), text: form.typedWords("text"))
        do {
            guard form["langkah"] != "lihat" else {
                return answer(.answerText, try await answerPage(place, words, form), sender.visit)
            }
            try await store(words, at: place, version: form["version"].flatMap { Int($0) } ?? 0, context)
            return goOn(to: AnswersPage.path(place.name), saying: .changed, sender.visit)
        } catch let flaws as TextFlaws {
            var page = try await answerPage(place, words, form)
            page.problem = sender.words.notice(Problem("form", .unprocessableContent))
            page.titles = page.titles.map { $0.with(flaws.flaws[$0.name], sender.words) }
            page.texts = page.texts.map { $0.with(flaws.flaws[$0.name], sender.words) }
            return answer(.answerText, page, sender.visit, status: .unprocessableContent)
        } catch  where error is TextChanged || error is TooManyAnswers {
            guard let problem = Problem(error) else { throw error }
            var page = try await answerPage(try self.place(context, sender), words)
            page.problem = sender.words.notice(problem)
            return answer(.answerText, page, sender.visit, status: problem.status)
        }
    }

    private func store(
        _ words: AnswerWords, at place: AnswerPlace, version: Int, _ context: APIContext
    ) async throws {
        let (administration, now) = (place.reader.administration, realTime.now())
        let name: String
        if let view = place.view {
            name = view.name
            try await administration.changeAnswer(name, of: place.name, to: words, version: version, at: now)
        } else {
            name = try await administration.addAnswer(words, to: place.name, for: place.word, at: now)
        }
        note("text at hand changed", "\(place.name) \(name)", place.reader, context)
    }

    private func answerPage(
        _ place: AnswerPlace, _ typed: AnswerWords, _ form: FormBody? = nil
    ) async throws -> AnswerTextPage {
        let (words, edit) = (place.reader.words, place.view?.edit)
        let editor = if let edit { try await installation.accounts.account(edit.account)?.name } else { "" }
        let title = words(place.view == nil ? "admin.answers.new" : "admin.answers.change")
        let isRemoved = edit != nil && edit?.words == nil
        return AnswerTextPage(
            frame: try await frame(place.reader.member, title: title), title: title,
            service: words.wording(place.service.definition.title), list: AnswersPage.path(place.name),
            path: place.path, version: form?["version"] ?? "\(place.version)", problem: nil,
            titles: Language.allCases.map { words.field("title", $0, typed.title, AnswerWords.titleRule) },
            texts: Language.allCases.map { words.field("text", $0, typed.text, AnswerWords.textRule) },
            allowed: words.allowed(AnswerWords.textRule),
            changed: edit.map { words.changed(false, editor ?? "", $0.at) },
            remove: place.view == nil || isRemoved ? nil : "\(place.path)/hapus",
            previews: words.previews(of: typed.text), hasPreviews: form != nil)
    }

    // MARK: Removing

    /// `GET /kelola/jawaban/{workflow}/{name}/hapus`: asks.
    private func confirmRemoving(_ request: Request, _ context: APIContext) async throws -> Response {
        let place = try place(context, try await administrator(request, context))
        guard let view = place.view else { throw BadRequest.noSuchPath }
        let words = place.reader.words
        let title = words("admin.answers.remove")
        let page = ConfirmPage(
            frame: try await frame(place.reader.member, title: title), title: title,
            question: words("admin.answers.remove.question", ["title": view.words.title[words.language] ?? view.name]),
            action: "\(place.path)/hapus", button: title, back: place.path, key: "\(place.version)")
        return answer(.confirm, page, place.reader.visit)
    }

    /// `POST /kelola/jawaban/{workflow}/{name}/hapus`: on to the list.
    private func removeAnswer(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        let place = try place(context, sender)
        guard let view = place.view else { throw BadRequest.noSuchPath }
        try await sender.administration.removeAnswer(
            view.name, of: place.name, version: form["key"].flatMap { Int($0) } ?? 0, at: realTime.now())
        note("text at hand removed", "\(place.name) \(view.name)", sender, context)
        return goOn(to: AnswersPage.path(place.name), saying: .removed, sender.visit)
    }
}
