import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A number in the line` {
    static let noon = Instant(milliseconds: 1_770_022_800_000)

    private func entry(_ number: Int) -> QueueEntry {
        QueueEntry(
            queue: QueueNumber(prefix: "A", number: number, day: .first), ticket: number, state: .waiting, calls: 0,
            position: number, changedAt: Self.noon)
    }

    private func entry(_ number: Int, after steps: QueueEntry.Step...) throws -> QueueEntry {
        try steps.reduce(entry(number)) { try $0.after($1, at: Self.noon + 1) }
    }

    @Test func `is called three times at most`() throws {
        let called = try entry(4, after: .call, .call, .call)
        #expect(called.calls == 3)
        #expect(throws: QueueProblem.calledOften(called.queue)) { try called.after(.call, at: Self.noon) }
    }

    @Test func `comes back three numbers later when nobody came, and may be called anew`() throws {
        let absent = try entry(4, after: .call, .call, .absent)
        let line = ([5, 6, 7, 8].map(entry) + [absent]).sorted { $0.precedes($1) }
        #expect(line.map(\.queue.number) == [5, 6, 7, 4, 8])
        #expect(try absent.after(.call, at: Self.noon).calls == 1)
    }

    @Test func `is absent only after it was called`() throws {
        #expect(throws: QueueProblem.notCalled(entry(4).queue)) { try entry(4, after: .absent) }
        #expect(throws: QueueProblem.notCalled(entry(4).queue)) { try entry(4, after: .call, .absent, .absent) }
    }

    @Test(arguments: QueueEntry.Step.allCases)
    func `is done with once it was served`(step: QueueEntry.Step) throws {
        let served = try entry(4, after: .serve)
        #expect(throws: QueueProblem.alreadyServed(served.queue)) { try served.after(step, at: Self.noon) }
    }
}
