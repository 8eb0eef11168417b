import Workflow

@testable import Helpdesk
@testable import Web

extension Models {
    static func queues(_ language: Language) throws -> QueuesPage {
        let words = try ProjectFiles.words(language)
        func entry(_ number: Int, _ state: String, isCalled: Bool = false, subject: String? = hostile)
            -> QueuesPage.Entry
        {
            QueuesPage.Entry(
                queue: "A-00\(number)", href: "/tiket/\(number)", number: number, subject: subject,
                requester: subject, state: state, isCalled: isCalled, since: words.moment(.noon),
                path: "/antrean/contoh/A/A-00\(number)", key: "k\(number)",
                steps: [.init(value: "call", text: words("queue.step.call"), isMain: isCalled)], hasSteps: true)
        }
        return QueuesPage(
            frame: try frame(language), problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            lines: [
                .init(
                    id: "contoh-A", title: hostile, address: hostile, service: hostile,
                    waiting: [entry(3, hostile, isCalled: true), entry(4, hostile, subject: nil)], isEmpty: false,
                    others: hostile, served: [entry(1, hostile), entry(2, hostile, subject: nil)], hasServed: true,
                    servedTitle: hostile),
                .init(
                    id: "lain-B", title: hostile, address: nil, service: hostile, waiting: [], isEmpty: true,
                    others: nil, served: [], hasServed: false, servedTitle: ""),
            ])
    }

    static func receipt(_ language: Language) throws -> ReceiptPage {
        let words = try ProjectFiles.words(language)
        return ReceiptPage(
            frame: try frame(language), desk: hostile, address: hostile, queue: "A-007", number: 7, subject: hostile,
            service: hostile, opened: words.moment(.noon), holder: hostile, place: hostile,
            due: words.moment(.noon + 60_000), follow: hostile, href: "/tiket/7")
    }
}
