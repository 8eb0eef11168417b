import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// A new ticket's number, who holds it and until when: to be kept, or printed and handed over at a counter.
struct ReceivedPage: Printable {
    var frame: Frame
    var number: Int
    var subject: String
    var service: String
    var facts: [Fact]
    var opened: Moment
    var clocks: [ClockLine]
    /// Answers that look odd, by their question.
    var oddities: [Fact]
    var hasOddities: Bool
    /// A guest's only way back.
    var secret: String?
    var href: String
    var another: String
    /// The number that is called out, where somebody came in person.
    var queue: String?
    var desk: Fact?
    /// Where it can be had on paper, in few words; nil for a guest.
    var receipt: String?
}

/// What is odd about one answer.
struct Oddity: Equatable, Sendable {
    var field: FieldName
    /// The question.
    var label: String
    var words: String
}

extension Pages {
    /// `GET /tiket/{number}/diterima`
    func showReceived(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let number = try context.ticketNumber()
        let view = try await installation.tickets.view(number, for: member.person)
        let words = words(of: view, for: member)
        let telling = TicketTelling(
            view: view, history: [], said: [], person: member.person, words: words, moment: nil,
            regions: installation.regions)
        let oddities = try await oddities(in: view, words)
        let secret = secretLink(for: member, request)
        let receipt = receipt(view)
        let page = ReceivedPage(
            frame: try await frame(member, title: words("received.title", ["number": "\(number)"])),
            number: number, subject: view.subject ?? words("ticket.erased"),
            service: words.wording(view.workflow.definition.title),
            facts: telling.facts, opened: words.moment(view.ticket.openedAt),
            clocks: telling.expected,
            oddities: oddities.map { Fact(label: $0.label, value: $0.words) }, hasOddities: !oddities.isEmpty,
            secret: secret, href: "/tiket/\(number)", another: "/tiket/baru", queue: receipt.queue?.text,
            desk: receipt.desk.map { Fact(label: words.wording($0.title), value: $0.address) },
            receipt: view.receiptPath)
        var response = answer(.received, page, member.visit)
        // A secret that stands there as it is must not be squeezed together with what others may have put into the address.
        if secret != nil { response.headers[.cacheControl] = "no-store, no-transform" }
        return response
    }

    /// In full, since it is to be copied; nil for whoever has an account.
    private func secretLink(for member: Member, _ request: Request) -> String? {
        guard let token = member.identity.guest, let link = installation.guests.link(for: token.guest) else {
            return nil
        }
        guard link.hasPrefix("/"), let authority = request.head.authority else { return link }
        return "\(isSecure(member.visit) ? "https" : "http")://\(authority)\(link)"
    }

    func oddities(in view: TicketView, _ words: PageWords) async throws -> [Oddity] {
        let ticket = view.ticket
        guard let form = view.workflow.definition.form(ticket.form, for: ticket.category) else { return [] }
        let answers = view.fields.compactMapValues(\.self)
        return try await installation.reception.warnings(on: answers, under: form).map { warning in
            Oddity(
                field: warning.field, label: form.field(warning.field).map { words.wording($0.title) } ?? "",
                words: words.warning(warning.kind))
        }
    }
}
