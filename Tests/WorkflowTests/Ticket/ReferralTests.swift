import Testing
import Workflow

@Suite struct `A ticket that a team is asked about` {
    let spec = TicketSpec(.consulting)
    var asked: Story { spec.given(.opens(.dinas), .act("periksa", by: .pusat, at: .monday)) }

    @Test func `stays with its holder, and waits for the team`() {
        let story = spec.given(.opens(.dinas)).when(.act("periksa", by: .pusat, at: .monday))
            .then(.referred(to: "data"), by: .person("pusat"))
        #expect(story.ticket?.holder.tier == "pusat")
        #expect(story.ticket?.awaiting == .team)
        #expect(story.ticket?.team == .init(tier: "data", members: "tim-data", place: .national))
        #expect(story.ticket?.waitsFor == story.ticket?.team)
        #expect(story.due("target-pusat") == nil)
    }

    @Test func `comes back with the team's report`() {
        let back = asked.when(.act("lapor", by: .timData, at: .monday + 1.days)).then(.reported)
        #expect(back.ticket?.awaiting == .holder)
        #expect(back.ticket?.team == nil)
        #expect(back.ticket?.waitsFor == back.ticket?.holder)
        // A day of the three had not been counted.
        #expect(back.due("target-pusat") == .monday + 4.days)
        back.when(.act("lapor", by: .timData, at: .monday + 1.days))
            .refused(.notNow("lapor", holder: "pusat", awaiting: .holder))
    }

    @Test func `can be read by the team from then on, and by it only`() {
        #expect(!spec.given(.opens(.dinas)).maySee(.timData))
        #expect(asked.maySee(.timData))
        #expect(asked.given(.act("lapor", by: .timData, at: .monday)).maySee(.timData))
        #expect(asked.ticket?.showsInternal(to: .timData) == true)
        #expect(asked.events[1].fact.hasInternalWords)
    }

    @Test func `is still the holder's to answer, and the check goes on`() {
        let answered = asked.given(.act("jawab", by: .pusat, at: .monday))
        #expect(answered.ticket?.team == asked.ticket?.team)
        #expect(answered.ticket?.awaiting == .team)
        #expect(answered.ticket?.waitsFor == asked.ticket?.team)
        let back = answered.when(.act("lapor", by: .timData, at: .monday + 1.days)).then(.reported)
        #expect(back.ticket?.awaiting == .holder)
    }

    @Test func `goes on being checked while the requester is asked for something`() {
        let missing = asked.given(.act("minta-data", by: .pusat, at: .monday))
        #expect(missing.ticket?.awaiting == .information)
        #expect(missing.ticket?.team == asked.ticket?.team)
        #expect(missing.ticket?.waitsFor == nil)
        missing.when(.act("periksa", by: .pusat, at: .monday))
            .refused(.notNow("periksa", holder: "pusat", awaiting: .information))
        let added = missing.given(.act("balas", by: .dinas, at: .monday + 1.hours))
        #expect(added.ticket?.waitsFor == asked.ticket?.team)
        let back = missing.when(.act("lapor", by: .timData, at: .monday + 1.hours)).then(.reported)
        #expect(back.ticket?.awaiting == .holder)
        #expect(back.ticket?.team == nil)
    }

    @Test func `is called back by its holder where the file says so`() {
        let file = Definition.consulting.with {
            $0.actions.append(Action(name: "akhiri", does: .report, by: .holder))
        }
        let back = TicketSpec(file).given(.opens(.dinas), .act("periksa", by: .pusat, at: .monday))
            .when(.act("akhiri", by: .pusat, at: .monday)).then(.reported)
        #expect(back.ticket?.team == nil)
        #expect(back.ticket?.awaiting == .holder)
        TicketSpec(file).given(.opens(.dinas)).when(.act("akhiri", by: .pusat, at: .monday))
            .refused(.notNow("akhiri", holder: "pusat", awaiting: .holder))
    }

    @Test func `of older histories was left by its team with the next answer or question`() {
        for fact in [TicketEvent.Fact.answered(.init(text: "x")), .asked(.init(text: "x"))] {
            var story = asked
            story.events.append(
                TicketEvent(at: .monday, by: .person("pusat"), fact: fact, clocks: story.events[1].clocks))
            #expect(story.ticket?.team == nil)
        }
    }

    @Test func `goes on being checked when the requester adds something`() {
        let added = asked.given(.act("balas", by: .dinas, at: .monday))
        #expect(added.ticket?.awaiting == .team)
        added.when(.act("lapor", by: .timData, at: .monday)).then(.reported)
    }

    @Test func `is with one team at a time`() {
        asked.when(.act("periksa", by: .pusat, at: .monday))
            .refused(.notNow("periksa", holder: "pusat", awaiting: .team))
    }

    @Test func `stays where it is if nobody stands in the team`() {
        TicketSpec(.consulting, vacant: ["tim-data"]).given(.opens(.dinas))
            .when(.act("periksa", by: .pusat, at: .monday)).refused(.nobodyStands(from: "data"))
    }

    @Test func `leaves the team behind when it moves`() {
        let moved = spec.given(
            .opens(.sekolah), .act("periksa", by: .dinas, at: .monday),
            .act("teruskan", by: .dinas, message: nil, at: .monday))
        #expect(moved.ticket?.team == nil)
        #expect(moved.ticket?.awaiting == .holder)
    }

    @Test func `is unanswered if it ends in silence`() {
        asked.when(.ring("tutup-otomatis", at: .monday + 7.days)).then(.closed(.idle, unanswered: true))
    }
}

@Suite struct `A status inquiry` {
    let spec = TicketSpec(.consulting)

    /// DOMAIN.md 6.9, 4: five times 24 hours of plain time after the team's confirmation.
    @Test func `is locked until five days after the referral, to the millisecond`() {
        let asked = spec.given(.opens(.dinas), .act("periksa", by: .pusat, at: .monday + 1.hours))
        let unlock = Instant.monday + 5.days + 1.hours
        asked.when(.act("cek-status", by: .dinas, message: nil, at: unlock - 1))
            .refused(.notBefore("cek-status", unlock))
        asked.when(.act("cek-status", by: .dinas, message: nil, at: unlock)).then(.inquired)
    }

    @Test func `of the worked example is unlocked on a Saturday`() throws {
        let confirmed = try #require(Instant(rfc3339: "2026-03-02T10:15:00+07:00"))
        let unlock = try #require(Instant(rfc3339: "2026-03-07T10:15:00+07:00"))
        let asked = spec.given(.opens(.dinas, at: confirmed), .act("periksa", by: .pusat, at: confirmed))
        asked.when(.act("cek-status", by: .dinas, message: nil, at: confirmed))
            .refused(.notBefore("cek-status", unlock))
    }

    /// Friday 6 February 2026, 10:00: four working days of 08:00 to 16:00 later is the next Thursday.
    @Test func `may be locked for working days, on the workflow's calendar`() throws {
        let asked = Instant.monday + 4.days + 1.hours
        let unlock = asked + 6.days
        let working = TicketSpec(
            .consulting.with { workflow in
                workflow.calendar = .officeHours(.fixed(.wib))
                for index in workflow.actions.indices where workflow.actions[index].name == "cek-status" {
                    workflow.actions[index].notBefore = Action.Lock("4 working days after refer")
                }
            })
        let story = working.given(.opens(.dinas, at: asked), .act("periksa", by: .pusat, at: asked))
        story.when(.act("cek-status", by: .dinas, message: nil, at: unlock - 1))
            .refused(.notBefore("cek-status", unlock))
        story.when(.act("cek-status", by: .dinas, message: nil, at: unlock)).then(.inquired)
    }

    @Test func `is not there before anything was referred`() {
        spec.given(.opens(.dinas)).when(.act("cek-status", by: .dinas, message: nil, at: .monday + 6.days))
            .refused(.notNow("cek-status", holder: "pusat", awaiting: .holder))
    }

    @Test func `counts from the last referral`() {
        let twice = spec.given(
            .opens(.dinas), .act("periksa", by: .pusat, at: .monday), .act("lapor", by: .timData, at: .monday),
            .act("periksa", by: .pusat, at: .monday + 2.days))
        twice.when(.act("cek-status", by: .dinas, message: nil, at: .monday + 6.days))
            .refused(.notBefore("cek-status", .monday + 7.days))
    }

    @Test func `locks itself again for as long, and another referral does too`() {
        let asked = spec.given(
            .opens(.dinas), .act("periksa", by: .pusat, at: .monday),
            .act("cek-status", by: .dinas, message: nil, at: .monday + 6.days))
        asked.when(.act("cek-status", by: .dinas, message: nil, at: .monday + 6.days + 1.hours))
            .refused(.notBefore("cek-status", .monday + 11.days))
        asked.when(.act("cek-status", by: .dinas, message: nil, at: .monday + 11.days)).then(.inquired)
        let again = asked.given(
            .act("lapor", by: .timData, at: .monday + 7.days), .act("periksa", by: .pusat, at: .monday + 8.days))
        again.when(.act("cek-status", by: .dinas, message: nil, at: .monday + 12.days))
            .refused(.notBefore("cek-status", .monday + 13.days))
    }

    @Test func `changes nobody's turn, and is heard by the idle clock`() {
        let asked = spec.given(
            .opens(.dinas), .act("periksa", by: .pusat, at: .monday),
            .act("cek-status", by: .dinas, at: .monday + 6.days))
        #expect(asked.ticket?.awaiting == .team)
        #expect(asked.due("tutup-otomatis") == .monday + 13.days)
    }
}

@Suite struct `A condition on the requester` {
    /// The centre must not send a dinas's own question back to that dinas.
    let spec = TicketSpec(
        .dapodik.with { $0.actions[4].when = Condition(requesters: ["operator-sekolah"]) })

    @Test func `holds for the role in which they asked`() {
        spec.given(.opens(.sekolah), .act("teruskan", by: .dinas, message: nil, at: .monday))
            .when(.act("kembalikan", by: .pusat, at: .monday)).then(.returned(to: "dinas"))
        spec.given(.opens(.dinas)).when(.act("kembalikan", by: .pusat, at: .monday))
            .refused(.notNow("kembalikan", holder: "pusat", awaiting: .holder))
    }

    @Test func `looks at whose problem it is, not at who wrote it down`() {
        spec.given(.opens(.ult, "kunjungan", for: .sekolah)).when(.act("kembalikan", by: .pusat, at: .monday))
            .then(.returned(to: "dinas"))
    }
}
