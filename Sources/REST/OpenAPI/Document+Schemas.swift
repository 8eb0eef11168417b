import Workflow

extension Document {
    /// What bodies look like, by name.
    static let schemas: KeyValuePairs<String, JSON> = [
        "Problem": Schema.object(
            [
                "type": Schema.string, "title": Schema.string, "status": Schema.integer, "detail": Schema.string,
                "instance": Schema.string, "errors": Schema.list(of: Schema.reference("FieldProblem")),
            ], optional: ["instance", "errors"]),
        "FieldProblem": Schema.object(["field": Schema.string, "message": Schema.string]),
        "Place": Schema.object(["level": level, "code": Schema.string, "name": Schema.string]),
        "Person": Schema.object(
            [
                "id": Schema.string, "name": Schema.string, "place": Schema.reference("Place"),
                "isGuest": Schema.boolean,
            ], optional: ["isGuest"]),
        "Account": Schema.object([
            "id": Schema.string, "username": Schema.string, "name": Schema.string, "roles": Schema.strings,
            "place": Schema.reference("Place"),
        ]),
        "Credentials": Schema.object(["username": Schema.string, "password": Schema.string], isClosed: true),
        "Session": Schema.object([
            "token": Schema.string, "expiresAt": Schema.time, "account": Schema.reference("Account"),
        ]),
        "Me": Schema.object(
            [
                "account": Schema.reference("Account"), "roles": Schema.strings, "place": Schema.reference("Place"),
                "inboxes": Schema.list(of: Schema.reference("Inbox")), "csrfToken": Schema.string,
                "link": Schema.string,
            ], optional: ["account", "csrfToken", "link"]),
        "Inbox": Schema.object([
            "workflow": Schema.string, "tier": Schema.string.described("A tier, or a team beside the ladder."),
            "title": Schema.string, "place": Schema.reference("Place"),
            "open": Schema.count.described("How many open tickets are held there, or asked there."),
            "waiting": Schema.count.described("How many of them wait for those who stand there."),
        ]),
        "Inboxes": Schema.page(of: "Inbox"),
        "PracticeClock": Schema.object(["now": Schema.time]),
        "PracticeAdvance": Schema.object(["advance": Schema.string], isClosed: true),
        "Health": Schema.object(["status": Schema.string]),
    ]

    static let level = Schema.one(of: Place.Level.allCases.map(\.rawValue))
    static let awaiting = Schema.one(of: Awaiting.allCases.map(\.rawValue))
    static let closeReason = Schema.one(of: CloseReason.allCases.map(\.rawValue))
    static let deed = Schema.one(of: [
        "answer", "reply", "ask", "note", "take", "assign", "refer", "report", "forward", "return", "recategorise",
        "duplicate",
        "inquire",
        "close", "rate",
    ])
}
