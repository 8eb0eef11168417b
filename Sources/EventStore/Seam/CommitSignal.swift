import Synchronization

/// Wakes those who wait for the next commit of this process. Many commits during one wait are one wake-up.
package final class CommitSignal: Sendable {
    private struct State {
        var count: UInt64 = 0
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// How many commits there were. Take it before reading, and wait `after` it once the read came back empty.
    package var count: UInt64 {
        state.withLock { $0.count }
    }

    package func fire() {
        let waiters = state.withLock { state in
            state.count += 1
            defer { state.waiters.removeAll() }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns once there were more than `seen` commits, or the task is cancelled.
    package func wait(after seen: UInt64) async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { enqueue($0, as: waiter, after: seen) }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume()
        }
    }

    private func enqueue(_ continuation: CheckedContinuation<Void, Never>, as waiter: UInt64, after seen: UInt64) {
        let mustWait = state.withLock { state in
            // The cancellation handler may have run before this line, and then found nobody to resume.
            guard state.count <= seen, !Task.isCancelled else { return false }
            state.waiters[waiter] = continuation
            return true
        }
        if !mustWait { continuation.resume() }
    }
}
