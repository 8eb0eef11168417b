import Helpdesk
import Workflow

extension Document {
    static let deskOperations: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/tickets/{number}/receipt", id: "getReceipt",
            summary: "What somebody takes home: as JSON, or as a slip of 40 columns where `Accept` is `text/plain`.",
            parameters: [Parameter.number, Parameter.language],
            answer: .init(status: 200, description: "The receipt.", schema: "Receipt", otherTypes: ["text/plain"]),
            problems: [401, 404, 503]),
        Operation(
            method: .get, path: "/api/v1/queues/{workflow}/{prefix}", id: "listQueue",
            summary: "Today's numbers at the caller's desk: those served, then the others in the order of their turns.",
            parameters: [Parameter.ofWorkflow, Parameter.prefix],
            answer: .init(status: 200, description: "All of them.", schema: "QueueEntries"),
            problems: [401, 404, 503]),
        Operation(
            method: .post, path: "/api/v1/queues/{workflow}/{prefix}/{queueNumber}/{step}", id: "takeQueueStep",
            summary: "Call a number (three times at most), set who is absent back by three numbers, or serve it.",
            parameters: [
                Parameter.ofWorkflow, Parameter.prefix, Parameter.queueNumber, Parameter.step,
                Parameter.idempotencyKey, Parameter.csrfToken,
            ],
            answer: .init(
                status: 200, description: "The number after it.", schema: "QueueEntry",
                headers: ["Idempotent-Replayed"]),
            problems: [400, 401, 403, 404, 409, 422, 503]),
    ]

    static let deskSchemas: KeyValuePairs<String, JSON> = [
        "Receipt": Schema.object(
            [
                "number": Schema.positive, "queueNumber": Schema.string, "subject": Schema.stringOrNull,
                "service": Schema.string,
                "desk": Schema.object(["title": Schema.string, "address": Schema.string]), "openedAt": Schema.time,
                "holder": Schema.string, "place": Schema.reference("Place"), "dueAt": Schema.time,
                "follow": Schema.string,
            ], optional: ["queueNumber", "desk", "dueAt"]),
        "QueueEntry": Schema.object([
            "queueNumber": Schema.string, "ticket": Schema.positive,
            "state": Schema.one(of: QueueEntry.State.allCases.map(\.rawValue)), "calls": Schema.count,
            "changedAt": Schema.time,
        ]),
        "QueueEntries": Schema.page(of: "QueueEntry"),
    ]
}
