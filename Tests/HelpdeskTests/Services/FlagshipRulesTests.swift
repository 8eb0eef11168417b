import Testing
import Workflow

@testable import Helpdesk

/// Document 003 (DOMAIN.md 6.0 and 6.9), through the desk.
@Suite struct `Document 003` {
    /// A school's question is forwarded and a dinas's flagged, then the dinas's closed: each at its moment, no sooner.
    private func expectMoves(in tangga: TestInstallation, at first: String, andTheEndAt last: String) async throws {
        let (school, dinas) = (try await tangga.open().number, try await tangga.open("dinas1").number)
        for (number, clock, due) in [(school, "teruskan-otomatis", first), (dinas, "tutup-otomatis", last)] {
            #expect(try await tangga.ticket(number)?.due(ClockName(clock)) == .wib(due))
        }
        try await tangga.pass(until: .wib(first) - 1)
        for number in [school, dinas] { #expect(try await tangga.happened(to: number) == ["opened"]) }
        try await tangga.pass(1)
        #expect(try await tangga.happened(to: school) == ["opened", "forwarded"])
        try await tangga.pass(until: .wib(last) - 1)
        #expect(try await tangga.happened(to: dinas) == ["opened", "flagged"])
        try await tangga.pass(1)
        #expect(try await tangga.happened(to: dinas) == ["opened", "flagged", "closed"])
        #expect(try await tangga.ticket(dinas)?.end?.reason == .idle)
    }

    @Test func `three and seven plain days from Thu 27 Mar 2025 16:00 are Sun 30 Mar and Thu 3 Apr, inside Idulfitri`()
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2025-03-27 16:00")
        try await expectMoves(in: tangga, at: "2025-03-30 16:00", andTheEndAt: "2025-04-03 16:00")
    }

    @Test func `in working days, which is one word, they are Thu 10 Apr and Wed 16 Apr`() async throws {
        let text = try WorkflowFiles.flagshipText
            .replacing("calendar: setiap-saat", with: "calendar: jam-kerja-wib")
            .replacing("after: 3 days", with: "after: 3 working days")
            .replacing("after: 7 days", with: "after: 7 working days")
        var files = try WorkflowFiles.services
        files.workflows = [.init(name: "kerja.yaml", text: text)]
        let tangga = try await TestInstallation(files)
        tangga.time.stand(at: try .wib("2025-03-27 16:00"))
        try await expectMoves(in: tangga, at: "2025-04-10 16:00", andTheEndAt: "2025-04-16 16:00")
    }

    @Test func `silence of dinas and centre: forwarded once at three days, closed unanswered seven days later`()
        async throws
    {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.open().number
        try await tangga.pass(3.days - 1)
        #expect(try await tangga.happened(to: number) == ["opened"])
        try await tangga.pass(1)
        #expect(try await tangga.ticket(number)?.holder.tier == "pusat")
        try await tangga.pass(7.days)
        #expect(try await tangga.happened(to: number) == ["opened", "forwarded", "flagged", "closed"])
        let ticket = try #require(try await tangga.ticket(number))
        // Both count as a breach: the target that was missed, and the end that nobody answered.
        #expect(ticket.flags == ["terlambat"])
        #expect(ticket.end?.reason == .idle && ticket.end?.unanswered == true)
        let next = try await tangga.open(follows: number)
        #expect(next.follows == number)
    }

    @Test func `the dinas forwards earlier with a note, and only with one`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.open().number
        await #expect(throws: DeskError.refused(.form([FieldFault(field: "message", kind: .missing)]))) {
            try await tangga.act("dinas1", "teruskan", on: number, message: nil)
        }
        #expect(try await tangga.act("dinas1", "teruskan", on: number).holder.tier == "pusat")
    }

    /// At the counter, too: what is a school's may need its dinas, and a dinas's own question has nowhere to go back to.
    @Test func `the centre hands back what schools asked, and no dinas's own question`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let own = try await tangga.open("dinas1").number
        await #expect(throws: DeskError.refused(.notNow("kembalikan", holder: "pusat", awaiting: .holder))) {
            try await tangga.act("pusat1", "kembalikan", on: own)
        }
        let school = try await tangga.open("ult1", form: "kunjungan", for: "sekolah1").number
        #expect(try await tangga.act("pusat1", "kembalikan", on: school).holder.tier == "dinas")
        let other = try await tangga.open("ult1", form: "kunjungan", for: "dinas1").number
        await #expect(throws: DeskError.refused(.notNow("kembalikan", holder: "pusat", awaiting: .holder))) {
            try await tangga.act("pusat1", "kembalikan", on: other)
        }
    }

    @Test func `not solved is not the same as not answered: replies don't set the three days back`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let number = try await tangga.open().number
        try await tangga.pass(2.days)
        try await tangga.act("dinas1", "jawab", on: number)
        try await tangga.pass(5.days)
        try await tangga.act("sekolah1", "balas", on: number)
        try await tangga.pass(1.days)
        #expect(try await tangga.ticket(number)?.holder.tier == "pusat")
    }

    // MARK: The other policy for silence

    private func flagship(_ change: (String) -> String) async throws -> TestInstallation {
        var files = try WorkflowFiles.services
        files.workflows = [.init(name: "lain.yaml", text: change(try WorkflowFiles.flagshipText))]
        let tangga = try await TestInstallation(files)
        tangga.time.stand(at: try .wib("2026-02-02 09:00"))
        return tangga
    }

    /// As the comment in the file has it.
    private func alarming(_ text: String) -> String {
        let parts = text.split(separator: "the marks off these two:\n", maxSplits: 1)
        #expect(parts.count == 2)
        return parts[0].replacing(
            "while: open                       # whoever",
            with: "while: { awaiting: [requester, information] }  # whoever")
            + "\n" + parts[1].replacing("  # ", with: "  ")
    }

    @Test func `with an alarm instead: at seven days nobody's answer is flagged, and the ticket stays open`()
        async throws
    {
        let tangga = try await flagship(alarming)
        let number = try await tangga.open().number
        try await tangga.pass(10.days - 1)
        #expect(try await tangga.happened(to: number) == ["opened", "forwarded", "flagged"])
        try await tangga.pass(1)
        #expect(try await tangga.happened(to: number) == ["opened", "forwarded", "flagged", "flagged"])
        let ticket = try #require(try await tangga.ticket(number))
        // A breach as well: the target that was missed, and the silence.
        #expect(ticket.isOpen && ticket.holder.tier == "pusat" && ticket.flags == ["terlambat", "tidak-terjawab"])
        // The alarm rings once, and the ticket still ends.
        try await tangga.pass(23.days - 1)
        #expect(try await tangga.happened(to: number).count == 4)
        try await tangga.pass(1)
        let end = try #require(try await tangga.ticket(number)?.end)
        #expect(end.reason == .idle && end.unanswered)
    }

    @Test func `with an alarm instead: an answer that nobody takes up still ends it after seven days`() async throws {
        let tangga = try await flagship(alarming)
        let number = try await tangga.open().number
        try await tangga.pass(1.days)
        try await tangga.act("dinas1", "jawab", on: number)
        try await tangga.pass(7.days - 1)
        #expect(try await tangga.ticket(number)?.isOpen == true)
        try await tangga.pass(1)
        #expect(try await tangga.happened(to: number) == ["opened", "answered", "closed"])
        #expect(try await tangga.ticket(number)?.end?.unanswered == false)
    }

    @Test func `with the seven days counted from what people say alone: closed unanswered on day seven`() async throws {
        let tangga = try await flagship {
            $0.replacing(
                "restarts: [message, forward]\n    after: 7 days  ", with: "restarts: message\n    after: 7 days  ")
        }
        let number = try await tangga.open().number
        try await tangga.pass(7.days - 1)
        #expect(try await tangga.happened(to: number) == ["opened", "forwarded", "flagged"])
        try await tangga.pass(1)
        let end = try #require(try await tangga.ticket(number)?.end)
        #expect(end.reason == .idle && end.unanswered)
    }
}
