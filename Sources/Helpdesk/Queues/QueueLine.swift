package import Workflow

/// A line that numbers are called from.
package struct QueueLine: Equatable, Sendable {
    package var workflow: WorkflowName
    /// The service's title.
    package var service: Wording
    package var prefix: QueuePrefix
    package var desk: ServiceDesk?
}
