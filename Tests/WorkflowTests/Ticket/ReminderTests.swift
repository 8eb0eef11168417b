import Testing
import Workflow

@Suite struct `A reminder` {
    let spec = TicketSpec(.reminding)

    @Test func `goes out at its moment, each of them once`() {
        let story = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday))
        story.when(.ring("tutup-otomatis", arming: 2, due: .monday + 5.days, at: .monday + 5.days - 1))
            .thenNothing()
        let first = story.when(.ring("tutup-otomatis", at: .monday + 5.days))
            .then(.reminded("tutup-otomatis", 1), by: .clock("tutup-otomatis", dueAt: .monday + 5.days))
        first.when(.ring("tutup-otomatis", arming: 2, due: .monday + 5.days, at: .monday + 5.days)).thenNothing()
        first.when(.ring("tutup-otomatis", at: .monday + 6.days)).then(.reminded("tutup-otomatis", 2))
            .when(.ring("tutup-otomatis", at: .monday + 7.days)).then(.closed(.idle))
    }

    @Test func `says when the clock will act`() {
        let story = spec.given(.opens(.sekolah), .ring("teruskan-otomatis", at: .monday + 2.days))
        guard case .reminded(let reminder)? = story.events.last?.fact else {
            Issue.record("no reminder")
            return
        }
        #expect(reminder.until == .monday + 3.days)
    }

    @Test func `stands for all that bunched up while we were down`() {
        let late = Instant.monday + 6.days + 1.hours
        let story = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday))
            .when(.ring("tutup-otomatis", at: late))
            .then(.reminded("tutup-otomatis", 2), by: .clock("tutup-otomatis", dueAt: .monday + 6.days))
        #expect(story.ticket?.clocks["tutup-otomatis"]?.run?.wakesAt == .monday + 7.days)
    }

    @Test func `does not go out once its clock is due`() {
        spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday))
            .when(.ring("tutup-otomatis", at: .monday + 8.days)).then(.closed(.idle))
    }

    @Test func `starts over with its clock`() {
        let story = spec.given(
            .opens(.sekolah), .act("jawab", by: .dinas, at: .monday), .ring("tutup-otomatis", at: .monday + 5.days),
            .act("jawab", by: .dinas, at: .monday + 5.days + 1.hours))
        #expect(
            story.ticket?.clocks["tutup-otomatis"]?.run?.reminders == [
                .monday + 10.days + 1.hours, .monday + 11.days + 1.hours,
            ])
    }

    @Test func `waits while its clock stands, and is not repeated when that goes on`() {
        let early = spec.given(
            .opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 1.days),
            .act("balas", by: .sekolah, at: .monday + 4.days))
        #expect(early.ticket?.clocks["teruskan-otomatis"]?.run?.reminders == [.monday + 5.days])

        let late = spec.given(
            .opens(.sekolah), .ring("teruskan-otomatis", at: .monday + 2.days),
            .act("jawab", by: .dinas, at: .monday + 2.days), .act("balas", by: .sekolah, at: .monday + 4.days))
        #expect(late.ticket?.clocks["teruskan-otomatis"]?.run?.reminders == [])
        #expect(late.due("teruskan-otomatis") == .monday + 5.days)
    }
}
