import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import Workflow

extension Pages {
    func addAskingRoutes(to routes: PageRoutes) {
        routes.get("tiket/baru") { request, context in try await showAsking(request, context) }
        routes.post("tiket/baru") { request, context in try await ask(request, context) }
    }

    /// `GET /tiket/baru?layanan=&formulir=&kategori=&lanjutan=`: as far as there is a choice, the next one; then the form.
    private func showAsking(_ request: Request, _ context: APIContext) async throws -> Response {
        let parameters = try Query(of: request)
        var query = AskingQuery { parameters[$0] }
        let member = try await asker(query, request, context)
        var before: FollowUp?
        if let number = query.follows {
            let found = try await installation.tickets.followUp(to: number, for: member.person)
            query.fill(from: found, mayChooseCategory: parameters["kategori"] != nil)
            before = found
        }
        let ways = ways(for: member.person).filter(query.fits)
        guard let way = ways.first else {
            if member.identity.account == nil { throw SignInNeeded() }
            throw NoWayIn()
        }
        guard ways.count == 1 else { return try await choosingPage(ways, query, member) }
        let chosen = query.choosing(way, query.category)
        if way.definition.categories.isEmpty || way.isChoice(query.category) {
            let page = try await askingPage(way, chosen, member, goingOnFrom: before)
            return answer(.asking, page, member.visit)
        }
        return try await categoryPage(way, chosen, member)
    }

    /// Whoever is signed in. A guest who goes on from their ticket stays who they are; who begins anew is somebody new, so
    /// that each link opens one affair, whoever uses the same computer next.
    private func asker(_ query: AskingQuery, _ request: Request, _ context: APIContext) async throws -> Member {
        let visit = try await visit(request, context)
        if let identity = visit.identity, identity.account != nil || query.follows != nil {
            return Member(identity: identity, visit: visit)
        }
        guard query.follows == nil else { throw SignInNeeded() }
        return Member(identity: .guest(installation.guests.newcomer()), visit: visit)
    }

    /// `POST /tiket/baru`: on to the ticket's number; or the form again, with what was typed and what is wrong.
    private func ask(_ request: Request, _ context: APIContext) async throws -> Response {
        let sent = try await submission(request, context)
        let query = AskingQuery { sent.form[$0] }
        guard let way = ways(for: sent.member.person).first(where: query.fits) else { throw NoWayIn() }
        if let problem = sent.problems.first?.problem { return try await again(way, query, sent, problem, []) }
        do {
            let outcome = try await installation.open(
                sent.question(way, query), by: sent.member.person, from: sent.member.visit.origin.address,
                at: realTime.now(), idempotency: sent.idempotency(request))
            return remembering(sent.member, in: .goingTo("/tiket/\(outcome.ticket.number)/diterima"))
        } catch {
            guard let problem = Problem(error), problem != .notFound else { throw error }
            context.logger.debug("question not taken", metadata: ["problem": "\(problem.slug)"])
            let faults = error.fieldFaults
            return try await again(way, query, sent.without(faults), problem, faults)
        }
    }

    private func again(
        _ way: Way, _ query: AskingQuery, _ sent: Submission, _ problem: Problem, _ faults: [FieldFault]
    ) async throws -> Response {
        let words = sent.member.words
        let form = way.definition.form(way.form.name, for: query.category) ?? way.form
        var messages = sent.messages(words)
        for fault in faults where messages[fault.field.rawValue] == nil {
            messages[fault.field.rawValue] = words.message(fault, in: form)
        }
        let answers = sent.question(way, query).fields
        var warnings: [String: String] = [:]
        for warning in try await installation.reception.warnings(on: answers, under: form) {
            warnings["fields.\(warning.field)"] = words.warning(warning.kind)
        }
        let isUncertain = problem.status == .serviceUnavailable
        let failed = FailedQuestion(
            sent: sent, problem: problem, messages: messages, warnings: warnings,
            key: isUncertain ? sent.form[Submission.keyField] ?? formKey() : formKey())
        let page = try await askingPage(way, query, sent.member, after: failed)
        var response = answer(.asking, page, sent.member.visit, status: problem.status)
        response.headers[.retryAfter] = problem.headers[.retryAfter]
        return response
    }
}

/// Nothing that was chosen is open to whoever asks. A refusal of the pages' own: nobody has filled in anything yet.
struct NoWayIn: Error {}

extension Way {
    /// Whether a ticket can be about it.
    fileprivate func isChoice(_ category: CategoryPath?) -> Bool {
        guard let category else { return false }
        return definition.choices.contains(category) && takes(category)
    }
}

extension Submission {
    /// Documents of the checklist are fields whose value is a file, and files of the question like all others.
    fileprivate func question(_ way: Way, _ query: AskingQuery) -> Question {
        var fields: [FieldName: String] = [:]
        for field in form.fields {
            guard let name = FieldName(inForm: field.name), !field.value.isEmpty else { continue }
            fields[name] = field.value.replacing("\r\n", with: "\n")
        }
        for file in files {
            if let name = FieldName(inForm: file.field) { fields[name] = file.id.rawValue }
        }
        return Question(
            workflow: way.workflow.reference.name, form: way.form.name, category: query.category,
            subject: form["subject"] ?? "", message: form.typed("message") ?? "", fields: fields,
            onBehalfOf: form.typed("onBehalfOf"), follows: query.follows, attachments: files.map(\.id))
    }
}

extension FieldName {
    /// `fields.npsn` is the field `npsn`; nil for anything else.
    init?(inForm name: String) {
        guard name.hasPrefix("fields.") else { return nil }
        self.init(String(name.dropFirst(7)))
    }
}
