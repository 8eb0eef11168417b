import Testing
import Workflow

@testable import Web

@Suite struct `What people and limits are called` {
    @Test func `goes for one person where one is meant, and for many in the handbook`() throws {
        let texts = try ProjectFiles.texts.get()
        let names = { (kind: String) in
            Set(texts.keys.filter { $0.hasPrefix("\(kind).") }.map { $0.dropFirst(kind.count + 1) })
        }
        #expect(names("person") == names("role"))
        #expect(try ProjectFiles.words(.english).role("pendidik") == "teacher")
    }

    @Test func `tells limits apart by whose silence they end`() throws {
        let words = try ProjectFiles.words(.english)
        let conditions = [
            Condition(awaiting: [.information]), Condition(awaiting: [.requester]), .open,
            Condition(awaiting: [.requester, .information]),
        ]
        let clocks = try conditions.map { condition in
            Clock(name: "a", runsWhile: condition, after: try #require(Span("1 day")), then: .close(.idle))
        }
        let definition = Definition(
            name: "a", title: "A", hash: "", calendar: .always, tiers: [], forms: [], intake: [], actions: [],
            clocks: clocks)
        #expect(
            clocks.map { words.effect(of: $0, in: definition) } == [
                "Closes if the data asked for don't come", "Closes if the answer is not taken up",
                "Closes if nobody writes anything", "Closes if nobody writes anything",
            ])
    }
}
