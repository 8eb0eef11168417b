import Foundation
import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// "Di mana tiket saya": what the secret link is, and a place to paste it.
struct TracePage: Printable {
    var frame: Frame
    var problem: ProblemNotice?
    var typed: String
    /// The tickets that this browser shows already.
    var tickets: String?

    static let path = "/lacak"
    static let field = "tautan"
    static let longest = 2_000
}

extension Pages {
    func addGuestRoutes(to routes: PageRoutes) {
        routes.get("t/{token}") { request, context in try await openLink(request, context) }
        routes.get("lacak") { request, context in try await showTrace(request, context) }
        routes.post("lacak") { request, context in try await trace(request, context) }
    }

    /// `GET /t/{token}?lanjutan=`: keeps the secret where no script and no other site finds it, and goes on to an address without
    /// it: the ticket, or a new question that goes on from a closed one. The same page for every link that is none of ours.
    private func openLink(_ request: Request, _ context: APIContext) async throws -> Response {
        let token = (try? context.name("token")).flatMap(installation.guests.token)
        let closed = try Query(of: request)["lanjutan"].flatMap { TicketNumber($0) }
        return try await follow(token, typed: "", try await visit(request, context), goingOnFrom: closed)
    }

    /// `GET /lacak`: 200, for anybody.
    private func showTrace(_ request: Request, _ context: APIContext) async throws -> Response {
        let visit = try await visit(request, context)
        return answer(.trace, try await tracePage(visit), visit)
    }

    /// `POST /lacak`: with the link in the body, so that it stands in no address and no log.
    private func trace(_ request: Request, _ context: APIContext) async throws -> Response {
        guard !request.isFromOtherOrigin else { throw BadRequest.otherOrigin }
        let typed = try await FormBody(of: request)[TracePage.field] ?? ""
        let token = Self.secrets(in: typed).lazy.compactMap(installation.guests.token).first
        return try await follow(token, typed: typed, try await visit(request, context))
    }

    private func follow(
        _ token: GuestToken?, typed: String, _ visit: Visit, goingOnFrom closed: TicketNumber? = nil
    ) async throws -> Response {
        guard let token else {
            var visit = visit
            visit.here = TracePage.path
            let problem = Problem("no-such-link", .notFound)
            var page = try await tracePage(visit)
            (page.problem, page.typed) = (visit.words.notice(problem), String(typed.prefix(TracePage.longest)))
            return answer(.trace, page, visit, status: problem.status)
        }
        let member = Member(identity: .guest(token), visit: visit)
        if let closed {
            return remembering(member, in: .goingTo(address("/tiket/baru", [("lanjutan", "\(closed)")])))
                .withoutReferrer
        }
        let found = try await installation.tickets.list(TicketFilter(), for: token.person, cursor: nil, limit: 1)
        let only = found.next == nil ? found.items.first : nil
        let response = Response.goingTo(only.map { "/tiket/\($0.row.number)" } ?? "/tiket")
        return remembering(member, in: response).withoutReferrer
    }

    private func tracePage(_ visit: Visit) async throws -> TracePage {
        TracePage(
            frame: try await frame(visit, title: visit.words("trace.title")), problem: nil, typed: "",
            tickets: visit.identity == nil ? nil : "/tiket")
    }

    /// What may be the secret of a link as people copy it: whole, without its beginning, as an app has spelled it anew, or
    /// with the sentence around it.
    static func secrets(in typed: String) -> [String] {
        let text = typed.prefix(TracePage.longest)
        return (text.removingPercentEncoding ?? String(text)).split { !$0.isPartOfSecret }.map(String.init)
    }
}

extension Character {
    fileprivate var isPartOfSecret: Bool { isASCII && (isLetter || isNumber || self == "-" || self == "_") }
}

extension Response {
    /// Nobody, not even we, is told which address led on.
    fileprivate var withoutReferrer: Response {
        var response = self
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}
