import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// One ticket: what was said, where it stands on the ladder, and what may be done.
struct TicketPage: Printable {
    var frame: Frame
    /// Nil for a past moment, of which there is no news.
    var live: LivePlace?
    var number: Int
    var subject: String
    var service: String
    var category: String?
    var status: String
    var isOpen: Bool
    var isTheirs: Bool
    var flags: [Line]
    var opened: Moment
    /// What time does next.
    var next: ClockLine?
    var problem: ProblemNotice?
    /// What was typed into a form that is there no more.
    var stranded: String?
    var facts: [Fact]
    var answers: [AnswerLine]
    var hasAnswers: Bool
    var ladder: Ladder
    var clocks: [ClockLine]
    var hasClocks: Bool
    var said: [Said]
    var forms: [ActionForm]
    var hasForms: Bool
    var blocked: [Blocked]
    var hasBlocked: Bool
    var history: [HistoryLine]
    /// The moment that is shown, where that is a past one.
    var past: Moment?
    /// What the requester asked before, for whoever is not the requester.
    var earlier: [TicketItem]
    var hasEarlier: Bool
    var allOfRequester: String
    var href: String
    var followUp: String?
    /// Where a guest finds their link again.
    var secret: String?
    /// Where it can be had on paper.
    var receipt: String?
}

/// `Penanya: Rina Kusumawardani`, perhaps with more about it, and perhaps a link.
struct Fact: Printable, Equatable {
    var label: String
    var value: String
    var more: String?
    var href: String?
}

/// A form that is drawn again with everything that was typed: because it could not be taken, or to have a text put in.
struct RedrawnAction: Sendable {
    var action: ActionName
    var form: FormBody
    var files: [Submission.SentFile]
    /// Why it could not be taken.
    var problem: Problem?
    /// By field.
    var messages: [String: String]
    /// The text at hand that is to be put in.
    var inserting: String?
    /// What had been read when it was typed; nil where that must be read again.
    var version: Int?
    /// The same as before where it is not certain that nothing was stored, so that it acts once whatever happened.
    var key: String
}

extension Pages {
    func addTicketRoutes(to routes: PageRoutes) {
        routes.get("tiket/{number}") { request, context in try await showTicket(request, context) }
        routes.get("tiket/{number}/tanda-terima") { request, context in try await showReceipt(request, context) }
        routes.get("tiket/{number}/diterima") { request, context in try await showReceived(request, context) }
        routes.post("tiket/{number}/aksi/{action}") { request, context in try await act(request, context) }
    }

    /// `GET /tiket/{number}?at=`: the ticket as it is, or as it was at that moment.
    private func showTicket(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let moment = try Query(of: request).moment("at")
        let page = try await ticketPage(try context.ticketNumber(), member, at: moment)
        return answer(.ticket, page, member.visit)
    }

    func ticketPage(
        _ number: TicketNumber, _ member: Member, at moment: Instant? = nil, after redrawn: RedrawnAction? = nil
    ) async throws -> TicketPage {
        let live = moment == nil ? try await livePlace([("tiket", "\(number)")]) : nil
        let tickets = installation.tickets
        let view = try await tickets.view(number, for: member.person, at: moment)
        let history = try await tickets.history(of: number, for: member.person)
        let said = try await tickets.conversation(on: number, for: member.person)
        let words = words(of: view, for: member)
        let telling = TicketTelling(
            view: view, history: history, said: said, person: member.person, words: words, moment: moment,
            regions: installation.regions, oddities: try await oddities(in: view, words),
            candidates: try await candidates(for: view), canned: try await cannedTexts(for: view, words),
            rules: words.fileRules(installation.attachments.limits))
        let earlier = try await earlier(than: view.ticket, for: member)
        let forms = telling.forms(after: redrawn) { formKey() }
        let ticket = view.ticket
        let title = words("ticket.title", ["number": "\(number)"])
        return TicketPage(
            frame: try await frame(member, title: title), live: live, number: number,
            subject: view.subject ?? words("ticket.erased"), service: words.wording(view.workflow.definition.title),
            category: ticket.category.map { words.category($0, in: view.workflow.definition) },
            status: telling.status, isOpen: ticket.isOpen, isTheirs: telling.isTheirs,
            flags: ticket.flags.map { Line(line: words.flag($0)) }, opened: words.moment(ticket.openedAt),
            next: telling.next, problem: redrawn?.problem.map(words.notice),
            stranded: redrawn?.message(strandedBy: view), facts: telling.queue + telling.facts,
            answers: telling.answers, hasAnswers: !telling.answers.isEmpty, ladder: telling.ladder,
            clocks: telling.clocks, hasClocks: !telling.clocks.isEmpty, said: telling.conversation, forms: forms,
            hasForms: !forms.isEmpty, blocked: telling.blocked, hasBlocked: !telling.blocked.isEmpty,
            history: telling.historyLines, past: moment.map(words.moment),
            earlier: earlier, hasEarlier: !earlier.isEmpty, allOfRequester: "/tiket?penanya=\(number)",
            href: "/tiket/\(number)",
            followUp: followUp(of: view, for: member),
            secret: member.identity.guest == nil ? nil : "/tiket/\(number)/diterima", receipt: view.receiptPath)
    }

    /// A guest's browser does not say where they are; their ticket may.
    func words(of view: TicketView, for member: Member) -> PageWords {
        guard member.identity.guest != nil else { return member.words }
        return member.words.told(in: installation.regions.zone(of: view.ticket.requesterPlace))
    }

    /// Those who may be assigned, where somebody may be assigned now; nil where there are too many for a list.
    private func candidates(for view: TicketView) async throws -> [Candidate]? {
        guard view.mayDo({ $0 == .assign }) else { return [] }
        return try await installation.tickets.candidates(for: view.ticket)
    }

    private func earlier(than ticket: Ticket, for member: Member) async throws -> [TicketItem] {
        guard ticket.requester != member.person.id else { return [] }
        let found = try await installation.tickets.earlier(than: ticket, for: member.person, limit: 5)
        return try await items(found, for: member, asStaff: false)
    }

    /// Where to go on asking once it is closed.
    private func followUp(of view: TicketView, for member: Member) -> String? {
        let ticket = view.ticket
        guard !ticket.isOpen, ticket.requester == member.person.id,
            ways(for: member.person).contains(where: { $0.workflow.reference.name == ticket.workflow.name })
        else { return nil }
        return address(
            "/tiket/baru", [("layanan", ticket.workflow.name.rawValue), ("lanjutan", "\(ticket.number)")])
    }
}

extension RedrawnAction {
    /// The words that no form can hold any more, since the action may not be taken now.
    fileprivate func message(strandedBy view: TicketView) -> String? {
        view.actions.contains { $0.action.name == action && $0.refusal == nil } ? nil : form.typed("message")
    }
}

extension TicketView {
    /// Whether something of that kind may be done now.
    func mayDo(_ isMeant: (Action.Deed) -> Bool) -> Bool {
        actions.contains { $0.refusal == nil && isMeant($0.action.does) }
    }
}

extension Query {
    /// - Throws: `BadRequest.faults`.
    fileprivate func moment(_ name: String) throws(BadRequest) -> Instant? {
        guard let text = self[name], !text.isEmpty else { return nil }
        guard let instant = Instant(rfc3339: text) else { throw .faults([BodyFault(field: name, kind: .notATime)]) }
        return instant
    }
}
