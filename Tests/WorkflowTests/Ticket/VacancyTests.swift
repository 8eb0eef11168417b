import Testing
import Workflow

@Suite struct `A rung on which nobody stands` {
    @Test func `is skipped when a ticket is opened, and the event says so`() {
        let story = TicketSpec(vacant: ["operator-dinas"]).when(.opens(.sekolah))
            .then(.opened(in: "pusat", skipped: ["dinas"]))
        #expect(story.due("target-pusat") == .monday + 3.days)
        #expect(story.ticket?.earlierHolders == [])
        #expect(!story.maySee(.dinas))
    }

    @Test func `is skipped by a clock`() {
        TicketSpec(.threeRungs, vacant: ["operator-provinsi"]).given(.opens(.sekolah))
            .when(.ring("teruskan-otomatis", at: .monday + 2.days))
            .then(.forwarded(to: "pusat", skipped: ["provinsi"]))
    }

    @Test func `is skipped by hand`() {
        TicketSpec(.threeRungs, vacant: ["operator-provinsi"]).given(.opens(.sekolah))
            .when(.act("naikkan", by: .dinas, message: nil, at: .monday))
            .then(.forwarded(to: "pusat", skipped: ["provinsi"]))
    }

    @Test func `is skipped on the way down, as long as that still leads down`() {
        let atCentre = TicketSpec(.threeRungs).given(
            .opens(.sekolah), .act("naikkan", by: .dinas, at: .monday), .act("ke-pusat", by: .provinsi, at: .monday))
        atCentre.vacated(by: ["operator-dinas"]).when(.act("kembalikan", by: .pusat, at: .monday))
            .then(.returned(to: "provinsi", skipped: ["dinas"]))
        atCentre.vacated(by: ["operator-dinas", "operator-provinsi"])
            .when(.act("kembalikan", by: .pusat, at: .monday)).refused(.nobodyStands(from: "dinas"))
    }

    @Test func `never turns a return into a forward`() {
        let atProvince = TicketSpec(
            .threeRungs.with {
                $0.actions.append(Action(name: "turunkan", does: .return(to: "dinas"), by: .tier("provinsi")))
            }
        ).given(.opens(.sekolah), .act("naikkan", by: .dinas, at: .monday))
        // The province's only account has been disabled while its last page is still open.
        atProvince.vacated(by: ["operator-dinas", "operator-provinsi"])
            .when(.act("turunkan", by: .provinsi, at: .monday)).refused(.nobodyStands(from: "dinas"))
    }

    @Test func `cannot take a question where no rung above has anybody either`() {
        TicketSpec(vacant: ["operator-dinas", "tim-helpdesk"]).when(.opens(.sekolah))
            .refused(.nobodyStands(from: "dinas"))
        TicketSpec(vacant: ["tim-helpdesk"]).when(.opens(.dinas)).refused(.nobodyStands(from: "pusat"))
    }

    @Test func `leaves the ticket with its holder when a clock wants it there, and flags it`() {
        let story = TicketSpec(vacant: ["tim-helpdesk"]).given(.opens(.sekolah))
            .when(.ring("teruskan-otomatis", at: .monday + 3.days))
            .then(.flagged(.vacant), by: .clock("teruskan-otomatis", dueAt: .monday + 3.days))
        #expect(story.ticket?.holder.tier == "dinas")
        #expect(story.due("teruskan-otomatis") == nil)
        story.when(.act("jawab", by: .dinas, at: .monday + 3.days)).then(.answered)
        story.when(.ring("tutup-otomatis", at: .monday + 7.days)).then(.closed(.idle, unanswered: true))
    }

    @Test func `cannot be forwarded to by hand`() {
        TicketSpec(vacant: ["tim-helpdesk"]).given(.opens(.sekolah))
            .when(.act("teruskan", by: .dinas, at: .monday)).refused(.nobodyStands(from: "pusat"))
    }

    @Test func `is skipped by a question from a place that is wider than its inboxes`() {
        let national = Person(id: "yayasan", roles: ["operator-sekolah"], place: .national)
        TicketSpec().when(.opens(national)).then(.opened(in: "pusat", skipped: ["dinas"]))
    }
}
