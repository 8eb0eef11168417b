import Testing

@testable import Workflow

@Suite struct `A ticket that could get stuck` {
    /// Where, and how it got there; nil where the file is proved.
    private func stuck(_ workflow: SmallWorkflow) -> [String]? {
        let loaded = workflow.loaded()
        guard let diagnostic = loaded.diagnostics.first(where: { $0.code == .stuck }) else { return nil }
        #expect(loaded.definition == nil)
        return ["tier", "awaiting", "way"].map { diagnostic.arguments[$0] ?? "" }
    }

    @Test func `because nothing closes it`() {
        let workflow = SmallWorkflow(clocks: "tanda: { while: open, after: 1 day, then: { flag: lama } }")
        #expect(stuck(workflow) == ["dinas", "holder", "pertanyaan (dinas, holder) → tanda (dinas, holder)"])
    }

    @Test func `because time only counts while the holder is to act`() {
        let workflow = SmallWorkflow(
            clocks: "tutup: { while: { awaiting: holder }, after: 1 day, then: { close: idle } }")
        #expect(stuck(workflow) == ["dinas", "requester", "pertanyaan (dinas, holder) → jawab (dinas, requester)"])
    }

    @Test func `because the rung above may be empty`() {
        let workflow = SmallWorkflow(
            tiers: ["dinas", "pusat"],
            clocks: """
                naik: { while: { tier: dinas }, after: 3 days, then: { forward: pusat } }
                  tutup: { while: { tier: pusat }, after: 7 days, then: { close: idle } }
                """)
        #expect(stuck(workflow) == ["dinas", "holder", "pertanyaan (dinas, holder) → naik (dinas, holder)"])
    }

    @Test func `because the rung that is to close it may be skipped`() {
        let workflow = SmallWorkflow(
            tiers: ["a", "b", "c"],
            clocks: """
                naik: { while: { tier: a }, after: 1 day, then: { forward: b } }
                  lanjut: { while: { tier: b }, after: 1 day, then: { forward: c } }
                  tutup: { while: { tier: [a, b] }, after: 7 days, then: { close: idle } }
                """)
        #expect(stuck(workflow)?[0] == "c")
    }

    @Test func `because a close was used up before the ticket came back`() {
        let workflow = SmallWorkflow(
            tiers: ["a", "b"], actions: "turun: { does: return, by: b, to: a }",
            clocks: """
                naik: { while: { tier: a }, restarts: forward, after: 1 day, then: { forward: b } }
                  tutup: { while: { tier: b }, after: 7 days, then: { close: idle } }
                """)
        // At first it goes up; sent down again, its clock is set back by forwards only, and one has just set it back.
        #expect(stuck(workflow) == ["a", "holder", "pertanyaan (a, holder) → naik (a, holder)"])
    }

    @Test func `because nothing counts while a team is asked`() {
        let workflow = SmallWorkflow(
            beside: "teams: { data: { title: Data, members: tim-data, inbox: national } }",
            actions: "periksa: { does: refer, by: holder, to: data }",
            clocks: "tutup: { while: { awaiting: holder }, after: 1 day, then: { close: idle } }")
        #expect(stuck(workflow) == ["dinas", "team", "pertanyaan (dinas, holder) → periksa (dinas, team)"])
    }

    @Test func `because no clock is for its category`() {
        let workflow = SmallWorkflow(
            beside: "categories: { a: A, b: B, c: C }",
            clocks: "tutup: { while: { category: [a, b] }, after: 1 day, then: { close: idle } }")
        #expect(stuck(workflow) == ["dinas", "holder", "pertanyaan (dinas, holder, c)"])
    }

    @Test func `because it turned out to be about something else`() {
        let workflow = SmallWorkflow(
            beside: "categories: { a: A, b: B }", actions: "ganti: { does: recategorise, by: holder }",
            clocks: """
                tutup: { while: { category: a }, after: 1 day, then: { close: idle } }
                  tanda: { while: { category: b }, after: 1 day, then: { flag: lama } }
                """)
        #expect(stuck(workflow)?[2] == "pertanyaan (dinas, holder, b) → tanda (dinas, holder, b)")
    }

    @Test(arguments: [
        SmallWorkflow(clocks: "tutup: { while: open, after: 7 days, then: { close: idle } }"),
        SmallWorkflow(clocks: "tutup: { while: open, restarts: message, after: 1 minute, then: { close: idle } }"),
        SmallWorkflow(
            clocks: """
                a: { while: { awaiting: holder }, after: 1 day, then: { close: idle } }
                  b: { while: { awaiting: requester }, after: 1 day, then: { close: idle } }
                """),
    ])
    func `is none where a clock always runs to a close`(workflow: SmallWorkflow) {
        #expect(workflow.loaded().diagnostics == [])
        #expect(workflow.loaded().bound != nil)
    }
}
