import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Today's numbers at the desks where somebody sits, and what may be done with each.
struct QueuesPage: Printable {
    static let path = "/antrean"
    /// A busy day's line is longer than a page; whoever is further back waits out of sight.
    static let mostWaiting = 40
    static let mostServed = 20

    var frame: Frame
    var problem: ProblemNotice?
    var lines: [Line]

    struct Line: Printable {
        var id: String
        var title: String
        var address: String?
        var service: String
        var waiting: [Entry]
        var isEmpty: Bool
        /// How many more wait.
        var others: String?
        var served: [Entry]
        var hasServed: Bool
        var servedTitle: String
    }

    struct Entry: Printable {
        var queue: String
        var href: String
        var number: Int
        /// Nil where the ticket is not for who reads this.
        var subject: String?
        var requester: String?
        var state: String
        var isCalled: Bool
        var since: Moment
        /// Where its steps go.
        var path: String
        var key: String
        var steps: [Step]
        var hasSteps: Bool
    }

    struct Step: Printable {
        var value: String
        var text: String
        var isMain: Bool
    }
}

extension Pages {
    func addQueueRoutes(to routes: PageRoutes) {
        routes.get("antrean") { request, context in try await showQueues(request, context) }
        routes.post("antrean/{workflow}/{prefix}/{queueNumber}") { request, context in
            try await takeQueueStep(request, context)
        }
    }

    /// Whether there is a line for them to call.
    func callsQueues(_ person: Person) -> Bool { !installation.queues.lines(of: person).isEmpty }

    /// `GET /antrean`: 404 for whoever sits at no desk.
    private func showQueues(_ request: Request, _ context: APIContext) async throws -> Response {
        let member = try await member(request, context, needsAccount: true)
        return answer(.queues, try await queuesPage(member), member.visit)
    }

    /// `POST /antrean/{workflow}/{prefix}/{queueNumber}`: on to the line; or the line with why not.
    private func takeQueueStep(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        var member = try await member(sending: form, request, context)
        guard let step = form["langkah"].flatMap({ QueueEntry.Step(rawValue: $0) }) else { throw BadRequest.noSuchPath }
        let sent = Submission(member: member, form: form, files: [], problems: [])
        do {
            _ = try await installation.queues.take(
                step, on: try context.name("queueNumber"), QueuePrefix(try context.name("prefix")),
                of: WorkflowName(try context.name("workflow")), by: member.person,
                idempotency: sent.idempotency(request))
            return goOn(to: QueuesPage.path, saying: Notice(of: step), member.visit)
        } catch let error as QueueProblem where error != .noSuchQueue {
            let problem = Problem(error)
            member.visit.here = QueuesPage.path
            let page = try await queuesPage(member, after: problem)
            return answer(.queues, page, member.visit, status: problem.status)
        }
    }

    private func queuesPage(_ member: Member, after problem: Problem? = nil) async throws -> QueuesPage {
        let found = installation.queues.lines(of: member.person)
        guard !found.isEmpty else { throw BadRequest.noSuchPath }
        var lines: [QueuesPage.Line] = []
        for line in found { lines.append(try await shown(line, member)) }
        return QueuesPage(
            frame: try await frame(member, title: member.words("queue.title")),
            problem: problem.map(member.words.notice), lines: lines)
    }

    private func shown(_ line: QueueLine, _ member: Member) async throws -> QueuesPage.Line {
        let words = member.words
        let all = try await installation.queues.today(line.prefix, of: line.workflow, for: member.person)
        let waiting = all.filter { $0.state != .served }
        let served = all.filter { $0.state == .served }.sorted { $0.changedAt > $1.changedAt }
        let (first, last) = (waiting.prefix(QueuesPage.mostWaiting), served.prefix(QueuesPage.mostServed))
        let tickets = try await installation.tickets.named((first + last).map(\.ticket), for: member.person)
        let known = Dictionary(tickets.map { ($0.row.number, $0) }) { first, _ in first }
        func entries(_ entries: some Collection<QueueEntry>) -> [QueuesPage.Entry] {
            zip(0..., entries).map { index, entry in
                words.entry(entry, known[entry.ticket], of: line, isNext: index == 0) { formKey() }
            }
        }
        let others = waiting.count - first.count
        return QueuesPage.Line(
            id: "\(line.workflow)-\(line.prefix)", title: words.wording(line.desk?.title ?? line.service),
            address: line.desk?.address, service: words.wording(line.service), waiting: entries(first),
            isEmpty: waiting.isEmpty, others: others > 0 ? words("queue.others", ["count": words.number(others)]) : nil,
            served: entries(last), hasServed: !served.isEmpty,
            servedTitle: words("queue.served", ["count": words.number(served.count)]))
    }
}

extension PageWords {
    fileprivate func entry(
        _ entry: QueueEntry, _ ticket: TicketSummary?, of line: QueueLine, isNext: Bool, key: () -> String
    ) -> QueuesPage.Entry {
        let steps = QueueEntry.Step.allCases.filter { (try? entry.after($0, at: now)) != nil }
        return QueuesPage.Entry(
            queue: entry.queue.text, href: "/tiket/\(entry.ticket)", number: entry.ticket,
            subject: ticket.map { $0.row.subject ?? self("ticket.erased") },
            requester: ticket.map { "\(person($0.requester)), \($0.requester.place.name)" }, state: state(of: entry),
            isCalled: entry.state == .called, since: moment(entry.changedAt),
            path: "\(QueuesPage.path)/\(line.workflow.rawValue.percentEncoded)/\(line.prefix)/\(entry.queue.text)",
            key: key(),
            steps: zip(0..., steps).map { index, step in
                QueuesPage.Step(
                    value: step.rawValue, text: text(of: step, for: entry), isMain: isNext && index == 0)
            }, hasSteps: !steps.isEmpty)
    }

    private func text(of step: QueueEntry.Step, for entry: QueueEntry) -> String {
        step == .call && entry.state == .called ? self("queue.again") : self("queue.step.\(step.rawValue)")
    }

    private func state(of entry: QueueEntry) -> String {
        let arguments = ["calls": "\(entry.calls)", "most": "\(QueueEntry.mostCalls)"]
        return self("queue.state.\(entry.state.rawValue)", entry.state == .called ? arguments : [:])
    }
}

extension Notice {
    fileprivate init(of step: QueueEntry.Step) {
        self =
            switch step {
            case .call: .called
            case .absent: .absent
            case .serve: .served
            }
    }
}
