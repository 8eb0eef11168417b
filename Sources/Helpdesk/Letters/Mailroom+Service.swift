import EventStore
import Logging
import ServiceLifecycle
import Workflow

// The loop: after commits, when a letter falls due, and now and then.
extension Mailroom: Service {
    private enum Pace {
        /// Between two looks, so that what many commits bring is taken at once, and people's commands get their turn.
        static let pause = Duration.milliseconds(100)
        /// The longest sleep, in milliseconds.
        static let sleep: Int64 = 30_000
        /// After something went wrong, in milliseconds.
        static let retry: Int64 = 1_000
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled { await self.turn() }
        }
    }

    private func turn() async {
        // Before the look, so that what is committed during it counts.
        let seen = commits.count
        do {
            if try await !takePage() {
                try await measure()
                let now = time.now()
                let next = try await nextDue() ?? now + Pace.sleep
                await sleep(max(1, min(next - now, Pace.sleep)), orCommitAfter: seen)
            }
            // The bounded rate: a busy hour must not make us look after every commit.
            try await Task.sleep(for: Pace.pause)
        } catch is CancellationError {
            return
        } catch {
            logger.error("mailroom will try again", metadata: ["error": "\(error)"])
            await sleep(Pace.retry, orCommitAfter: .max)
        }
    }

    /// - Returns: whether there may be more to do at once.
    private func takePage() async throws -> Bool {
        if try await writePage() { return true }
        var last = LetterRecords.Position.start
        while let next = try await settlePage(after: last) {
            last = next
            // Between pages people's commands get their turn.
            try await Task.sleep(for: Pace.pause)
        }
        return false
    }

    private func sleep(_ milliseconds: Int64, orCommitAfter seen: UInt64) async {
        await withTaskGroup { [commits] group in
            // A cancelled sleep only means that something was committed.
            group.addTask { try? await Task.sleep(for: .milliseconds(milliseconds)) }
            group.addTask { await commits.wait(after: seen) }
            await group.next()
            group.cancelAll()
        }
    }
}
