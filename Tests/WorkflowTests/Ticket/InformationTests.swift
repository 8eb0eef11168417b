import Testing
import Workflow

/// The 48-hour rule of the documents 000 and 001: asked for data, reminded twice, closed as deemed solved.
@Suite struct `A request for data` {
    let spec = TicketSpec(
        .dapodik.with { workflow in
            workflow.clocks.append(
                Clock(
                    name: "tunggu-data", runsWhile: Condition(awaiting: [.information]), restarts: [.ask],
                    after: .of("48 hours"), reminders: [.of("16 hours"), .of("32 hours")],
                    then: .close(.noInformation)))
        })

    /// DOMAIN.md 6.9, 4: plain time, so that what is asked on a Friday ends on a Sunday.
    @Test func `of Friday 16:00 ends on Sunday 16:00`() throws {
        let friday = try #require(Instant(rfc3339: "2026-02-06T16:00:00+07:00"))
        let sunday = try #require(Instant(rfc3339: "2026-02-08T16:00:00+07:00"))
        let asked = spec.given(.opens(.dinas, at: friday), .act("minta-data", by: .pusat, at: friday))
        #expect(asked.due("tunggu-data") == sunday)
        asked.when(.ring("tunggu-data", at: friday + 16.hours)).then(.reminded("tunggu-data", 1))
            .when(.ring("tunggu-data", at: friday + 32.hours)).then(.reminded("tunggu-data", 2))
            .when(.ring("tunggu-data", at: sunday)).then(.closed(.noInformation))
    }

    @Test func `calls its reminders off when the reply comes`() {
        let replied = spec.given(
            .opens(.dinas), .act("minta-data", by: .pusat, at: .monday),
            .act("balas", by: .dinas, at: .monday + 1.hours))
        #expect(replied.due("tunggu-data") == nil)
        replied.when(.ring("tunggu-data", arming: 2, due: .monday + 16.hours, at: .monday + 16.hours)).thenNothing()
    }

    @Test func `has two days and both reminders each time it is made`() {
        let again = spec.given(
            .opens(.dinas), .act("minta-data", by: .pusat, at: .monday),
            .ring("tunggu-data", at: .monday + 16.hours), .act("balas", by: .dinas, at: .monday + 30.hours),
            .act("minta-data", by: .pusat, at: .monday + 40.hours))
        let run = again.ticket?.clocks["tunggu-data"]?.run
        #expect(run?.until == .monday + 88.hours)
        #expect(run?.reminders == [.monday + 56.hours, .monday + 72.hours])
    }

    @Test func `that is repeated while it stands begins anew as well`() {
        let again = spec.given(
            .opens(.dinas), .act("minta-data", by: .pusat, at: .monday),
            .act("minta-data", by: .pusat, at: .monday + 10.hours))
        #expect(again.due("tunggu-data") == .monday + 58.hours)
    }
}

@Suite struct `A clock with a calendar of its own` {
    /// The flagship counts every hour; only the centre's target keeps office hours.
    let spec = TicketSpec(
        .dapodik.with { workflow in
            workflow.clocks[1].calendar = .officeHours(.fixed(.wib))
            workflow.clocks[1].after = .of("3 working days")
        })

    @Test func `counts on that one, and the others on the workflow's`() throws {
        let friday = try #require(Instant(rfc3339: "2026-02-06T09:00:00+07:00"))
        let story = spec.given(.opens(.dinas, at: friday))
        #expect(story.due("target-pusat") == Instant(rfc3339: "2026-02-11T09:00:00+07:00"))
        #expect(story.due("tutup-otomatis") == friday + 7.days)
    }

    @Test func `goes on where it stopped`() throws {
        let friday = try #require(Instant(rfc3339: "2026-02-06T09:00:00+07:00"))
        let story = spec.given(
            .opens(.dinas, at: friday), .act("jawab", by: .pusat, at: friday + 1.days),
            .act("balas", by: .dinas, at: friday + 2.days))
        // Of Friday one hour had passed, of the weekend nothing counts.
        #expect(story.due("target-pusat") == Instant(rfc3339: "2026-02-11T09:00:00+07:00"))
    }
}
