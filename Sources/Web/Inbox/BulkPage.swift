import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// What may be done to all of the tickets that were ticked.
struct BulkPage: Printable {
    var frame: Frame
    var inbox: String
    var path: String
    var key: String
    var problem: ProblemNotice?
    var tickets: [BulkLine]
    var isEmpty: Bool
    var isCutShort: Bool
    var actions: [BulkAction]
    var hasActions: Bool
    var actionError: String?
    var message: String
    var messageError: String?

    static let most = 50

    static func path(_ tier: TierName) -> String { "\(InboxPage.path(tier))/banyak" }
}

/// What came of it, ticket by ticket.
struct BulkResultPage: Printable {
    var frame: Frame
    var inbox: String
    var action: String
    var summary: String
    var tickets: [BulkLine]
    /// What was typed, where it did not reach all of them.
    var stranded: String?
}

/// One of several tickets.
struct BulkLine: Printable {
    var pick: String
    var number: Int
    var href: String
    var subject: String
    var requester: String?
    var status: String
    /// Nil before anything was done.
    var isDone: Bool?
}

struct BulkAction: Printable {
    var value: String
    var label: String
    var hint: String
    var isChosen: Bool
}

/// A ticket that was ticked, as it was then.
struct Pick: Equatable, Sendable {
    var number: TicketNumber
    var version: Int

    init(_ row: TicketRow) { (number, version) = (row.number, row.version) }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = TicketNumber(parts[0]), let version = Int(parts[1]) else { return nil }
        (self.number, self.version) = (number, version)
    }

    var text: String { "\(number).\(version)" }
}

extension Pages {
    func addBulkRoutes(to routes: PageRoutes) {
        routes.post("kotak/{tier}/banyak") { request, context in try await actOnSeveral(request, context) }
    }

    /// `POST /kotak/{tier}/banyak`: what may be done to all that were ticked; with `action`, what came of it.
    private func actOnSeveral(_ request: Request, _ context: APIContext) async throws -> Response {
        let tier = TierName(try context.name("tier"))
        var sent = try await submission(request, context)
        sent.member.visit.here = InboxPage.path(tier)
        guard let action = sent.form.typed("action").map({ ActionName($0) }), !sent.picks.isEmpty else {
            let isMissing = sent.form[Submission.keyField] != nil
            let messages = isMissing ? ["action": sent.member.words("fault.not-one-of")] : [:]
            return try await choose(sent, tier, messages: messages)
        }
        var results: [BulkResult] = []
        for pick in sent.picks.prefix(BulkPage.most) {
            results.append(try await take(action, on: pick, sent, sent.idempotency(request)))
        }
        if let faults = results.faults {
            let messages = faults.map { ($0.field.rawValue, sent.member.words.bulkFault($0)) }
            return try await choose(
                sent, tier, after: Problem(Refusal.form(faults)), messages: Dictionary(messages) { $1 })
        }
        return try await tell(results, of: action, sent, tier)
    }

    /// Through the same desk as a ticket's own page: with its own version, and with a key of its own made of the form's.
    private func take(
        _ action: ActionName, on pick: Pick, _ sent: Submission, _ key: IdempotencyKey?
    ) async throws -> BulkResult {
        let own = key.map {
            IdempotencyKey(caller: $0.caller, key: "\($0.key).\(pick.number)", fingerprint: $0.fingerprint)
        }
        do {
            let outcome = try await installation.reception.take(
                action, on: pick.number, message: sent.form.typed("message"), by: sent.member.person,
                ifVersion: pick.version, idempotency: own)
            guard let action = try installation.library.definition(of: outcome.ticket).action(action) else {
                throw BadRequest.noSuchPath
            }
            return BulkResult(pick: pick, action: action)
        } catch {
            guard let problem = Problem(error) else { throw error }
            return BulkResult(pick: pick, problem: problem, faults: error.fieldFaults)
        }
    }

    private func choose(
        _ sent: Submission, _ tier: TierName, after problem: Problem? = nil, messages: [String: String]
    ) async throws -> Response {
        let (member, words) = (sent.member, sent.member.words)
        let picks = Array(sent.picks.prefix(BulkPage.most))
        let items = try await items(picks, for: member)
        let lines = picks.compactMap { pick in
            items[pick.number].map { BulkLine(pick, $0, status: $0.status) }
        }
        let actions = try await sharedActions(on: lines.map(\.number), for: member)
        let page = BulkPage(
            frame: try await frame(member, title: words("bulk.title")), inbox: InboxPage.path(tier),
            path: BulkPage.path(tier), key: formKey(), problem: problem.map(words.notice), tickets: lines,
            isEmpty: lines.isEmpty, isCutShort: sent.picks.count > BulkPage.most,
            actions: actions.map { action in
                BulkAction(
                    value: action.name.rawValue, label: words.action(action), hint: words.bulkHint(action),
                    isChosen: action.name.rawValue == sent.form["action"])
            }, hasActions: !actions.isEmpty, actionError: messages["action"], message: sent.form["message"] ?? "",
            messageError: messages["message"])
        return answer(.bulk, page, member.visit, status: messages.isEmpty ? .ok : .unprocessableContent)
    }

    /// What the workflows let be done to each of them now, and what takes no more than a message.
    private func sharedActions(on numbers: [TicketNumber], for member: Member) async throws -> [Action] {
        var shared: [Action]?
        for number in numbers {
            let view = try await installation.tickets.view(number, for: member.person)
            let allowed = view.actions.filter { $0.refusal == nil && $0.action.takesOnlyAMessage }.map(\.action)
            shared = shared.map { $0.filter { known in allowed.contains { $0.isLike(known) } } } ?? allowed
        }
        return shared ?? []
    }

    private func tell(
        _ results: [BulkResult], of action: ActionName, _ sent: Submission, _ tier: TierName
    ) async throws -> Response {
        let (member, words) = (sent.member, sent.member.words)
        let items = try await items(results.map(\.pick), for: member)
        let lines = results.map { result in
            BulkLine(
                result.pick, items[result.pick.number], status: words.outcome(result), isDone: result.problem == nil)
        }
        let left = sent.picks.dropFirst(BulkPage.most).map { pick in
            BulkLine(pick, nil, status: words("bulk.too-many"), isDone: false)
        }
        let taken = results.compactMap(\.action).first
        let page = BulkResultPage(
            frame: try await frame(member, title: words("bulk.results")), inbox: InboxPage.path(tier),
            action: taken.map(words.action) ?? action.rawValue,
            summary: words(
                "bulk.summary",
                ["done": "\(lines.count { $0.isDone == true })", "all": "\(lines.count + left.count)"]),
            tickets: lines + left,
            stranded: (lines + left).contains { $0.isDone == false } ? sent.form.typed("message") : nil)
        return answer(.bulkResult, page, member.visit)
    }

    /// Those of them that may be seen.
    private func items(_ picks: [Pick], for member: Member) async throws -> [TicketNumber: TicketItem] {
        let found = try await installation.tickets.named(picks.map(\.number), for: member.person)
        let items = try await items(found, for: member, asStaff: true)
        return Dictionary(uniqueKeysWithValues: items.map { ($0.number, $0) })
    }
}

/// What came of one ticket.
private struct BulkResult {
    var pick: Pick
    /// Nil where it was not taken.
    var action: Action?
    var problem: Problem?
    var faults: [FieldFault] = []
}

extension [BulkResult] {
    /// What is to be mended in the form, where nothing has been done at all.
    fileprivate var faults: [FieldFault]? {
        contains { $0.action != nil } ? nil : first { !$0.faults.isEmpty }?.faults
    }
}

extension BulkLine {
    fileprivate init(_ pick: Pick, _ item: TicketItem?, status: String, isDone: Bool? = nil) {
        self.init(
            pick: pick.text, number: pick.number, href: "/tiket/\(pick.number)", subject: item?.subject ?? "",
            requester: item?.requester, status: status, isDone: isDone)
    }
}

extension Submission {
    /// Each ticket once.
    fileprivate var picks: [Pick] {
        var seen: Set<TicketNumber> = []
        return form.all("tiket").compactMap { Pick($0) }.filter { seen.insert($0.number).inserted }
    }
}

extension Action {
    fileprivate var takesOnlyAMessage: Bool { fields.allSatisfy { $0.field == .message } }

    /// Two services may call different things the same.
    fileprivate func isLike(_ other: Action) -> Bool { name == other.name && does == other.does }
}

extension PageWords {
    fileprivate func bulkHint(_ action: Action) -> String {
        guard let message = action.fields.first(where: { $0.field == .message }) else { return self("bulk.no-message") }
        return self(message.isRequired ? "bulk.message" : "bulk.any-message")
    }

    /// What takes no message is told so, and not that the form has a field too many.
    fileprivate func bulkFault(_ fault: FieldFault) -> String {
        fault.kind == .unknown ? self("bulk.needless") : message(fault)
    }

    /// Why not in the pages' own words for a list, where there are any.
    fileprivate func outcome(_ result: BulkResult) -> String {
        if let action = result.action { return texts.text(Notice(of: action.does).key, in: language) }
        guard let problem = result.problem else { return "" }
        if let fault = result.faults.first { return message(fault) }
        let key = "bulk.why.\(problem.slug)"
        return texts.contains("page.\(key)") ? self(key) : notice(problem).title
    }
}
