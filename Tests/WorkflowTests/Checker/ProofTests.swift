import TestSupport
import Testing

@testable import Workflow

/// The checker against `decide`: whatever people did before, a silent ticket is closed within what was proved.
@Suite struct `What is proved` {
    @Test(arguments: SeededGenerator.seeds(60))
    func `holds for random workflows, people and outages`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let definition = Definition.random(using: &generator)
        let possibilities = Possibilities(definition: definition, allowsVacancy: true)
        let exploration = try #require(Exploration(of: possibilities))
        var proof = Proof(of: possibilities, longest: try #require(PlainTime(of: definition)).longestOfClocks)
        let bound = try proof.bound(over: exploration)
        var history = try opened(definition, using: &generator)
        for step in 0..<60 where history.ticket?.isOpen == true {
            let situation = try #require(history.ticket.map(possibilities.situation))
            #expect(exploration.situations.contains(situation), "seed \(seed), step \(step): \(situation)")
            let end = try #require(history.endWhenSilent(), "seed \(seed), step \(step): stuck")
            #expect(end - history.now <= bound.longest.milliseconds, "seed \(seed), step \(step)")
            history.step()
        }
    }

    private struct NobodyMayAsk: Error {}

    /// Not everybody may ask, nor about everything: whoever may does.
    private func opened(_ definition: Definition, using generator: inout SeededGenerator) throws -> RandomHistory {
        for _ in 0..<50 {
            let history = RandomHistory(of: definition, using: SeededGenerator(seed: generator.next()))
            if history.ticket != nil { return history }
        }
        throw NobodyMayAsk()
    }

    @Test(arguments: SeededGenerator.seeds(60))
    func `holds from the opening for each way in`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let definition = Definition.random(using: &generator)
        let possibilities = Possibilities(definition: definition, allowsVacancy: true)
        let exploration = try #require(Exploration(of: possibilities))
        var proof = Proof(of: possibilities, longest: try #require(PlainTime(of: definition)).longestOfClocks)
        let bound = try proof.bound(over: exploration)
        let history = try opened(definition, using: &generator)
        let end = try #require(history.endWhenSilent(), "stuck")
        let longest = bound.fromIntake.map(\.milliseconds).max() ?? 0
        #expect(end - history.now <= longest)
        #expect(longest <= bound.longest.milliseconds)
    }

    @Test func `is reached by the flagship, to the millisecond`() throws {
        let loaded = try ProjectFiles.flagship()
        let definition = try #require(loaded.definition)
        let story = TicketSpec(definition).given(.opens(.sekolah, at: .monday))
        let forwarded = try #require(story.due("teruskan-otomatis"))
        let climbed = story.given(.ring("teruskan-otomatis", at: forwarded))
        #expect(try #require(climbed.due("tutup-otomatis")) - .monday == loaded.bound?.longest.milliseconds)
    }
}
