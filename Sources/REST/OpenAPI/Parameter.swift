import Helpdesk
import Workflow

/// What operations take in their path, query and headers.
enum Parameter {
    static let number = path("number", Schema.positive)
    static let action = path("action", Schema.string)
    static let attachment = path("id", Schema.string)
    static let fileName = query("name", Schema.string, "What the file is called; its ending is mended to fit its kind.")
    static let tier = path("tier", Schema.string.described("A tier, or a team beside the ladder."))
    static let workflow = path("id", Schema.string)
    static let ofWorkflow = path("workflow", Schema.string)
    static let article = requiredQuery("article", Schema.string, "The article's own name.")
    static let codeName = path("name", Schema.string)
    static let code = path("code", Schema.positive)
    static let prefix = path("prefix", Schema.string)
    static let queueNumber = path("queueNumber", Schema.string)
    static let step = path("step", Schema.one(of: QueueEntry.Step.allCases.map(\.rawValue)))
    static let form = path("form", Schema.string)
    static let about = query("category", Schema.string, "The path of what the question is about.")

    static let paging = [
        query("cursor", Schema.string, "Where the list goes on: `next` of the page before."),
        query(
            "limit",
            .object([
                "type": "integer", "minimum": 1, "maximum": .integer(PageLimit.most),
                "default": .integer(PageLimit.standard),
            ]), "How many at most."),
    ]

    static let filter = [
        query("status", Schema.one(of: TicketStatus.all), "Only those."),
        query("workflow", Schema.string, "Only of this service."),
        query("tier", Schema.string, "Only those that this tier holds, or that this team is asked about."),
        query("q", Schema.string, "Words of the subject, or a number."),
    ]

    static let inboxFilter = [
        query("workflow", Schema.string, "Only of this service."),
        query(
            "waiting", .object(["type": "boolean"]),
            "Only what waits for those who stand there (`true`), or only what does not (`false`)."),
        query("category", Schema.string, "Only this category, with all that is below it."),
        query("flag", Schema.string, "Only what bears this flag."),
        query("q", Schema.string, "Words of the subject, or a number: what is found comes newest first."),
    ]
    static let letterTicket = query("ticket", Schema.integer, "Only those about this ticket.")
    static let at = query("at", Schema.time, "The ticket as it was then.")

    static let language = header("Accept-Language", Schema.string, "`id` or `en`.")
    static let ifNoneMatch = header("If-None-Match", Schema.string, "A version that the caller has: `\"7\"`.")
    static let ifMatch = header(
        "If-Match", .object(["type": "string", "pattern": #"^(\*|(W/)?"[!#-~]*")$"#]),
        "The version that the caller acts on: `\"7\"`, or `*`.")
    static let idempotencyKey = header(
        "Idempotency-Key", .object(["type": "string", "pattern": "^[!-~]{1,200}$"]),
        "The caller's own name for this request: sent again with the same body, it is done once.")
    static let csrfToken = header(
        "X-CSRF-Token", Schema.string, "`csrfToken` of `GET /me`; needed where a cookie says who calls.")

    private static func path(_ name: String, _ schema: JSON) -> JSON {
        .object(["name": .string(name), "in": "path", "required": true, "schema": schema])
    }

    private static func query(_ name: String, _ schema: JSON, _ description: String) -> JSON {
        optional(name, "query", schema, description)
    }

    private static func requiredQuery(_ name: String, _ schema: JSON, _ description: String) -> JSON {
        .object([
            "name": .string(name), "in": "query", "required": true, "description": .string(description),
            "schema": schema,
        ])
    }

    private static func header(_ name: String, _ schema: JSON, _ description: String) -> JSON {
        optional(name, "header", schema, description)
    }

    private static func optional(_ name: String, _ place: JSON, _ schema: JSON, _ description: String) -> JSON {
        .object(["name": .string(name), "in": place, "description": .string(description), "schema": schema])
    }
}
