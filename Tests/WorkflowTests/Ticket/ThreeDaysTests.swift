import Testing
import Workflow

@Suite struct `A ticket that nobody at the dinas solves` {
    let spec = TicketSpec()

    @Test func `climbs to the centre when its three days are over`() {
        let story = spec.given(.opens(.sekolah))
            .when(.ring("teruskan-otomatis", at: .monday + 3.days))
            .then(.forwarded(to: "pusat"), by: .clock("teruskan-otomatis", dueAt: .monday + 3.days))
        #expect(story.ticket?.holder == .init(tier: "pusat", members: "tim-helpdesk", place: .national))
        #expect(story.ticket?.earlierHolders == [.init(tier: "dinas", members: "operator-dinas", place: .bandung)])
    }

    @Test func `is not forwarded a millisecond early`() {
        let due = Instant.monday + 3.days
        spec.given(.opens(.sekolah))
            .when(.ring("teruskan-otomatis", arming: 1, due: due, at: due - 1)).thenNothing()
    }

    @Test func `keeps what is left of the three days while the school has its answer`() {
        let answered = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 2.days + 17))
        #expect(answered.ticket?.clocks["teruskan-otomatis"] == .standing(left: 1.days - 17))

        let replied = answered.given(.act("balas", by: .sekolah, at: .monday + 5.days))
        #expect(replied.due("teruskan-otomatis") == .monday + 6.days - 17)
        replied.when(.ring("teruskan-otomatis", at: .monday + 6.days - 17)).then(.forwarded(to: "pusat"))
    }

    @Test func `does not climb while it waits for missing data`() {
        let asked = spec.given(.opens(.sekolah), .act("minta-data", by: .dinas, at: .monday + 1.days))
        #expect(asked.ticket?.awaiting == .information)
        #expect(asked.due("teruskan-otomatis") == nil)
        #expect(asked.due("tutup-otomatis") == .monday + 8.days)
    }

    @Test func `may be forwarded by hand before that`() {
        let story = spec.given(.opens(.sekolah))
            .when(.act("teruskan", by: .dinas, message: nil, at: .monday + 1.hours))
            .then(.forwarded(to: "pusat"), by: .person("dinas"))
        #expect(story.ticket?.clocks["teruskan-otomatis"] == .standing(left: 3.days))
        #expect(story.due("target-pusat") == .monday + 1.hours + 3.days)
    }

    @Test func `has already climbed for whoever acts a second late`() {
        let late = Instant.monday + 3.days + 1_000
        let story = spec.given(.opens(.sekolah))
        story.when(.act("jawab", by: .dinas, at: late))
            .refused(.notNow("jawab", holder: "pusat", awaiting: .holder))
        story.when(.act("balas", by: .sekolah, at: late)).then(.forwarded(to: "pusat"), .replied)
        story.when(.act("jawab", by: .pusat, at: late)).then(.forwarded(to: "pusat"), .answered)
    }

    @Test func `still belongs to the dinas in its last millisecond`() {
        spec.given(.opens(.sekolah)).when(.act("jawab", by: .dinas, at: .monday + 3.days - 1)).then(.answered)
    }

    @Test func `climbs every rung of three, each once`() {
        let story = TicketSpec(.threeRungs).given(.opens(.sekolah))
            .when(.ring("teruskan-otomatis", at: .monday + 2.days)).then(.forwarded(to: "provinsi"))
            .when(.ring("provinsi-ke-pusat", at: .monday + 4.days)).then(.forwarded(to: "pusat"))
            .when(.ring("target-pusat", at: .monday + 7.days)).then(.flagged("terlambat"))
            .when(.ring("tutup-otomatis", at: .monday + 11.days)).then(.closed(.idle, unanswered: true))
        #expect(story.events.count == 5)
    }
}

@Suite struct `A ticket at the centre` {
    let spec = TicketSpec()

    @Test func `can still be read, but no longer answered, by the dinas that had it`() {
        let story = spec.given(.opens(.sekolah), .act("teruskan", by: .dinas, message: nil, at: .monday))
        #expect(story.maySee(.dinas))
        for action: ActionName in ["jawab", "minta-data", "teruskan"] {
            story.when(.act(action, by: .dinas, at: .monday + 1.hours))
                .refused(.notNow(action, holder: "pusat", awaiting: .holder))
        }
    }

    @Test func `is flagged when the centre misses its three days, and nothing else changes`() throws {
        let before = spec.given(.opens(.dinas))
        let after = before.when(.ring("target-pusat", at: .monday + 3.days)).then(.flagged("terlambat"))
        #expect(after.ticket?.flags == ["terlambat"])
        #expect(after.ticket?.clocks["target-pusat"] == .done(dueAt: .monday + 3.days, at: .monday + 3.days))
        #expect(after.due("tutup-otomatis") == before.due("tutup-otomatis"))
    }

    @Test func `is flagged once in one stay, however often it is answered and asked again`() {
        let story = spec.given(
            .opens(.dinas), .ring("target-pusat", at: .monday + 3.days),
            .act("jawab", by: .pusat, at: .monday + 4.days), .act("balas", by: .dinas, at: .monday + 5.days))
        #expect(story.ticket?.clocks["target-pusat"] == .done(dueAt: .monday + 3.days, at: .monday + 3.days))
    }

    @Test func `can be sent back down, and gets three fresh days there and three again at the centre`() {
        let down = spec.given(.opens(.sekolah), .act("jawab", by: .dinas, at: .monday + 1.days))
            .given(.act("teruskan", by: .dinas, message: nil, at: .monday + 2.days))
            .when(.act("kembalikan", by: .pusat, at: .monday + 3.days))
            .then(.returned(to: "dinas"), by: .person("pusat"))
        #expect(down.ticket?.holder == .init(tier: "dinas", members: "operator-dinas", place: .bandung))
        #expect(down.ticket?.awaiting == .holder)
        #expect(down.due("teruskan-otomatis") == .monday + 6.days)
        #expect(down.maySee(.pusat))
        down.when(.act("jawab", by: .pusat, at: .monday + 3.days))
            .refused(.notNow("jawab", holder: "dinas", awaiting: .holder))

        let up = down.when(.ring("teruskan-otomatis", at: .monday + 6.days)).then(.forwarded(to: "pusat"))
        #expect(up.due("target-pusat") == .monday + 9.days)
        #expect(up.ticket?.earlierHolders == [.init(tier: "dinas", members: "operator-dinas", place: .bandung)])
    }

    @Test func `is not sent back down without a reason`() {
        spec.given(.opens(.dinas)).when(.act("jawab", by: .pusat, message: nil, at: .monday))
            .refused(.form([FieldFault(field: "message", kind: .missing)]))
        spec.given(.opens(.sekolah), .act("teruskan", by: .dinas, at: .monday))
            .when(.act("kembalikan", by: .pusat, message: nil, at: .monday))
            .refused(.form([FieldFault(field: "message", kind: .missing)]))
    }
}
