import Testing
import Workflow

@Suite struct `A clock that rings` {
    let spec = TicketSpec()
    let due = Instant.monday + 3.days

    @Test func `a second time changes nothing`() {
        let forwarded = spec.given(.opens(.sekolah), .ring("teruskan-otomatis", at: due))
        forwarded.when(.ring("teruskan-otomatis", arming: 1, due: due, at: due)).thenNothing()
        forwarded.when(.ring("teruskan-otomatis", arming: 1, due: due, at: due + 1.days)).thenNothing()
    }

    @Test func `for an arming that is over changes nothing`() {
        let replied = spec.given(
            .opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 1.hours),
            .act("balas", by: .sekolah, at: .monday + 1.hours))
        #expect(replied.due("teruskan-otomatis") == due)
        replied.when(.ring("teruskan-otomatis", arming: 1, due: due, at: due)).thenNothing()
        replied.when(.ring("teruskan-otomatis", arming: 3, due: due, at: due)).then(.forwarded(to: "pusat"))
    }

    @Test func `while it stands changes nothing`() {
        spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 1.hours))
            .when(.ring("teruskan-otomatis", arming: 1, due: due, at: due)).thenNothing()
    }

    @Test func `for another moment changes nothing`() {
        let opened = spec.given(.opens(.sekolah))
        opened.when(.ring("teruskan-otomatis", arming: 1, due: due - 1, at: due)).thenNothing()
        opened.when(.ring("teruskan-otomatis", arming: 1, due: due + 1, at: due + 1)).thenNothing()
    }

    @Test func `and that nobody declared changes nothing`() {
        spec.given(.opens(.sekolah)).when(.ring("lonceng", arming: 1, due: due, at: due)).thenNothing()
    }

    @Test func `late says when it was due, and what it restarts runs from now`() {
        let late = due + 5.hours
        let story = spec.given(.opens(.sekolah)).when(.ring("teruskan-otomatis", at: late))
            .then(.forwarded(to: "pusat"), by: .clock("teruskan-otomatis", dueAt: due))
        #expect(story.events.last?.at == late)
        #expect(story.due("target-pusat") == late + 3.days)
        #expect(story.due("tutup-otomatis") == late + 7.days)
    }
}

@Suite struct `Clocks that are due together` {
    /// Flagged and closed at one instant; the file lists the flag first.
    let together = TicketSpec(.dapodik.with { $0.clocks[1].after = .of("7 days") })
    let swapped = TicketSpec(
        .dapodik.with {
            $0.clocks[1].after = .of("7 days")
            $0.clocks.swapAt(1, 2)
        })
    let due = Instant.monday + 7.days

    @Test func `act in the order in which the file lists them`() {
        together.given(.opens(.dinas)).when(.act("balas", by: .dinas, at: due)).refused(.ticketClosed(.idle))
        for clock: ClockName in ["target-pusat", "tutup-otomatis"] {
            together.given(.opens(.dinas)).when(.ring(clock, at: due))
                .then(.flagged("terlambat"), .closed(.idle, unanswered: true))
            swapped.given(.opens(.dinas)).when(.ring(clock, at: due)).then(.closed(.idle, unanswered: true))
        }
    }

    @Test func `act in due order after downtime, whichever rings first`() {
        let story = TicketSpec().given(.opens(.dinas))
        for clock: ClockName in ["target-pusat", "tutup-otomatis"] {
            let closed = story.when(.ring(clock, at: .monday + 30.days))
                .then(.flagged("terlambat"), .closed(.idle, unanswered: true))
            #expect(
                closed.events.suffix(2).map(\.by) == [
                    .clock("target-pusat", dueAt: .monday + 3.days),
                    .clock("tutup-otomatis", dueAt: .monday + 7.days),
                ])
        }
    }

    @Test func `are not overtaken by one whose reminder was missed earlier`() {
        let spec = TicketSpec(.dapodik.with { $0.clocks[2].reminders = [.of("1 days")] })
        for clock: ClockName in ["target-pusat", "tutup-otomatis"] {
            spec.given(.opens(.dinas)).when(.ring(clock, at: .monday + 30.days))
                .then(.flagged("terlambat"), .closed(.idle, unanswered: true))
        }
    }
}
