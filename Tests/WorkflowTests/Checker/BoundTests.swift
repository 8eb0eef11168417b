import Testing

@testable import Workflow

@Suite struct `The bound` {
    private let day = Milliseconds.perDay

    @Test func `of the flagship is exactly ten days`() throws {
        let bound = try #require(ProjectFiles.flagship().bound)
        #expect(bound.longest.milliseconds == 10 * day)
        #expect(
            bound.longest.start.circumstances
                == Circumstances(tier: "dinas", awaiting: .holder, requester: "operator-sekolah"))
        #expect(bound.longest.way.map(\.cause) == [.opened(intake: 0)])
        #expect(bound.longest.turningPoints == ["teruskan-otomatis", "tutup-otomatis"])
    }

    @Test func `of each way in counts from the opening`() throws {
        let bound = try #require(ProjectFiles.flagship().bound)
        #expect(bound.fromIntake.map(\.milliseconds) == [10 * day, 7 * day, 7 * day])
        #expect(bound.fromIntake.map(\.start.tier) == ["dinas", "pusat", "pusat"])
    }

    @Test func `takes working spans at their longest`() throws {
        let calendar = try #require(ProjectFiles.calendars()["jam-kerja-wib"])
        let workflow = SmallWorkflow(clocks: "tutup: { while: open, after: 3 working days, then: { close: idle } }")
        let bound = try #require(workflow.loaded(on: calendar).bound)
        let definition = try #require(workflow.loaded(on: calendar).definition)
        let plainTime = try #require(PlainTime(of: definition))
        #expect(bound.longest.milliseconds == plainTime.longest(of: definition.clocks[0]))
        // Idulfitri 2025 closed for 11 days, with weekends around working days.
        #expect((13...16).contains(bound.longest.milliseconds / day))
    }

    /// Whoever asks an hour into the day waits three days and the rest of the last; the proof takes the worst.
    @Test func `of what ends at closing is longer by the rest of that day`() throws {
        let calendar = WorkingCalendar.officeHours(.fixed(.wib))
        func bound(_ ends: String) throws -> Int64 {
            let clock = "tutup: { while: open, after: 3 working days\(ends), then: { close: idle } }"
            return try #require(SmallWorkflow(clocks: clock).loaded(on: calendar).bound).longest.milliseconds
        }
        let (same, closing) = (try bound(""), try bound(", ends: closing"))
        #expect(same < closing && closing <= same + 8.hours)
    }

    @Test func `counts each category's own span, and the longest of them from any`() {
        let workflow = SmallWorkflow(
            beside: "categories: { a: { title: A, target: { tutup: 5 days } }, b: B, c: C }",
            clocks: "tutup: { while: open, after: 2 days, then: { close: idle } }")
        let bound = workflow.loaded().bound
        #expect(bound?.longest.milliseconds == 5 * day)
        #expect(bound?.longest.start.circumstances.category == CategoryPath("a"))
    }

    @Test func `looks once at categories that are alike`() throws {
        let many = (1...150).map { "k\($0): K" }.joined(separator: ", ")
        let workflow = SmallWorkflow(
            beside: "categories: { lain: { title: L, target: { tutup: 3 days } }, \(many) }",
            actions: "ganti: { does: recategorise, by: holder }",
            clocks: "tutup: { while: open, after: 2 days, then: { close: idle } }")
        let definition = try #require(workflow.loaded().definition)
        let exploration = Exploration(of: Possibilities(definition: definition, allowsVacancy: true))
        #expect(exploration?.situations.count == 2)
    }

    @Test func `counts the time that a team has`() {
        let workflow = SmallWorkflow(
            beside: "teams: { data: { title: Data, members: tim-data, inbox: national } }",
            actions: "periksa: { does: refer, by: holder, to: data }",
            clocks: """
                tim: { while: { awaiting: team }, after: 9 days, then: { flag: lama } }
                  tutup: { while: open, restarts: refer, after: 7 days, then: { close: idle } }
                """)
        #expect(workflow.loaded().bound?.longest.milliseconds == 7 * day)
    }

    @Test func `adds up over three rungs`() throws {
        let workflow = SmallWorkflow(
            tiers: ["a", "b", "c"],
            clocks: """
                satu: { while: { tier: a }, after: 1 day, then: { forward: b } }
                  dua: { while: { tier: b }, after: 2 days, then: { forward: c } }
                  tutup: { while: open, restarts: forward, after: 5 days, then: { close: idle } }
                """)
        let bound = try #require(workflow.loaded().bound)
        #expect(bound.longest.milliseconds == 8 * day)
        #expect(bound.longest.turningPoints == ["satu", "dua", "tutup"])
    }

    @Test func `counts what is left of a close that no forward sets back`() throws {
        let workflow = SmallWorkflow(
            tiers: ["a", "b"],
            clocks: """
                naik: { while: { tier: a }, after: 3 days, then: { forward: b } }
                  tutup: { while: open, restarts: message, after: 7 days, then: { close: idle } }
                """)
        #expect(workflow.loaded().bound?.longest.milliseconds == 7 * day)
    }

    @Test func `counts a clock that begins when another moved the ticket`() throws {
        let workflow = SmallWorkflow(
            tiers: ["a", "b"],
            clocks: """
                naik: { while: { tier: a }, after: 3 days, then: { forward: b } }
                  tutup-a: { while: { tier: a }, after: 9 days, then: { close: idle } }
                  tutup-b: { while: { tier: b }, after: 4 days, then: { close: idle } }
                """)
        // Where nobody stands in b, the ticket stays and the nine days end it.
        #expect(workflow.loaded().bound?.longest.milliseconds == 9 * day)
    }
}
