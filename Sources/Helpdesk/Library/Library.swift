import Synchronization
package import Workflow

/// The declared services: what is published now, and every text that a ticket was ever opened under.
///
/// A class, so that what is published while we run is known to everybody at once.
package final class Library: Sendable {
    /// A class, since whoever holds one would else hold a copy of every list in it, counted one by one.
    package final class Published: Sendable {
        package let definition: Definition
        package let reference: WorkflowReference
        /// The longest that a ticket can lie around with everybody silent, as the checker proved it.
        package let bound: Bound

        package init(definition: Definition, reference: WorkflowReference, bound: Bound) {
            self.definition = definition
            self.reference = reference
            self.bound = bound
        }
    }

    private struct Shelf {
        let byHash: [String: Published]
        let all: [Published]
        let current: [Published]

        init(_ all: [Published]) {
            self.all = all
            byHash = Dictionary(all.map { ($0.reference.hash, $0) }, uniquingKeysWith: { $1 })
            let newest = Dictionary(grouping: all, by: \.reference.name).values.compactMap { versions in
                versions.max { $0.reference.version < $1.reference.version }
            }
            current = newest.sorted { $0.reference.name < $1.reference.name }
        }
    }

    private let shelf: Mutex<Shelf>

    package init(_ all: [Published]) {
        shelf = Mutex(Shelf(all))
    }

    /// Newer texts, already in the store. To be called on the writer's thread, so that no ticket is opened between.
    func add(_ published: [Published]) {
        guard !published.isEmpty else { return }
        shelf.withLock { $0 = Shelf($0.all + published) }
    }

    private var all: [Published] { shelf.withLock { $0.all } }

    /// By name, in its order: the services that take tickets now.
    package var current: [Published] { shelf.withLock { $0.current } }

    package func current(_ name: WorkflowName) -> Published? {
        current.first { $0.reference.name == name }
    }

    /// Every published text of that name, oldest first.
    package func versions(of name: WorkflowName) -> [Published] {
        all.filter { $0.reference.name == name }.sorted { $0.reference.version < $1.reference.version }
    }

    /// The text that a ticket stays on. Every hash in the log is in the library, or it would not have started.
    package func published(under hash: String) throws -> Published {
        guard let published = shelf.withLock({ $0.byHash[hash] }) else { throw UnknownWorkflow(hash: hash) }
        return published
    }

    /// Where `person` stands under any text that tickets may live under, without repeats.
    func inboxes(of person: Person) -> [Inbox] {
        var seen: Set<Inbox> = []
        return (current + all).flatMap { $0.inboxes(of: person) }.filter { seen.insert($0).inserted }
    }

    /// Where `person` stands under the texts that run now.
    func currentInboxes(of person: Person) -> Set<Inbox> {
        Set(current.flatMap { $0.inboxes(of: person) })
    }

    package func definition(of ticket: Ticket) throws -> Definition {
        try published(under: ticket.workflow.hash).definition
    }
}

extension Library.Published {
    fileprivate func inboxes(of person: Person) -> [Inbox] {
        definition.inboxes(of: person).map { Inbox(workflow: reference.name, holding: $0) }
    }
}

/// A ticket names a workflow that is not stored: the data is damaged.
package struct UnknownWorkflow: Error, Equatable {
    package var hash: String
}
