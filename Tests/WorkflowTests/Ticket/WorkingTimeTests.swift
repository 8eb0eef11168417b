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
