package import EventStore
package import Workflow

/// The lines of desks that people come to, as those who sit there see and call them: today's, at their own place.
package struct Queues: Sendable {
    let database: any Database
    let library: Library
    let zone: @Sendable (Place) -> Zone
    let time: any Timepiece

    package init(
        database: any Database, library: Library, zone: @escaping @Sendable (Place) -> Zone, time: any Timepiece
    ) {
        self.database = database
        self.library = library
        self.zone = zone
        self.time = time
    }

    /// Where somebody sits: those whose way in hands out numbers that are called there.
    package func lines(of person: Person) -> [QueueLine] {
        library.current.flatMap { workflow -> [QueueLine] in
            var lines: [QueueLine] = []
            for way in workflow.definition.intake where !person.roles.isDisjoint(with: way.by) {
                guard let prefix = way.queue, !lines.contains(where: { $0.prefix == prefix }) else { continue }
                lines.append(
                    QueueLine(
                        workflow: workflow.reference.name, service: workflow.definition.title, prefix: prefix,
                        desk: way.desk))
            }
            return lines
        }
    }

    /// Those who were served, and then the others in the order in which they are called.
    /// - Throws: `QueueProblem.noSuchQueue`, also for whoever may not file there.
    package func today(_ prefix: QueuePrefix, of workflow: WorkflowName, for person: Person) async throws
        -> [QueueEntry]
    {
        let line = try line(prefix, of: workflow, for: person)
        return try await database.read { try QueueTable(connection: $0).entries(of: line) }
    }

    /// - Returns: the entry after it; for a key that was used, as it is now.
    /// - Throws: `QueueProblem`, `DeskError.keyReused`.
    package func take(
        _ step: QueueEntry.Step, on number: String, _ prefix: QueuePrefix, of workflow: WorkflowName,
        by person: Person, idempotency: IdempotencyKey?
    ) async throws -> (entry: QueueEntry, isReplay: Bool) {
        let line = try line(prefix, of: workflow, for: person)
        let now = time.now()
        return try await database.write { connection in
            let table = QueueTable(connection: connection)
            guard let number = QueueNumber.number(in: number, of: prefix), let entry = try table.entry(number, of: line)
            else { throw QueueProblem.noSuchQueue }
            let records = IdempotencyRecords(connection: connection)
            if let key = idempotency, try records.outcome(of: key) != nil { return (entry, true) }
            let next = try entry.after(step, at: now)
            try table.store(next, in: line)
            if let key = idempotency {
                try records.record(key, number: next.ticket, version: next.calls, at: SystemTime().now())
            }
            return (next, false)
        }
    }

    private func line(
        _ prefix: QueuePrefix, of workflow: WorkflowName, for person: Person
    ) throws(QueueProblem) -> QueueTable.Line {
        let ways = library.current(workflow)?.definition.intake ?? []
        guard ways.contains(where: { $0.queue == prefix && !person.roles.isDisjoint(with: $0.by) }) else {
            throw .noSuchQueue
        }
        return QueueTable.Line(
            workflow: workflow, prefix: prefix, place: person.place, day: zone(person.place).local(time.now()).day)
    }
}
