import EventStore
import Testing

@Suite struct `A commit signal` {
    let signal = CommitSignal()

    @Test func `does not wait for what has happened since`() async {
        let seen = signal.count
        signal.fire()
        await signal.wait(after: seen)
        #expect(signal.count == seen + 1)
    }

    @Test func `wakes all who wait`() async {
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { [signal] in await signal.wait(after: 0) } }
            signal.fire()
        }
    }

    @Test func `lets a cancelled task go`() async {
        let task = Task { [signal] in await signal.wait(after: 0) }
        task.cancel()
        await task.value
    }
}
