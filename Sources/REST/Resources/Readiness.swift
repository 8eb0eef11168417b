import Synchronization

/// Whether everything that serves requests has been started.
package final class Readiness: Sendable {
    private let isReady: Atomic<Bool>

    package init(isReady: Bool = false) {
        self.isReady = Atomic(isReady)
    }

    package var value: Bool { isReady.load(ordering: .acquiring) }

    package func set(_ value: Bool) { isReady.store(value, ordering: .releasing) }
}
