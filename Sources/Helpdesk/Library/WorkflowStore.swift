package import EventStore
package import Workflow

/// The files that a definition is made of, as they were published.
package struct WorkflowSource: Equatable, Sendable {
    package var workflow: String
    /// One calendar, or several with `betweenCalendars` between them.
    package var calendar: String
    package var holidays: String

    package init(workflow: String, calendar: String, holidays: String) {
        self.workflow = workflow
        self.calendar = calendar
        self.holidays = holidays
    }

    /// A control character, which no calendar file may hold.
    static let betweenCalendars = "\u{1E}"

    var calendars: [String] {
        calendar.split(separator: Self.betweenCalendars, omittingEmptySubsequences: false).map(String.init)
    }
}

/// Published workflows, kept for good.
package struct WorkflowStore {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    package func all() throws -> [(reference: WorkflowReference, source: WorkflowSource)] {
        try connection.all(SQL.all) { row in
            (
                WorkflowReference(name: WorkflowName(try row.text(0)), version: try row.int(1), hash: try row.text(2)),
                WorkflowSource(workflow: try row.text(3), calendar: try row.text(4), holidays: try row.text(5))
            )
        }
    }

    /// Publishes under the next version, unless exactly this text is the newest already.
    package func publish(
        _ name: WorkflowName, hash: String, source: WorkflowSource, at now: Instant
    ) throws -> WorkflowReference {
        let newest = try newest(name)
        if let newest, newest.hash == hash { return newest }
        let reference = WorkflowReference(name: name, version: (newest?.version ?? 0) + 1, hash: hash)
        try connection.execute(
            SQL.insert,
            [
                .text(name.rawValue), .int(reference.version), .text(hash), .text(source.workflow),
                .text(source.calendar), .text(source.holidays), .integer(now.milliseconds),
            ])
        return reference
    }

    /// Nil where none of that name was ever published.
    func newest(_ name: WorkflowName) throws -> WorkflowReference? {
        try connection.first(SQL.newest, [.text(name.rawValue)]) { row in
            WorkflowReference(name: name, version: try row.int(0), hash: try row.text(1))
        }
    }

    /// All that the text is made of.
    /// - Throws: `UnknownWorkflow`.
    func source(of workflow: WorkflowReference) throws -> WorkflowSource {
        try one(SQL.source, workflow) { row in
            WorkflowSource(workflow: try row.text(0), calendar: try row.text(1), holidays: try row.text(2))
        }
    }

    /// - Throws: `UnknownWorkflow`.
    func publishedAt(_ workflow: WorkflowReference) throws -> Instant {
        try one(SQL.publishedAt, workflow) { Instant(milliseconds: try $0.integer(0)) }
    }

    /// The workflow's own file.
    /// - Throws: `UnknownWorkflow`.
    func text(of workflow: WorkflowReference) throws -> String { try one(SQL.text, workflow) { try $0.text(0) } }

    private func one<Value>(_ sql: String, _ workflow: WorkflowReference, _ map: (any Row) throws -> Value) throws
        -> Value
    {
        guard let found = try connection.first(sql, [.text(workflow.name.rawValue), .int(workflow.version)], map) else {
            throw UnknownWorkflow(hash: workflow.hash)
        }
        return found
    }

    enum SQL {
        static let publishedAt = "SELECT published_at FROM workflow WHERE name = $1 AND version = $2"
        static let source = "SELECT source, calendar, holidays FROM workflow WHERE name = $1 AND version = $2"
        static let text = "SELECT source FROM workflow WHERE name = $1 AND version = $2"
        static let all = "SELECT name, version, hash, source, calendar, holidays FROM workflow ORDER BY name, version"
        static let newest = "SELECT version, hash FROM workflow WHERE name = $1 ORDER BY version DESC LIMIT 1"
        static let insert = """
            INSERT INTO workflow (name, version, hash, source, calendar, holidays, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """
    }
}
