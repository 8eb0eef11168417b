import Gateway
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// One comment and what its desk may do with it.
struct CommentPage: Printable {
    var frame: Frame
    var title: String
    var item: CommentItem
    var problem: ProblemNotice?
    var faults: [Link]
    var hasFaults: Bool
    var path: String
    /// Nil where nothing may be done with it any more.
    var steps: Steps?

    struct Steps: Printable {
        var longest: Int
        var replyKey: String
        var isReplyOpen: Bool
        var canned: [Choice]
        var hasCanned: Bool
        var cannedError: String?
        var text: String
        var textError: String?
        var hideKey: String
        var isHideOpen: Bool
        var reason: String
        var reasonError: String?
        /// Nil where a ticket was made of it.
        var conversion: Conversion?
    }

    struct Conversion: Printable {
        var convertKey: String
        var isConvertOpen: Bool
        var hasCategories: Bool
        var categories: [Choice]
        var categoryError: String?
        var fields: [AskedField]
        var replies: [Choice]
        var hasReplies: Bool
    }
}

/// What the desk does with a comment.
private enum CommentStep: String {
    case reply = "balas", hide = "sembunyikan", convert = "tiket"
}

/// Words of one's own beside a reply at hand.
private struct TwoReplies: Error {}

/// A form of the page that could not be taken.
private struct FailedStep {
    var step: CommentStep
    var sent: Submission
    var problem: Problem
    /// By field.
    var messages: [String: String]

    func value(_ name: String, in step: CommentStep) -> String {
        step == self.step ? sent.form[name] ?? "" : ""
    }

    func message(_ name: String, in step: CommentStep) -> String? { step == self.step ? messages[name] : nil }
}

extension Pages {
    /// `GET /komentar/{number}`: 404 for everybody but its desk.
    func showComment(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        return answer(.comment, try await commentPage(try context.ticketNumber(), member), member.visit)
    }

    /// `POST /komentar/{number}/balas`
    func replyToComment(_ request: Request, _ context: APIContext) async throws -> Response {
        try await take(.reply, request, context) { number, sent in
            let (text, canned) = (sent.form.typed("text"), sent.form["canned"] ?? "")
            // One of the two would be lost unseen.
            guard text == nil || canned.isEmpty else { throw TwoReplies() }
            _ = try await installation.comments.reply(
                canned.isEmpty ? .own(text ?? "") : .canned(Name(canned)), to: number, by: sent.member.person,
                idempotency: sent.idempotency(request))
            return (CommentItem.path(number), .commentReplied)
        }
    }

    /// `POST /komentar/{number}/sembunyikan`
    func hideComment(_ request: Request, _ context: APIContext) async throws -> Response {
        try await take(.hide, request, context) { number, sent in
            _ = try await installation.comments.hide(
                number, because: sent.form.typed("reason") ?? "", by: sent.member.person,
                idempotency: sent.idempotency(request))
            return (CommentItem.path(number), .commentHidden)
        }
    }

    /// `POST /komentar/{number}/tiket`: on to the ticket.
    func convertComment(_ request: Request, _ context: APIContext) async throws -> Response {
        try await take(.convert, request, context) { number, sent in
            let canned = sent.form["canned"] ?? ""
            let outcome = try await installation.comments.convert(
                number, into: sent.conversion, replying: canned.isEmpty ? nil : Name(canned), by: sent.member.person,
                idempotency: sent.idempotency(request))
            return ("/tiket/\(outcome.ticket.number)", .commentConverted)
        }
    }

    /// What was typed and can't be taken is drawn again, or at least shown.
    private func take(
        _ step: CommentStep, _ request: Request, _ context: APIContext,
        _ body: (CommentNumber, Submission) async throws -> (path: String, notice: Notice)
    ) async throws -> Response {
        let sent = try await submission(request, context)
        let member = sent.member
        let number = try context.ticketNumber()
        do {
            let (path, notice) = try await body(number, sent)
            return goOn(to: path, saying: notice, member.visit)
        } catch {
            let isDouble = error is TwoReplies
            guard let problem = isDouble ? Problem("form", .unprocessableContent) : Problem(error), problem != .notFound
            else { throw error }
            context.logger.debug("comment not changed", metadata: ["problem": "\(problem.slug)"])
            guard problem.status == .unprocessableContent else {
                return await problemPage(problem, request, context, typed: sent.form)
            }
            var messages = isDouble ? ["text": member.words("comment.either")] : [:]
            for fault in error.fieldFaults { messages[fault.field.rawValue] = member.words.message(fault) }
            var here = member
            here.visit.here = CommentItem.path(number)
            let failed = FailedStep(step: step, sent: sent, problem: problem, messages: messages)
            let page = try await commentPage(number, here, after: failed)
            return answer(.comment, page, here.visit, status: problem.status)
        }
    }

    private func commentPage(
        _ number: CommentNumber, _ member: Member, after failed: FailedStep? = nil
    ) async throws -> CommentPage {
        let view = try await installation.comments.view(number, for: member.person)
        guard view.isForDesk, let definition = installation.library.current(view.workflow)?.definition,
            let policy = definition.comments
        else { throw CommentRefusal.noSuchComment }
        let (words, title) = (member.words, member.words("comment.number", ["number": "\(number)"]))
        let links = failed.map { faults($0, words) } ?? []
        var page = CommentPage(
            frame: try await frame(member, title: title), title: title,
            item: words.item(view, below: link(to: view, words)), problem: failed.map { words.notice($0.problem) },
            faults: links, hasFaults: !links.isEmpty, path: CommentItem.path(number), steps: nil)
        page.item.see = nil
        guard view.state == .shown else { return page }
        let canned = words.choices(
            policy.canned, to: view, chosen: failed?.value("canned", in: .reply) ?? "", without: "comment.canned.own")
        page.steps = CommentPage.Steps(
            longest: Comments.Limit.text, replyKey: formKey(), isReplyOpen: failed?.step == .reply, canned: canned,
            hasCanned: canned.count > 1, cannedError: failed?.message("canned", in: .reply),
            text: failed?.value("text", in: .reply) ?? "", textError: failed?.message("text", in: .reply),
            hideKey: formKey(),
            isHideOpen: failed?.step == .hide, reason: failed?.value("reason", in: .hide) ?? "",
            reasonError: failed?.message("reason", in: .hide),
            conversion: view.ticket == nil ? conversion(of: view, policy, member, after: failed) : nil)
        return page
    }

    /// Each with what it is about and the way to it; those of a ticket's form are there by their own names.
    private func faults(_ failed: FailedStep, _ words: PageWords) -> [Link] {
        let labels = [
            "text": words("comment.reply.text"), "canned": words("comment.canned"),
            "reason": words("comment.reason"), "category": words("inbox.category"),
        ]
        return failed.messages.sorted { $0.key < $1.key }.map { field, message in
            let id = field.hasPrefix("fields.") ? "isian-\(field)" : "\(failed.step.rawValue)-\(field)"
            return Link(text: labels[field].map { "\($0): \(message)" } ?? message, href: "#\(id)")
        }
    }

    /// Nil for whoever has no way to file with the form that the service's file names.
    private func conversion(
        of view: CommentView, _ policy: CommentPolicy, _ member: Member, after failed: FailedStep?
    ) -> CommentPage.Conversion? {
        let ways = ways(for: member.person)
        guard
            let way = ways.first(where: { $0.workflow.reference.name == view.workflow && $0.form.name == policy.form })
        else { return nil }
        let words = member.words
        let failed = failed.flatMap { $0.step == .convert ? $0 : nil }
        let chosen = failed?.sent.conversion.category
        let drawing = FormDrawing(
            form: way.definition.form(policy.form, for: chosen) ?? way.form, words: words,
            regions: installation.regions, prefill: [:], given: [:],
            failed: failed.map { failed in
                FailedQuestion(
                    sent: failed.sent, problem: failed.problem, messages: failed.messages, warnings: [:],
                    key: formKey())
            }, rules: words.fileRules(installation.attachments.limits))
        let categories = way.definition.choices.filter(way.takes)
        let replies = words.choices(
            policy.canned, to: view, chosen: failed?.value("canned", in: .convert) ?? "",
            without: "comment.canned.none", withNumber: words("comment.hole.number"))
        return CommentPage.Conversion(
            convertKey: formKey(), isConvertOpen: failed != nil, hasCategories: !categories.isEmpty,
            categories: categories.map { path in
                Choice(
                    value: path.description, text: words.category(path, in: way.definition), isChosen: path == chosen)
            }, categoryError: failed?.messages["category"], fields: drawing.fields, replies: replies,
            hasReplies: replies.count > 1)
    }
}

extension Submission {
    /// Subject and message come from the comment.
    fileprivate var conversion: Comments.Conversion {
        let fields = form.fields.reduce(into: [FieldName: String]()) { fields, field in
            guard let name = FieldName(inForm: field.name), !field.value.isEmpty else { return }
            fields[name] = field.value.replacing("\r\n", with: "\n")
        }
        return Comments.Conversion(category: form.typed("category").flatMap { CategoryPath($0) }, fields: fields)
    }
}

extension PageWords {
    /// Replies at hand that may be said now, after the choice of none.
    /// - Parameter number: of the ticket, where it will be one; nil where that is told by the comment.
    fileprivate func choices(
        _ canned: [CannedReply], to view: CommentView, chosen: String, without none: String,
        withNumber number: String? = nil
    ) -> [Choice] {
        var known: [CannedReply.Hole: String] = [
            .greeting: self("comment.hole.greeting"), .name: person(view.author),
            .addressee: self("comment.hole.addressee", ["name": person(view.author)]),
        ]
        known[.number] = number ?? view.ticket.map(String.init)
        let replies = canned.compactMap { reply in
            reply.filled(known, in: language).map { text in
                Choice(value: reply.name.rawValue, text: text, isChosen: reply.name.rawValue == chosen)
            }
        }
        return [Choice(value: "", text: self(none), isChosen: chosen.isEmpty)] + replies
    }
}
