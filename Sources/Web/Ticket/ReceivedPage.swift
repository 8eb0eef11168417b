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
    var href: String
    var another: String
}

extension Pages {
    /// `GET /tiket/{number}/diterima`
    func showReceived(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let (number, words) = (try context.ticketNumber(), member.words)
        let view = try await installation.tickets.view(number, for: member.person)
        let telling = TicketTelling(
            view: view, history: [], said: [], person: member.person, words: words, moment: nil,
            regions: installation.regions)
        let page = ReceivedPage(
            frame: try await frame(member.visit, title: words("received.title", ["number": "\(number)"])),
            number: number, subject: view.subject ?? words("ticket.erased"),
            service: words.wording(view.workflow.definition.title),
            facts: telling.facts, opened: words.moment(view.ticket.openedAt),
            clocks: telling.clocks.filter { $0.progress != nil }, href: "/tiket/\(number)", another: "/tiket/baru")
        return answer(.received, page, member.visit)
    }
}
