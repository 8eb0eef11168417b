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
        /// After something went wrong.
        static let retry = Duration.seconds(1)
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
                await rest(for: .milliseconds(max(1, min(next - now, Pace.sleep)))) { [commits] in
                    await commits.wait(after: seen)
                }
            }
            // The bounded rate: a busy hour must not make us look after every commit.
            try await rest(for: Pace.pause)
        } catch is CancellationError {
            return
        } catch {
            logger.error("mailroom will try again", metadata: ["error": "\(error)"])
            // Cancelled, the loop ends by itself.
            try? await rest(for: Pace.retry)
        }
    }

    /// - Returns: whether there may be more to do at once.
    private func takePage() async throws -> Bool {
        if try await writePage() { return true }
        var last = LetterRecords.Position.start
        while let next = try await settlePage(after: last) {
            last = next
            // Between pages people's commands get their turn.
            try await rest(for: Pace.pause)
        }
        return false
    }
}
