import Testing
import Workflow

@Suite struct `A ticket in which nobody says anything` {
    let spec = TicketSpec()

    @Test func `closes seven days after its answer`() {
        let story = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 1.days))
        story.when(.ring("tutup-otomatis", arming: 2, due: .monday + 8.days, at: .monday + 8.days - 1))
            .thenNothing()
        let closed = story.when(.ring("tutup-otomatis", at: .monday + 8.days)).then(.closed(.idle))
        #expect(closed.ticket?.end?.at == .monday + 8.days)
        #expect(closed.ticket?.clocks == [:])
    }

    @Test func `counts as a breach where the last word was the school's`() {
        spec.given(
            .opens(.sekolah), .ring("teruskan-otomatis", at: .monday + 3.days),
            .ring("target-pusat", at: .monday + 6.days)
        )
        .when(.ring("tutup-otomatis", at: .monday + 10.days)).then(.closed(.idle, unanswered: true))
    }

    @Test func `closes seven days after it was asked for data, which is no breach`() {
        spec.given(.opens(.sekolah), .act("minta-data", by: .dinas, at: .monday))
            .when(.ring("tutup-otomatis", at: .monday + 7.days)).then(.closed(.idle))
    }

    static let doings: [(ActionName, Person)] = [
        ("jawab", .dinas), ("minta-data", .dinas), ("balas", .sekolah), ("teruskan", .dinas),
    ]

    @Test(arguments: doings)
    func `gets seven new days from whatever is said or forwarded`(action: ActionName, person: Person) {
        let story = spec.given(.opens(.sekolah), .act(action, by: person, at: .monday + 2.days))
        #expect(story.due("tutup-otomatis") == .monday + 9.days)
    }

    @Test func `gets seven new days when a clock forwards it`() {
        let story = spec.given(.opens(.sekolah), .ring("teruskan-otomatis", at: .monday + 3.days))
        #expect(story.due("tutup-otomatis") == .monday + 10.days)
    }

    @Test func `gains nothing from flags and reminders`() {
        let flagged = spec.given(.opens(.dinas), .ring("target-pusat", at: .monday + 3.days))
        #expect(flagged.due("tutup-otomatis") == .monday + 7.days)
        let reminded = TicketSpec(.reminding).given(
            .opens(.sekolah), .ring("teruskan-otomatis", at: .monday + 2.days))
        #expect(reminded.due("tutup-otomatis") == .monday + 7.days)
        #expect(reminded.due("teruskan-otomatis") == .monday + 3.days)
    }

    @Test func `gains nothing from a move that the workflow does not name, but from the note that goes with it`() {
        let messagesOnly = TicketSpec(.dapodik.with { $0.clocks[2].restarts = [.message] })
        let opened = messagesOnly.given(.opens(.sekolah))
        let silent = opened.given(.act("teruskan", by: .dinas, message: nil, at: .monday + 1.days))
        #expect(silent.due("tutup-otomatis") == .monday + 7.days)
        let explained = opened.given(.act("teruskan", by: .dinas, message: "karena", at: .monday + 1.days))
        #expect(explained.due("tutup-otomatis") == .monday + 8.days)
    }

    @Test func `gains only from the kind of message that the workflow names`() {
        let answersOnly = TicketSpec(.dapodik.with { $0.clocks[2].restarts = [.answer] })
        let story = answersOnly.given(.opens(.sekolah), .act("balas", by: .sekolah, at: .monday + 1.days))
        #expect(story.due("tutup-otomatis") == .monday + 7.days)
        #expect(
            story.given(.act("jawab", by: .dinas, at: .monday + 2.days)).due("tutup-otomatis")
                == .monday + 9.days)
    }
}

@Suite struct `A closed ticket` {
    let spec = TicketSpec()

    @Test func `was closed by its requester whenever they liked`() {
        let opened = spec.given(.opens(.sekolah))
        let answered = opened.given(.act("jawab", by: .dinas, at: .monday + 1.hours))
        let forwarded = answered.given(.act("teruskan", by: .dinas, message: nil, at: .monday + 2.hours))
        for story in [opened, answered, forwarded] {
            let closed = story.when(.act("tutup", by: .sekolah, message: nil, at: .monday + 1.days))
                .then(.closed(.requester), by: .person("sekolah"))
            #expect(closed.ticket?.isOpen == false)
        }
        opened.when(.act("tutup", by: .dinas, at: .monday)).refused(.notAllowed("tutup"))
    }

    @Test func `stays as it is`() {
        let closed = spec.given(.opens(.sekolah), .act("tutup", by: .sekolah, message: nil, at: .monday + 1.days))
        closed.when(.act("balas", by: .sekolah, at: .monday + 1.days)).refused(.ticketClosed(.requester))
        closed.when(.act("jawab", by: .dinas, at: .monday + 1.days)).refused(.ticketClosed(.requester))
        closed.when(.act("jawab", by: .dinasBogor, at: .monday + 1.days)).refused(.noSuchTicket)
        for clock in spec.definition.clocks {
            closed.when(.ring(clock.name, arming: 1, due: .monday + 3.days, at: .monday + 30.days)).thenNothing()
        }
        closed.when(.excuse(from: .monday + 2.days, through: .monday + 3.days)).thenNothing()
    }

    @Test func `was closed for whoever acts after its last moment`() {
        let story = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday))
        story.when(.act("balas", by: .sekolah, at: .monday + 7.days)).refused(.ticketClosed(.idle))
        story.when(.act("balas", by: .sekolah, at: .monday + 7.days - 1)).then(.replied)
    }
}
