extension Document {
    static let ticketOperations: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/tickets", id: "listTickets",
            summary: "The tickets that the caller may see, newest first.",
            parameters: Parameter.filter + Parameter.paging,
            answer: .init(status: 200, description: "A page.", schema: "Tickets", headers: ["Link"]),
            problems: [400, 401, 422, 503]),
        Operation(
            method: .post, path: "/api/v1/tickets", id: "openTicket", summary: "Ask a question.",
            parameters: [Parameter.idempotencyKey, Parameter.csrfToken, Parameter.language], body: "NewTicket",
            answer: .init(
                status: 201, description: "The ticket.", schema: "Ticket",
                headers: ["Location", "ETag", "Idempotent-Replayed"]),
            problems: [400, 401, 403, 409, 413, 415, 422, 429, 503]),
        Operation(
            method: .get, path: "/api/v1/tickets/{number}", id: "getTicket", summary: "One ticket.",
            parameters: [Parameter.number, Parameter.at, Parameter.ifNoneMatch, Parameter.language],
            answer: .init(status: 200, description: "The ticket.", schema: "Ticket", headers: ["ETag"]),
            problems: [400, 401, 404, 422, 503]),
        Operation(
            method: .get, path: "/api/v1/tickets/{number}/messages", id: "listMessages",
            summary: "What was said, oldest first, on one page.", parameters: [Parameter.number],
            answer: .init(status: 200, description: "All of it.", schema: "Messages"), problems: [401, 404, 503]),
        Operation(
            method: .get, path: "/api/v1/tickets/{number}/events", id: "listEvents",
            summary: "Everything that happened, oldest first, on one page.", parameters: [Parameter.number],
            answer: .init(status: 200, description: "All of it.", schema: "Events"), problems: [401, 404, 503]),
        Operation(
            method: .post, path: "/api/v1/tickets/{number}/actions/{action}", id: "act",
            summary: "Do what the ticket's `actions` offer.",
            parameters: [
                Parameter.number, Parameter.action, Parameter.ifMatch, Parameter.idempotencyKey, Parameter.csrfToken,
                Parameter.language,
            ], body: "NewAction",
            answer: .init(
                status: 200, description: "The ticket after it.", schema: "Ticket",
                headers: ["ETag", "Idempotent-Replayed"]),
            problems: [400, 401, 403, 404, 409, 412, 413, 415, 422, 503]),
    ]
}
