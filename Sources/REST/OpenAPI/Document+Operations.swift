extension Document {
    static let operations: [Operation] = [
        Operation(
            method: .get, path: "/healthz", id: "getHealth", summary: "Whether the process is alive.",
            answer: .init(status: 200, description: "It is.", schema: "Health"), identity: .needless),
        Operation(
            method: .get, path: "/readyz", id: "getReadiness", summary: "Whether requests can be served.",
            answer: .init(status: 200, description: "They can.", schema: "Health"), problems: [503],
            identity: .needless),
        Operation(
            method: .get, path: "/metrics", id: "getMetrics",
            summary: "Measures for Prometheus, for this machine alone.",
            answer: .init(status: 200, description: "Text format 0.0.4.", type: "text/plain"), problems: [404],
            identity: .needless),
        Operation(
            method: .get, path: "/api/v1/openapi.json", id: "getDocument", summary: "This document.",
            answer: .init(status: 200, description: "This document.", schema: "Document"), identity: .needless),
        Operation(
            method: .post, path: "/api/v1/sessions", id: "signIn",
            summary: "Sign in; the token is also set as the cookie `tangga_session`.",
            parameters: [Parameter.idempotencyKey], body: "Credentials",
            answer: .init(
                status: 201, description: "A session begins.", schema: "Session",
                headers: ["Set-Cookie", "Idempotent-Replayed"]),
            problems: [400, 401, 403, 413, 415, 422, 429, 503], identity: .needless),
        Operation(
            method: .delete, path: "/api/v1/sessions/current", id: "signOut", summary: "End this session.",
            parameters: [Parameter.csrfToken], answer: .init(status: 204, description: "It is over."),
            problems: [401, 403, 503]),
        Operation(
            method: .get, path: "/api/v1/me", id: "getMe", summary: "Who the caller is and where they stand.",
            answer: .init(status: 200, description: "The caller.", schema: "Me"), problems: [401, 503]),
        Operation(
            method: .get, path: "/api/v1/workflows", id: "listWorkflows", summary: "The declared services.",
            answer: .init(status: 200, description: "All of them.", schema: "Workflows"), problems: [401, 503],
            identity: .optional),
        Operation(
            method: .get, path: "/api/v1/workflows/{id}", id: "getWorkflow", summary: "One service in full.",
            parameters: [Parameter.workflow],
            answer: .init(status: 200, description: "The service.", schema: "Workflow"), problems: [401, 404, 503],
            identity: .optional),
        Operation(
            method: .get, path: "/api/v1/workflows/{id}/forms/{form}", id: "getForm",
            summary: "A form with what a category adds to it, as `POST /tickets` takes it.",
            parameters: [Parameter.workflow, Parameter.form, Parameter.about],
            answer: .init(status: 200, description: "The form.", schema: "Form"),
            problems: [400, 401, 404, 409, 422, 503], identity: .optional),
        Operation(
            method: .get, path: "/api/v1/inboxes", id: "listInboxes",
            summary: "The inboxes that the caller stands in, of tiers and of teams, with how much lies there.",
            answer: .init(status: 200, description: "All of them.", schema: "Inboxes"), problems: [401, 503]),
        Operation(
            method: .get, path: "/api/v1/inboxes/{tier}/tickets", id: "listInbox",
            summary: "What lies in the caller's inbox, of a tier or of a team that is asked, the most urgent first.",
            parameters: [Parameter.tier] + Parameter.inboxFilter + Parameter.paging,
            answer: .init(status: 200, description: "A page.", schema: "Tickets", headers: ["Link"]),
            problems: [400, 401, 404, 422, 503]),
    ]

    /// Only in practice mode.
    static let practiceOperations: [Operation] = [
        practiceOutboxOperation,
        Operation(
            method: .get, path: "/api/v1/practice/clock", id: "getPracticeClock",
            summary: "What time it is for tickets.",
            answer: .init(status: 200, description: "The time.", schema: "PracticeClock"), problems: [401, 503]),
        Operation(
            method: .post, path: "/api/v1/practice/clock", id: "advancePracticeClock",
            summary: "Move practice time on by minutes, hours or days.",
            parameters: [Parameter.idempotencyKey, Parameter.csrfToken], body: "PracticeAdvance",
            answer: .init(
                status: 200, description: "Every clock has rung.", schema: "PracticeClock",
                headers: ["Idempotent-Replayed"]),
            problems: [400, 401, 403, 409, 413, 415, 422, 503]),
    ]
}
