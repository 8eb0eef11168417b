import Testing
import Workflow

@Suite struct `An outage` {
    let spec = TicketSpec()
    let down = Instant.monday + 2.days
    let back = Instant.monday + 4.days

    @Test func `is added to the idle clock and to no other`() {
        let story = spec.given(.opens(.sekolah)).when(.excuse(from: down, through: back)).then(.excused, by: .service)
        #expect(story.due("tutup-otomatis") == .monday + 9.days)
        #expect(story.due("teruskan-otomatis") == .monday + 3.days)
        story.when(.ring("teruskan-otomatis", at: back)).then(.forwarded(to: "pusat"))
        story.when(.ring("tutup-otomatis", arming: 1, due: .monday + 7.days, at: .monday + 7.days)).thenNothing()
    }

    @Test func `saves a ticket that would have been closed in it`() {
        let story = spec.given(
            .opens(.sekolah), .act("jawab", by: .dinas, at: .monday),
            .excuse(from: .monday + 6.days, through: .monday + 60.days))
        #expect(story.due("tutup-otomatis") == .monday + 61.days)
        story.when(.act("balas", by: .sekolah, at: .monday + 60.days)).then(.replied)
    }

    @Test func `is excused once`() {
        let excused = spec.given(.opens(.sekolah), .excuse(from: down, through: back))
        excused.when(.excuse(from: down, through: back)).thenNothing()
        excused.when(.excuse(from: down, through: back, at: back + 1.days)).thenNothing()
    }

    @Test func `is made up for only where it is longer than the one before`() {
        let longer = spec.given(.opens(.sekolah), .excuse(from: down, through: back))
            .given(.excuse(from: down, through: back + 1.hours))
        #expect(longer.due("tutup-otomatis") == .monday + 9.days + 1.hours)
    }

    @Test func `that was over before the clock began changes nothing`() {
        let asked = spec.given(.opens(.sekolah, at: back + 1.hours))
        asked.when(.excuse(from: down, through: back, at: back + 2.hours)).thenNothing()
    }

    @Test func `of no length changes nothing`() {
        spec.given(.opens(.sekolah)).when(.excuse(from: back, through: back)).thenNothing()
        spec.given(.opens(.sekolah)).when(.excuse(from: back, through: down, at: back)).thenNothing()
    }

    @Test func `moves the reminders along with the end`() {
        let story = TicketSpec(.reminding).given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday))
            .given(.excuse(from: .monday + 4.days, through: .monday + 6.days))
        #expect(
            story.ticket?.clocks["tutup-otomatis"]?.run?.reminders == [.monday + 7.days, .monday + 8.days])
    }

    @Test func `does not swallow a reminder that was due before it and had not gone out`() {
        let story = TicketSpec(.reminding).given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday))
            .given(.excuse(from: .monday + 5.days + 1.hours, through: .monday + 6.days))
        #expect(story.ticket?.clocks["tutup-otomatis"]?.run?.reminders.count == 2)
        story.when(.ring("tutup-otomatis", at: .monday + 6.days)).then(.reminded("tutup-otomatis", 1))
    }
}
