import Testing

@testable import Helpdesk

/// Whoever is not woken rests for a day, which the suite does not wait for.
@Suite(.timeLimit(.minutes(10))) struct `A rest` {
    private static let day = Duration.seconds(86_400)

    @Test func `is over when it is woken`() async {
        await rest(for: Self.day) {}
    }

    @Test func `is over when its time is, whoever sleeps on`() async {
        await rest(for: .milliseconds(1)) { await Self.cancellation() }
    }

    @Test func `is over when all of it ends`() async {
        await withTaskGroup { group in
            group.addTask { await rest(for: Self.day) { await Self.cancellation() } }
            group.cancelAll()
        }
    }

    @Test func `that nobody can wake says so when it ends early`() async throws {
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup { group in
                group.addTask { try await rest(for: Self.day) }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    /// Comes back when the task is cancelled, and not before.
    private static func cancellation() async {
        let (never, end) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        end.finish()
    }
}
