import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import Workflow

extension Pages {
    /// `POST /tiket/{number}/aksi/{action}`: on to the ticket; or the page again, with what was typed and what is wrong.
    func act(_ request: Request, _ context: APIContext) async throws -> Response {
        let number = try context.ticketNumber()
        let action = ActionName(try context.name("action"))
        var sent = try await submission(request, context)
        // What is drawn after a form is to be found at the ticket's own address.
        sent.member.visit.here = "/tiket/\(number)"
        if let canned = sent.inserting { return try await insert(canned, number, action, sent) }
        let faults = sent.faults
        guard faults.isEmpty, sent.problems.isEmpty else {
            let problem = sent.problems.first?.problem ?? Problem(Refusal.form(faults))
            return try await again(number, action, sent, problem, faults)
        }
        do {
            let outcome = try await installation.reception.take(
                action, on: number, message: sent.form.typed("message"), attachments: sent.files.map(\.id),
                with: sent.input, by: sent.member.person, ifVersion: sent.version ?? -1,
                idempotency: sent.idempotency(request))
            let deed = try installation.library.definition(of: outcome.ticket).action(action)?.does
            guard let deed else { throw BadRequest.noSuchPath }
            let response = goOn(to: "/tiket/\(number)", saying: Notice(of: deed), sent.member.visit)
            return remembering(sent.member, in: response)
        } catch {
            guard let problem = try await told(error, on: number, to: sent.member), problem != .notFound else {
                throw error
            }
            context.logger.debug("action not taken", metadata: ["problem": "\(problem.slug)"])
            let faults = error.fieldFaults
            return try await again(number, action, sent.without(faults), problem, faults)
        }
    }

    /// A refusal by the name that the action has on its button, and in the reader's time.
    private func told(_ error: any Error, on number: TicketNumber, to member: Member) async throws -> Problem? {
        guard case DeskError.refused(let refusal) = error, refusal.namesAction else { return Problem(error) }
        let view = try await installation.tickets.view(number, for: member.person)
        return Problem(refusal, in: RefusalTerms(view.workflow.definition, words(of: view, for: member).zone))
    }

    /// The page again, with the text at hand after what was typed; nothing has been done.
    private func insert(
        _ canned: String, _ number: TicketNumber, _ action: ActionName, _ sent: Submission
    ) async throws -> Response {
        let redrawn = RedrawnAction(
            action: action, form: sent.form, files: sent.files, problem: nil,
            messages: sent.messages(sent.member.words), inserting: canned, version: sent.version, key: formKey())
        return answer(.ticket, try await ticketPage(number, sent.member, after: redrawn), sent.member.visit)
    }

    private func again(
        _ number: TicketNumber, _ action: ActionName, _ sent: Submission, _ problem: Problem, _ faults: [FieldFault]
    ) async throws -> Response {
        let words = sent.member.words
        var messages = sent.messages(words)
        for fault in faults where messages[fault.field.rawValue] == nil {
            messages[fault.field.rawValue] = words.message(fault)
        }
        let isUncertain = problem.status == .serviceUnavailable
        let redrawn = RedrawnAction(
            action: action, form: sent.form, files: sent.files, problem: problem, messages: messages,
            key: isUncertain ? sent.form[Submission.keyField] ?? formKey() : formKey())
        let page = try await ticketPage(number, sent.member, after: redrawn)
        var response = answer(.ticket, page, sent.member.visit, status: problem.status)
        response.headers[.retryAfter] = problem.headers[.retryAfter]
        return response
    }
}

extension Submission {
    fileprivate var version: Int? { form["version"].flatMap { Int($0) } }

    /// Which text at hand is to be put in; nil where the form itself was sent.
    fileprivate var inserting: String? { form["insert"] == nil ? nil : form["canned"] ?? "" }

    fileprivate var input: Reception.Input {
        Reception.Input(
            assignee: form.typed("assignee"),
            category: form.typed("category").map { CategoryPath($0) ?? CategoryPath([CategoryName($0)]) },
            duplicateOf: form.typed("duplicateOf").flatMap(Self.number),
            rating: form.typed("rating").flatMap { Int($0) })
    }

    /// What is no number, where one belongs.
    fileprivate var faults: [FieldFault] {
        guard let text = form.typed("duplicateOf"), Self.number(text) == nil else { return [] }
        return [FieldFault(field: "duplicateOf", kind: .noSuchThing)]
    }

    /// As people write it, with or without `#`.
    private static func number(_ text: String) -> TicketNumber? {
        TicketNumber(text.filter { !$0.isWhitespace && $0 != "#" })
    }

    /// What is wrong with files, by field: each by its name.
    func messages(_ words: PageWords) -> [String: String] {
        Dictionary(grouping: problems, by: \.field).mapValues { problems in
            problems.map { "\($0.fileName): \(words.sentence($0.problem))" }.joined(separator: " ")
        }
    }
}

extension PageWords {
    /// What is wrong with one field, where that is all, else what is wrong and how to mend it.
    func sentence(_ problem: Problem) -> String {
        if let fault = problem.errors.first { return fault.text(texts, in: language) }
        let notice = notice(problem)
        return "\(notice.title) \(notice.help)"
    }
}

extension Error {
    /// What was wrong with single fields, where that is what was wrong.
    var fieldFaults: [FieldFault] {
        if case .refused(.form(let faults))? = self as? DeskError { faults } else { [] }
    }
}

extension PageWords {
    /// - Parameter form: for what it calls the field that another must agree with.
    func message(_ fault: FieldFault, in form: Form? = nil) -> String {
        // The values that programs are told of are no words for people.
        if case .notOneOf = fault.kind { return self("fault.not-one-of") }
        var problem = Problem.FieldProblem(fault)
        if let name = problem.arguments["field"], let field = form?.field(FieldName(name)) {
            problem.arguments["field"] = wording(field.title)
        }
        return problem.text(texts, in: language)
    }
}
