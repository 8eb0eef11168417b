import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// A slip to take home: the number, who has it, until when, and how to follow it.
struct ReceiptPage: Printable {
    var frame: Frame
    /// Where it was filed; nil where nobody came in person.
    var desk: String?
    var address: String?
    var queue: String?
    var number: Int
    var subject: String
    var service: String
    var opened: Moment
    var holder: String
    var place: String
    var due: Moment?
    var follow: String
    var href: String

    static func path(_ number: TicketNumber) -> String { "/tiket/\(number)/tanda-terima" }
}

extension Pages {
    /// `GET /tiket/{number}/tanda-terima`
    func showReceipt(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context)
        let number = try context.ticketNumber()
        let receipt = receipt(try await installation.tickets.view(number, for: member.person))
        // Whoever takes it home reads the times of where they were.
        let words = member.words.told(in: receipt.zone)
        let page = ReceiptPage(
            frame: try await frame(member, title: words("receipt.title", ["number": "\(number)"])),
            desk: receipt.desk.map { words.wording($0.title) }, address: receipt.desk?.address,
            queue: receipt.queue?.text, number: number, subject: receipt.subject ?? words("ticket.erased"),
            service: words.wording(receipt.service), opened: words.moment(receipt.openedAt),
            holder: words.wording(receipt.holder), place: receipt.place.name, due: receipt.dueAt.map(words.moment),
            follow: receipt.follow(words.texts, in: words.language), href: "/tiket/\(number)")
        return answer(.receipt, page, member.visit)
    }

    func receipt(_ view: TicketView) -> Receipt { Receipt(view) { installation.regions.zone(of: $0) } }
}

extension TicketView {
    /// Where its slip is; a guest has a link to keep instead, and no account to follow anything with.
    var receiptPath: String? { ticket.requester.isGuest ? nil : ReceiptPage.path(ticket.number) }
}
