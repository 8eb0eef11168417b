import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import NIOCore
import Workflow

/// A list of tickets, to be taken along.
enum TicketListFile {
    static let path = "/tiket/daftar.csv"
    /// Rows in one file; the page goes on.
    static let most = 1_000
    /// Pages that are looked through for them.
    static let pages = 20
}

extension PageWords {
    /// What everybody who sees the list sees of each: a heading, and a row for each.
    func table(of summaries: [TicketSummary], _ definition: (WorkflowName) -> Definition?) -> [[String]] {
        let columns = ["number", "subject", "service", "category", "status", "holder", "place", "opened", "updated"]
        return [columns.map { self("tickets.column.\($0)") }]
            + summaries.map { summary in
                let row = summary.row
                let definition = definition(row.workflow)
                return [
                    "\(row.number)", row.subject ?? self("ticket.erased"),
                    definition.map { wording($0.title) } ?? row.workflow.rawValue,
                    row.category.map { category($0, in: definition) } ?? "",
                    row.closeReason.map { self("status.closed", ["reason": closed($0)]) } ?? self("tickets.open"),
                    tier(row.holder.tier, in: definition), summary.place.name, row.openedAt.rfc3339,
                    row.updatedAt.rfc3339,
                ]
            }
    }
}

extension Pages {
    /// The newest of them, as many as one file takes, and as are found in so many pages: the rest may be tickets of others.
    func listFile(_ filter: TicketFilter, for member: Member) async throws -> Response {
        var (items, cursor): ([TicketSummary], String?) = ([], nil)
        var pages = 0
        repeat {
            pages += 1
            let page = try await installation.tickets.list(
                filter, for: member.person, cursor: cursor, limit: PageLimit.most)
            items += page.items
            cursor = page.next
        } while cursor != nil && items.count < TicketListFile.most && pages < TicketListFile.pages
        let library = installation.library
        let rows = member.words.table(of: items) { library.current($0)?.definition }
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = "text/csv; charset=utf-8"
        headers[.contentDisposition] = "attachment; filename=\"tiket.csv\""
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: CSVText.bytes(rows))))
    }
}
