package import EventStore
package import Workflow

/// Brings what lies in the files into the store, and everything in the store into a library.
package struct Publisher {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Publishes every file that is sound, calendars as somebody has changed them since. One that is not is refused, and
    /// the version before it goes on running.
    /// - Returns: what is wrong with the files.
    package func publish(_ files: WorkflowFiles, at now: Instant) throws -> [Diagnostic] {
        let edits = CalendarEdits(connection)
        let loaded = LoadedFiles(try edits.applied(to: files))
        try edits.note(loaded.calendarFiles, over: files)
        for (file, workflow) in loaded.workflows {
            guard let definition = workflow.definition else { continue }
            let source = WorkflowSource(
                workflow: file.text, calendar: loaded.calendarText(of: definition), holidays: files.holidays.text)
            _ = try WorkflowStore(connection).publish(definition.name, hash: definition.hash, source: source, at: now)
        }
        return loaded.diagnostics
    }

    /// - Throws: `StoredWorkflowUnreadable`.
    package func library() throws -> Library {
        try Library(WorkflowStore(connection).all().map { try published($0.reference, $0.source) })
    }

    private func published(_ reference: WorkflowReference, _ source: WorkflowSource) throws -> Library.Published {
        let name = "\(reference.name)/\(reference.version)"
        let files = LoadedFiles(
            WorkflowFiles(
                workflows: [.init(name: name, text: source.workflow)],
                calendars: source.calendars.map { .init(name: name, text: $0) },
                holidays: .init(name: name, text: source.holidays)))
        guard let loaded = files.workflows.first?.loaded, var definition = loaded.definition, let bound = loaded.bound
        else { throw StoredWorkflowUnreadable(workflow: reference) }
        // Its tickets know it by the hash that it was published under.
        definition.hash = reference.hash
        return Library.Published(definition: definition, reference: reference, bound: bound)
    }
}

/// A text that was published by another build means nothing to this one, and tickets live under it.
package struct StoredWorkflowUnreadable: Error, Equatable {
    package var workflow: WorkflowReference
}
