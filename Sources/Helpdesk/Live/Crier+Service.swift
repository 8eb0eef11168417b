import EventStore
import Logging
import ServiceLifecycle

// The loop: after commits, and a heartbeat now and then.
extension Crier: Service {
    private enum Pace {
        /// Between two looks: nobody hears of the same thing more often, and people's commands get their turn.
        static let pause = Duration.seconds(1)
        static let beat = Duration.seconds(15)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { while !Task.isCancelled { await self.turn() } }
                group.addTask { await self.keepBeating() }
            }
        }
        close()
    }

    private func keepBeating() async {
        // Cancelled, there is no beat any more.
        while (try? await rest(for: Pace.beat)) != nil { beat() }
    }

    private func turn() async {
        // Before the look, so that what is committed during it counts.
        let seen = database.commits.count
        do {
            while try await cryPage() {}
            try await rest(for: Pace.pause)
            await database.commits.wait(after: seen)
        } catch is CancellationError {
            return
        } catch {
            logger.error("news will be told later", metadata: ["error": "\(error)"])
            // Cancelled, the loop ends by itself.
            try? await rest(for: Pace.pause)
        }
    }
}
