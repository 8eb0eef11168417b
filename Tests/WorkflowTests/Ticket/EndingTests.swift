import Testing
import Workflow

@Suite struct `The end that a silent ticket can be told of` {
    private func end(_ change: (inout Definition) -> Void = { _ in }, by steps: Step...) -> Instant? {
        let definition = Definition.dapodik.with(change)
        let story = steps.reduce(Story(spec: TicketSpec(definition))) { $0.given($1) }
        return story.ticket.flatMap(definition.ending)?.until
    }

    @Test func `is not known while a move before it sets it back`() {
        #expect(end(by: .opens(.sekolah)) == nil)
    }

    @Test func `comes when no move does, whatever is marked before it`() {
        #expect(end(by: .opens(.dinas)) == .monday + 7.days)
        let answered = Instant.monday + 1.days
        #expect(end(by: .opens(.sekolah), .act("jawab", by: .dinas, at: answered)) == answered + 7.days)
    }

    @Test func `comes when it was to come where no move sets it back, or before the move`() {
        #expect(end({ $0.clocks[2].restarts = [.message] }, by: .opens(.sekolah)) == .monday + 7.days)
        #expect(end({ $0.clocks[2].after = .of("2 days") }, by: .opens(.sekolah)) == .monday + 2.days)
    }

    @Test func `is not known where it would stop with the move, and another end is`() {
        let only = { (workflow: inout Definition) in
            workflow.clocks[2].restarts = [.message]
            workflow.clocks[2].runsWhile = Condition(tiers: ["dinas"])
        }
        #expect(end(only, by: .opens(.sekolah)) == nil)
        let another = { (workflow: inout Definition) in
            only(&workflow)
            workflow.clocks.append(
                Clock(
                    name: "batas", runsWhile: .open, restarts: [.message], after: .of("30 days"), then: .close(.idle)))
        }
        #expect(end(another, by: .opens(.sekolah)) == .monday + 30.days)
    }
}
