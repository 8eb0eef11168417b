import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// A calendar's text, to be changed, and what the check says of it.
struct ChangeCalendarPage: Printable {
    var frame: Frame
    var title: String
    var name: String
    var path: String
    var file: String
    /// Who changed it on this page, and when; nil where its file counts.
    var edited: String?
    var text: String
    var problem: ProblemNotice?
    var error: String?
    var flaws: [Flaw]
    var hasFlaws: Bool

    struct Flaw: Printable, Equatable {
        var place: String
        var message: String
        /// The line that it is about.
        var excerpt: String?
        var notes: [Line]
        var isError: Bool
    }

    static func path(_ name: String) -> String { "\(CalendarPage.path(name))/ubah" }
}

/// What a calendar's new text would do to the services, before anything is done.
struct CalendarEffectPage: Printable {
    /// Of the days that differ.
    static let mostDays = 60
    /// How far ahead it looks for them.
    static let horizon = 3 * 366

    var frame: Frame
    var title: String
    var name: String
    var path: String
    var verdict: String
    var zones: String?
    var days: [Day]
    var hasDays: Bool
    var daysRest: String?
    var services: [Service]
    var draft: String
    var key: String

    struct Day: Printable {
        var day: String
        var before: String
        var after: String
    }

    struct Service: Printable {
        var title: String
        var facts: [Fact]
        var moves: [Move]
        var hasMoves: Bool
        var rest: String?
    }

    struct Move: Printable {
        var number: String
        var clock: String
        var before: Moment
        var after: Moment
    }

    static func path(_ name: String, _ draft: String) -> String {
        "\(ChangeCalendarPage.path(name))/\(draft.percentEncoded)"
    }
}

extension Pages {
    func addCalendarChangeRoutes(to routes: PageRoutes) {
        routes.get("kelola/kalender/{name}/ubah") { request, context in try await editCalendar(request, context) }
        routes.post("kelola/kalender/{name}/ubah") { request, context in try await checkCalendar(request, context) }
        routes.get("kelola/kalender/{name}/ubah/{draft}") { request, context in
            try await showEffect(request, context)
        }
        routes.post("kelola/kalender/{name}/ubah/{draft}") { request, context in
            try await publishCalendar(request, context)
        }
    }

    /// `GET /kelola/kalender/{name}/ubah?draf=`: the text that counts, or one that waits to be confirmed.
    private func editCalendar(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (name, draft) = (try context.name("name"), try Query(of: request)["draf"])
        let typed = try draft.map { try reader.administration.calendarDraft($0, at: realTime.now()) }
        guard typed == nil || typed?.name == name else { throw BadRequest.noSuchPath }
        let page = try await changeCalendarPage(reader, name, text: typed?.text)
        return answer(.changeCalendar, page, reader.visit)
    }

    /// `POST /kelola/kalender/{name}/ubah`: on to what it would do; or the text again, with what is wrong with it.
    private func checkCalendar(_ request: Request, _ context: APIContext) async throws -> Response {
        let name = try context.name("name")
        let (sender, sent) = try await administrator(
            sendingFiles: request, context, largest: 2 * YAMLText.largest)
        guard let text = try sent.text else {
            var page = try await changeCalendarPage(sender, name, text: "")
            page.error = sender.words.texts.text("fault.missing", in: sender.words.language)
            return answer(.changeCalendar, page, sender.visit, status: .unprocessableContent)
        }
        let trial = try await sender.administration.trial(of: text, for: name)
        guard trial.calendar == nil else {
            let key = try await sender.administration.keep(text, for: name, at: realTime.now())
            return .goingTo(CalendarEffectPage.path(name, key))
        }
        var page = try await changeCalendarPage(sender, name, text: text)
        page.problem = sender.words.notice(Problem("form", .unprocessableContent))
        page.error = trial.isRenamed ? sender.words("admin.calendar.renamed", ["name": name]) : nil
        page.flaws = trial.diagnostics.map { sender.words.flaw($0, in: text, of: page.file) }
        page.hasFlaws = !page.flaws.isEmpty
        return answer(.changeCalendar, page, sender.visit, status: .unprocessableContent)
    }

    private func changeCalendarPage(
        _ reader: Administrator, _ name: String, text: String?
    ) async throws -> ChangeCalendarPage {
        guard let (current, edit) = try await reader.administration.calendarText(name),
            let calendar = reader.administration.calendars.first(where: { $0.name == name })
        else { throw BadRequest.noSuchPath }
        let words = reader.words
        let editor = if let edit { try await installation.accounts.account(edit.account)?.name } else { "" }
        return ChangeCalendarPage(
            frame: try await frame(reader.member, title: words("admin.calendar.change")),
            title: words.wording(calendar.title), name: name, path: CalendarPage.path(name), file: current.file,
            edited: edit.map { edit in
                words("admin.calendar.edited", ["name": editor ?? "", "time": words.moment(edit.at).exact])
            }, text: text ?? current.text, problem: nil, error: nil, flaws: [], hasFlaws: false)
    }

    // MARK: The effect

    /// `GET /kelola/kalender/{name}/ubah/{draft}`: what it would do.
    private func showEffect(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (key, now) = (try context.name("draft"), realTime.now())
        let effect = try await reader.administration.calendarEffect(key, at: now)
        guard effect.draft.name == (try context.name("name")) else { throw BadRequest.noSuchPath }
        let title = reader.words("admin.calendar.effect")
        let page = reader.words.page(effect, frame: try await frame(reader.member, title: title), draft: key)
        return answer(.calendarEffect, page, reader.visit)
    }

    /// `POST /kelola/kalender/{name}/ubah/{draft}`: it counts from now on.
    private func publishCalendar(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, _) = try await administrator(sending: request, context)
        let (name, key, now) = (try context.name("name"), try context.name("draft"), realTime.now())
        guard try sender.administration.calendarDraft(key, at: now).name == name else { throw BadRequest.noSuchPath }
        try await sender.administration.publishCalendar(key, logger: context.logger, at: now)
        return goOn(to: CalendarPage.path(name), saying: .published, sender.visit)
    }
}

extension FileForm {
    /// A file that was picked, else what was typed; nil where there is neither.
    /// - Throws: `BadRequest.notUTF8`.
    fileprivate var text: String? {
        get throws {
            guard let file = files["berkas"], !file.isEmpty else { return form.typed("teks") }
            guard let text = String(validating: file, as: UTF8.self) else { throw BadRequest.notUTF8 }
            return text
        }
    }
}

extension PageWords {
    /// - Parameters:
    ///   - text: what was checked.
    ///   - file: what the check calls it; a flaw elsewhere lies in a service that counts on it.
    func flaw(_ diagnostic: Diagnostic, in text: String, of file: String) -> ChangeCalendarPage.Flaw {
        let (location, code) = (diagnostic.location, diagnostic.code.rawValue)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isHere = location.file == file
        let place = self(
            isHere ? "admin.calendar.flaw" : "admin.calendar.flaw.service",
            ["line": "\(location.line)", "column": "\(location.column)", "service": location.file])
        let excerpt = isHere && lines.indices.contains(location.line - 1) ? String(lines[location.line - 1]) : nil
        let help = texts.text("diagnostic.\(code).help", diagnostic.arguments, in: language)
        let guess = diagnostic.suggestion.map { texts.text("diagnostic.suggestion", ["word": $0], in: language) }
        return ChangeCalendarPage.Flaw(
            place: place, message: texts.text("diagnostic.\(code)", diagnostic.arguments, in: language),
            excerpt: excerpt.map { String($0.prefix(200)) }, notes: [guess, help].compactMap(\.self).map(Line.init),
            isError: diagnostic.severity == .error)
    }

    func page(_ effect: CalendarEffect, frame: Frame, draft: String) -> CalendarEffectPage {
        let name = effect.draft.name
        let difference = CalendarDifference(from: effect.before, to: effect.after, texts: texts, in: language)
        let today = effect.after.zone(forHolderIn: zone).local(now).day
        let days = difference.days(from: today, count: CalendarEffectPage.horizon)
        let rest = days.count - CalendarEffectPage.mostDays
        let moving = effect.services.map { $0.later + $0.earlier }.reduce(0, +)
        return CalendarEffectPage(
            frame: frame, title: wording(effect.after.title), name: name, path: CalendarPage.path(name),
            verdict: moving == 0
                ? self("admin.calendar.effect.none") : self("admin.calendar.effect.some", ["count": number(moving)]),
            zones: difference.zones.map {
                self("admin.calendar.zones", ["before": $0.before, "after": $0.after])
            },
            days: days.prefix(CalendarEffectPage.mostDays).map {
                .init(day: $0.day, before: $0.before, after: $0.after)
            }, hasDays: !days.isEmpty,
            daysRest: rest > 0 ? self("admin.calendar.days.rest", ["count": number(rest)]) : nil,
            services: effect.services.map(service), draft: CalendarEffectPage.path(name, draft), key: draft)
    }

    private func service(_ service: CalendarEffect.Service) -> CalendarEffectPage.Service {
        let counts = [
            ("tickets", service.tickets), ("later", service.later), ("earlier", service.earlier),
            ("due", service.dueAtOnce), ("others", service.others),
        ]
        let rest = service.later + service.earlier - service.moves.count
        return CalendarEffectPage.Service(
            title: wording(service.title),
            facts: counts.filter { $0.0 != "others" || $0.1 > 0 }.map {
                Fact(label: self("admin.calendar.effect.\($0.0)"), value: number($0.1))
            },
            moves: service.moves.map {
                .init(
                    number: "\($0.number)", clock: $0.clock.rawValue, before: moment($0.from), after: moment($0.to))
            }, hasMoves: !service.moves.isEmpty,
            rest: rest > 0 ? self("admin.import.rest", ["count": number(rest)]) : nil)
    }
}
