import Synchronization
package import Workflow

/// Wakes the timekeeper early when a clock is set to a moment before the one it sleeps until.
package final class WakeUpCall: Sendable {
    private struct State {
        var sleepsUntil: Instant?
        var isCalled = false
        var sleeper: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Whether somebody waits to be woken just now.
    var isWaitedFor: Bool { state.withLock { $0.sleeper != nil } }

    /// A clock has been set to `instant`.
    package func armed(for instant: Instant) {
        call { $0.sleepsUntil.map { instant < $0 } ?? true }
    }

    /// Time itself has been moved on.
    package func call() {
        call { _ in true }
    }

    private func call(_ isDue: (State) -> Bool) {
        let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard isDue(state) else { return nil }
            state.isCalled = true
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.resume()
    }

    /// Says until when the timekeeper means to sleep. Before it looks for due clocks, so that one that is set between
    /// the look and the sleep is not missed: pass nil then, and every call counts.
    func plan(until instant: Instant?) {
        state.withLock { $0.sleepsUntil = instant }
    }

    /// Until somebody calls, or has called since the last wait; also ends when the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    if state.isCalled || Task.isCancelled {
                        state.isCalled = false
                        return true
                    }
                    state.sleeper = continuation
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            call()
        }
        state.withLock { $0.isCalled = false }
    }
}
