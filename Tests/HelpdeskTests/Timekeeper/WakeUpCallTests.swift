import Synchronization
import Testing
import Workflow

@testable import Helpdesk

@Suite(.timeLimit(.minutes(10))) struct `A sleeping timekeeper` {
    let wakeUp = WakeUpCall()

    @Test func `is woken by an earlier clock`() async {
        wakeUp.plan(until: .monday + 1.days)
        let sleeper = Task { await wakeUp.wait() }
        wakeUp.armed(for: .monday + 2.days)
        wakeUp.armed(for: .monday + 1.hours)
        await sleeper.value
    }

    @Test func `is not woken by a later one`() async {
        wakeUp.plan(until: .monday)
        await expectSleep {
            wakeUp.armed(for: .monday)
            wakeUp.armed(for: .monday + 1)
        }
    }

    @Test func `hears of whatever is set while it looks`() async {
        wakeUp.plan(until: nil)
        wakeUp.armed(for: .latest)
        wakeUp.plan(until: .monday)
        await wakeUp.wait()
    }

    @Test func `is woken once by calls that bunch up`() async {
        wakeUp.call()
        wakeUp.call()
        await wakeUp.wait()
        await expectSleep {}
    }

    @Test func `ends when it is cancelled`() async {
        let sleeper = Task { await wakeUp.wait() }
        sleeper.cancel()
        await sleeper.value
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            await wakeUp.wait()
        }
        late.cancel()
        await late.value
    }

    /// The timekeeper's loop against a crowd of commands: whoever commits before calling is always seen.
    @Test func `misses no clock, however they fall together`() async {
        let store = Clocks()
        await withTaskGroup { group in
            group.addTask {
                while await store.seen < 2_000 {
                    wakeUp.plan(until: nil)
                    await store.look()
                    wakeUp.plan(until: .latest)
                    if await store.seen < 2_000 { await wakeUp.wait() }
                }
            }
            for part in 0..<4 {
                group.addTask {
                    for count in 0..<500 {
                        await store.set()
                        wakeUp.armed(for: .monday + Int64(part * 500 + count))
                        if count.isMultiple(of: 7) { await Task.yield() }
                    }
                }
            }
        }
        #expect(await store.seen == 2_000)
    }

    /// It sleeps on, whatever `body` does, until somebody really calls.
    private func expectSleep(during body: () -> Void) async {
        let flag = Flag()
        await withTaskGroup { group in
            group.addTask { [wakeUp] in
                await wakeUp.wait()
                flag.isUp.store(true, ordering: .sequentiallyConsistent)
            }
            for _ in 0..<50 { await Task.yield() }
            body()
            for _ in 0..<50 { await Task.yield() }
            let isAwake = flag.isUp.load(ordering: .sequentiallyConsistent)
            #expect(!isAwake)
            wakeUp.call()
        }
    }

    private final class Flag: Sendable {
        let isUp = Atomic(false)
    }

    private actor Clocks {
        private var pending = 0
        private(set) var seen = 0

        func set() { pending += 1 }

        func look() {
            seen += pending
            pending = 0
        }
    }
}
