import Testing
import Workflow

@Suite struct `A question` {
    let spec = TicketSpec()

    @Test func `of a school lands in the inbox of the dinas of its kab or kota`() throws {
        let story = spec.when(.opens(.sekolah)).then(.opened(in: "dinas"), by: .person("sekolah"))
        let ticket = try #require(story.ticket)
        #expect(ticket.holder == .init(tier: "dinas", members: "operator-dinas", place: .bandung))
        #expect(ticket.awaiting == .holder)
        #expect(ticket.channel == .web)
        #expect(ticket.filer == nil)
        #expect(ticket.version == 1)
        #expect(ticket.openedAt == .monday)
    }

    @Test func `of a dinas goes to the centre`() {
        let story = spec.when(.opens(.dinas)).then(.opened(in: "pusat"))
        #expect(story.ticket?.holder == .init(tier: "pusat", members: "tim-helpdesk", place: .national))
        #expect(story.maySee(.dinas))
    }

    @Test func `asked at the counter is the school's own, filed by the officer`() {
        let story = spec.when(.opens(.ult, "kunjungan", for: .sekolah)).then(.opened(in: "pusat"), by: .person("ult"))
        #expect(story.ticket?.requester == "sekolah")
        #expect(story.ticket?.requesterPlace == .schoolInBandung)
        #expect(story.ticket?.filer == "ult")
        #expect(story.ticket?.channel == "walk-in")
        story.when(.act("balas", by: .sekolah, at: .monday)).then(.replied)
        story.when(.act("balas", by: .ult, at: .monday)).refused(.notAllowed("balas"))
    }

    @Test func `starts every clock whose condition holds`() {
        let story = spec.given(.opens(.sekolah))
        #expect(story.due("teruskan-otomatis") == .monday + 3.days)
        #expect(story.due("tutup-otomatis") == .monday + 7.days)
        #expect(story.ticket?.clocks["target-pusat"] == .standing(left: 3.days))
    }

    @Test func `may follow a ticket that was closed`() {
        #expect(spec.given(.opens(.sekolah, follows: 7)).ticket?.follows == 7)
    }

    @Test(arguments: [
        ("a centre's own question", Step.opens(.pusat)),
        ("a school with the counter's form", .opens(.sekolah, "kunjungan")),
        ("a school for another", .opens(.sekolah, for: .sekolahJayapura)),
        ("the counter for itself", .opens(.ult, "kunjungan")),
        ("the counter for the centre", .opens(.ult, "kunjungan", for: .pusat)),
        ("a form that is not there", .opens(.sekolah, "lain")),
    ])
    func `needs a way in`(who: String, step: Step) {
        guard case .failure(.intakeClosed) = spec.when(step).result else {
            Issue.record("\(who) was let in")
            return
        }
    }

    @Test func `opens its ticket once`() {
        spec.given(.opens(.sekolah)).when(.opens(.sekolah, at: .monday + 1.days)).thenNothing()
    }

    @Test func `does not exist before it was opened`() {
        spec.when(.act("balas", by: .sekolah, at: .monday)).refused(.noSuchTicket)
        spec.when(.ring("tutup-otomatis", arming: 1, due: .monday, at: .monday)).thenNothing()
        spec.when(.excuse(from: .monday, through: .monday + 1.days)).thenNothing()
    }
}
