import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import NIOCore
import Workflow

/// Where a page hears that it is no longer as it was drawn.
struct LivePlace: Printable {
    var path: String
    /// How far things had come before it was drawn.
    var mark: String
}

extension Pages {
    func addNewsRoutes(to routes: PageRoutes) {
        routes.get("kabar") { request, context in try await listen(request, context) }
        routes.post("kabar/menulis") { request, context in try await noteWriting(request, context) }
    }

    /// To be called before anything of the page is read.
    func livePlace(_ query: [(name: String, value: String?)]) async throws -> LivePlace {
        LivePlace(path: address("/kabar", query), mark: try await installation.crier.mark())
    }

    /// `GET /kabar?tiket=&kotak=&layanan=&sejak=`: server-sent events that say that there is news, and none of it; 404 for
    /// what somebody may not see, 204 for nobody, which tells browsers not to come back.
    private func listen(_ request: Request, _ context: APIContext) async throws -> Response {
        let query = try Query(of: request)
        guard let subject = query.newsSubject else { throw BadRequest.noSuchPath }
        let member: Member
        do {
            member = try await self.member(request, context)
        } catch is SignInNeeded {
            return Response(status: .noContent, headers: .ofEveryPage)
        }
        let listening = try await installation.crier.listen(
            to: subject, as: member.person, named: member.identity.account?.name, since: query["sejak"])
        return Response(telling: listening, to: request, in: member.words)
    }

    /// `POST /kabar/menulis`: that somebody presses keys on a ticket. 204, told or not: who may not see it learns nothing.
    private func noteWriting(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        let member = try await member(sending: form, request, context)
        guard let number = form["tiket"].flatMap({ TicketNumber($0) }) else { throw BadRequest.noSuchPath }
        let writing = form["tulisan"].flatMap { Writing(rawValue: $0) } ?? .other
        _ = installation.crier.write(writing, by: member.person, on: number, at: realTime.now())
        return Response(status: .noContent, headers: .ofEveryPage)
    }
}

extension Query {
    fileprivate var newsSubject: NewsSubject? {
        if let number = self["tiket"].flatMap({ TicketNumber($0) }) { return .ticket(number) }
        return self["kotak"].map { tier in
            .inbox(TierName(tier), self["layanan"].flatMap { $0.isEmpty ? nil : WorkflowName($0) })
        }
    }
}

extension Response {
    /// As long as the listener is let listen, and the browser is there.
    fileprivate init(telling listening: Listening, to request: Request, in words: PageWords) {
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = "text/event-stream"
        // No proxy is to hold anything back until there is more of it.
        headers[.cacheControl] = "no-store, no-transform"
        headers[.xAccelBuffering] = "no"
        let body = ResponseBody { writer in
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await writer.write(ByteBuffer(string: ":\n\n"))
                for await cry in listening.cries {
                    try await writer.write(ByteBuffer(string: words.eventText(of: cry)))
                }
                try await writer.finish(nil)
            } onInboundClosed: {
                listening.end()
            }
        }
        self.init(status: .ok, headers: headers, body: body)
    }
}

extension HTTPField.Name {
    fileprivate static let xAccelBuffering = constant("X-Accel-Buffering")
}

extension PageWords {
    /// As `text/event-stream` has it.
    func eventText(of cry: Cry) -> String {
        switch cry {
        case .ticket(let number, let version): "event: kabar\ndata: /tiket/\(number) \(version)\n\n"
        case .inbox(let tier): "event: kabar\ndata: \(InboxPage.path(tier))\n\n"
        case .replaced: "event: ganti\ndata: \n\n"
        case .company(let people): "event: hadir\n\(people.map(eventLine).joined())\(people.isEmpty ? "data:\n" : "")\n"
        // A comment, for whoever counts on hearing something now and then.
        case .beat: ":\n\n"
        }
    }

    /// A name is one line, whatever is in it.
    private func eventLine(of companion: Companion) -> String {
        let name = companion.name.split { $0.isNewline }.joined(separator: " ")
        return "data: \(self("presence.\(companion.writing?.rawValue ?? "looking")", ["name": name]))\n"
    }
}

extension Action.Deed {
    /// What others are told that somebody writes.
    var writing: Writing {
        switch self {
        case .answer: .answer
        case .reply: .reply
        case .ask: .ask
        case .note: .note
        case .take, .assign, .refer, .report, .forward, .return, .recategorise, .duplicate, .inquire, .close, .rate:
            .other
        }
    }
}
