import Foundation

/// A few threads for work that waits for the disk; the cooperative pool never does it.
final class DiskThreads: TaskExecutor {
    private let queue = OperationQueue()

    init(count: Int) {
        queue.name = "attachments"
        queue.maxConcurrentOperationCount = count
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs `work` on one of them.
    func run<Value>(_ work: () throws -> Value) async rethrows -> Value {
        try await withTaskExecutorPreference(self) { try work() }
    }
}
