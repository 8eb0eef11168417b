import EventStore
package import Workflow

/// One published text of a workflow.
package struct PublishedVersion: Sendable {
    package var published: Library.Published
    package var publishedAt: Instant
    package var openTickets: Int
}

extension Administration {
    package var workflows: [Library.Published] { installation.library.current }

    /// The newest first; none where no workflow has that name.
    package func versions(of name: WorkflowName) async throws -> [PublishedVersion] {
        let versions = installation.library.versions(of: name).reversed()
        return try await installation.database.read { connection in
            try versions.map { published in
                PublishedVersion(
                    published: published,
                    publishedAt: try WorkflowStore(connection).publishedAt(published.reference),
                    openTickets: try OpenTickets(connection).count(under: published.reference))
            }
        }
    }

    /// The file, as it was published.
    package func text(of workflow: WorkflowReference) async throws -> String {
        try await installation.database.read { try WorkflowStore($0).text(of: workflow) }
    }

    /// What services count on, by name; of two that share one, the first service's.
    package var calendars: [WorkingCalendar] {
        let all = workflows.flatMap(\.definition.calendars)
        return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }.values.sorted { $0.name < $1.name }
    }
}
