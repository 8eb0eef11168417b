import Testing
import Workflow

/// `Instant.monday` is 09:00 WIB, an hour into the day, and 11:00 WIT, three hours into it.
@Suite struct `A ticket under working days` {
    let spec = TicketSpec(.working(on: .officeHours(.fixed(.wib))))
    let holder = TicketSpec(.working(on: .officeHours(.holder)))

    @Test func `is forwarded three opening days later`() {
        #expect(spec.given(.opens(.sekolah)).due("teruskan-otomatis") == .monday + 3.days)
    }

    @Test func `does not count weekends and holidays`() {
        // Friday the 13th, then a weekend, Monday, Imlek on Tuesday: due on Thursday.
        let friday = Instant.monday + 11.days
        #expect(spec.given(.opens(.sekolah, at: friday)).due("teruskan-otomatis") == friday + 6.days)
    }

    @Test func `keeps what is left over a pause that ends at night`() {
        let answered = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 3.hours))
        // Three of eight hours.
        #expect(answered.ticket?.clocks["teruskan-otomatis"] == .standing(left: 3.days - 3.days / 8))
        let replied = answered.given(.act("balas", by: .sekolah, at: .monday + 12.hours))
        #expect(replied.due("teruskan-otomatis") == .monday + 3.days + 4.hours)
    }

    @Test func `is counted in the zone of the holder where the calendar says so`() {
        let monday8WIT = Instant.monday - 3.hours
        #expect(
            holder.given(.opens(.sekolahJayapura, at: monday8WIT)).due("teruskan-otomatis")
                == monday8WIT + 2.days + 8.hours)
        #expect(
            holder.given(.opens(.sekolah, at: monday8WIT)).due("teruskan-otomatis")
                == monday8WIT + 2.hours + 2.days + 8.hours)
    }
}

/// Monday to Friday, 08:00 to 16:00.
@Suite struct `A clock that ends at closing` {
    static let definition = Definition.working(on: .officeHours(.fixed(.wib))).with { workflow in
        workflow.clocks[0].ends = .closing
        workflow.clocks[0].reminders = [.of("1 working day"), .of("2/3")]
    }
    let spec = TicketSpec(Self.definition)
    let closing = Instant.monday + 7.hours

    @Test func `acts when the day closes on which its time is over, and reminds at its own moments`() {
        let run = spec.given(.opens(.sekolah)).ticket?.clocks["teruskan-otomatis"]?.run
        #expect(run?.until == closing + 3.days)
        #expect(run?.reminders == [.monday + 1.days, .monday + 2.days])
        #expect(run?.left == 3.days)
    }

    @Test func `acts at the closing that completes it, and not at the next`() {
        // On Friday evening nothing counts: Monday, Tuesday and Wednesday are the three.
        let story = spec.given(.opens(.sekolah, at: closing + 4.days + 3.hours))
        #expect(story.due("teruskan-otomatis") == closing + 9.days)
    }

    @Test func `goes on after a pause with what had not counted`() {
        let answered = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 3.hours))
        #expect(answered.ticket?.clocks["teruskan-otomatis"] == .standing(left: 3.days - 3.days / 8))
        let replied = answered.given(.act("balas", by: .sekolah, at: .monday + 12.hours))
        #expect(replied.due("teruskan-otomatis") == closing + 3.days)
    }

    @Test func `has nothing left on its last day, and after a pause until the next closing`() {
        let due = Instant.monday + 3.days
        let answered = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: due + 2.hours))
        #expect(answered.ticket?.clocks["teruskan-otomatis"] == .standing(left: 0))
        for (replied, until) in [
            (due + 3.hours, closing + 3.days), (due + 9.hours, closing + 4.days), (due + 2.days, closing + 7.days),
        ] {
            let story = answered.given(.act("balas", by: .sekolah, at: replied))
            #expect(story.due("teruskan-otomatis") == until)
            story.when(.ring("teruskan-otomatis", at: until)).then(.forwarded(to: "pusat"))
        }
    }

    @Test func `is no earlier where its last day turns out to be a holiday`() {
        let late = spec.given(.opens(.sekolah))
        let after = late.whenReplanned(
            on: .officeHours(.fixed(.wib), off: "2026-02-05"), at: .monday + 3.days + 1.hours)
        #expect(after.then(.replanned).due("teruskan-otomatis") == closing + 4.days)
    }

    @Test func `moves to the closing, and back, with the text of its workflow`() {
        let plain = Self.definition.with { $0.clocks[0].ends = .sameTime }
        let (early, tail) = (Instant.monday + 1.hours, Instant.monday + 3.days + 2.hours)
        #expect(
            TicketSpec(plain).given(.opens(.sekolah)).whenMigrated(to: Self.definition.next(), at: early)
                .then(.migrated).due("teruskan-otomatis") == closing + 3.days)
        let story = spec.given(.opens(.sekolah))
        #expect(
            story.whenMigrated(to: plain.next(), at: early).then(.migrated).due("teruskan-otomatis") == .monday + 3.days
        )
        #expect(
            story.whenMigrated(to: plain.next(), at: tail).then(.reminded("teruskan-otomatis", 2), .migrated).due(
                "teruskan-otomatis") == tail)
        // Told to keep what was promised, it gains no working time by it.
        let kept = story.whenMigrated(to: plain.next(), plans: ["teruskan-otomatis": .keep], at: early).then(.migrated)
        #expect(kept.due("teruskan-otomatis") == closing + 3.days)
        #expect(kept.ticket?.clocks["teruskan-otomatis"]?.run?.left == 3.days - 3.days / 24)
    }
}

@Suite struct `A clock that outlives a move to another zone` {
    let monday8WIT = Instant.monday - 3.hours

    /// One clock: a working day of `unit` in which nobody writes, in the zone of the holder; moves don't restart it.
    func spec(while condition: Condition) -> TicketSpec {
        TicketSpec(
            .dapodik.with {
                $0.calendar = .officeHours(.holder)
                $0.clocks = [
                    Clock(
                        name: "diam", runsWhile: condition, restarts: [.message], after: .of("8 working hours"),
                        then: .close(.idle))
                ]
            })
    }

    @Test func `stands with what was left where it ran`() {
        // Two hours in Jayapura, before the centre's day has begun.
        let story = spec(while: Condition(tiers: ["dinas"])).given(
            .opens(.sekolahJayapura, at: monday8WIT),
            .act("teruskan", by: .dinasJayapura, message: nil, at: monday8WIT + 2.hours))
        #expect(story.ticket?.clocks["diam"] == .standing(left: 6.hours))
    }

    @Test func `goes on with that on the new holder's hours`() {
        // From 14:00 to 17:00 WIT two hours count; of the six left, one from 15:00 WIB on, five the next day.
        let story = spec(while: .open).given(
            .opens(.sekolahJayapura, at: monday8WIT + 6.hours),
            .act("teruskan", by: .dinasJayapura, message: nil, at: monday8WIT + 9.hours))
        #expect(story.due("diam") == monday8WIT + 2.hours + 1.days + 5.hours)
    }
}
