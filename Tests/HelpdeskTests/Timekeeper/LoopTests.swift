import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite(.timeLimit(.minutes(10))) struct `The timekeeper's loop` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
    }

    @Test func `wakes up for a clock once time has come`() async throws {
        try await whileItRuns {
            try await tangga.open()
            // Once it sleeps until the third day, only the call can make it look again.
            while !tangga.wakeUp.isWaitedFor {
                try Task.checkCancellation()
                await Task.yield()
            }
            tangga.time.pass(3.days)
            tangga.wakeUp.call()
            try await until { try await tangga.ticket(1)?.holder.tier == "pusat" }
        }
    }

    @Test func `leaves a sign of life though a row is stuck`() async throws {
        try await tangga.open()
        try await tangga.execute("UPDATE clock SET arming = 7 WHERE name = 'teruskan-otomatis'")
        tangga.time.pass(4.days)
        try await whileItRuns {
            try await until { try await tangga.aliveAt() == .monday + 4.days }
        }
    }

    @Test func `leaves a last sign of life when it ends`() async throws {
        try await whileItRuns {
            try await until { try await tangga.aliveAt() == .monday }
            tangga.time.pass(10)
        }
        #expect(try await tangga.aliveAt() == .monday + 10)
    }

    private func whileItRuns(_ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await tangga.timekeeper.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// Looks again after each commit.
    private func until(_ isSo: () async throws -> Bool) async throws {
        while true {
            // Counted before the look: a commit between the look and the wait must end the wait.
            let seen = tangga.database.commits.count
            if try await isSo() { return }
            // Past its time limit a test is cancelled, and nothing waits any more: it must end, not spin.
            try Task.checkCancellation()
            await tangga.database.commits.wait(after: seen)
        }
    }
}

extension TestInstallation {
    fileprivate func aliveAt() async throws -> Instant? {
        try await database.read { try Settings($0).integer(.aliveAt).map(Instant.init(milliseconds:)) }
    }
}
