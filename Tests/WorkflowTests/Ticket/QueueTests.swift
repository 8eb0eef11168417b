import Testing
import Workflow

@Suite struct `A ticket that comes in at a desk with a line` {
    static let queueing = Definition.dapodik.with { $0.intake[2].queue = "A" }

    @Test func `has the next number of the day at the desk's place`() throws {
        let request = TicketSpec(Self.queueing).given(.opens(.ult, "kunjungan", for: .sekolah))
        let queue = try #require(request.ticket?.queue)
        #expect(queue == QueueNumber(prefix: "A", number: 1, day: try #require(CivilDay("2026-02-02"))))
        #expect(queue.text == "A-001")
    }

    /// 23:30 in Jakarta is 01:30 of the next day in Jayapura.
    @Test(arguments: [(Person.ult, "2026-02-02"), (ultJayapura, "2026-02-03")])
    func `takes the day from the zone of the desk`(desk: Person, day: String) throws {
        let late = try #require(CivilDay("2026-02-02").map { Zone.wib.instant(on: $0, at: 84_600_000) })
        let story = TicketSpec(Self.queueing).given(.opens(desk, "kunjungan", for: .sekolah, at: late))
        #expect(story.ticket?.queue?.day.description == day)
    }

    @Test func `asks for the number of its own line`() throws {
        var surroundings = Surroundings.staffed()
        surroundings.nextInQueue = { prefix, place, _ in prefix == "A" && place == .national ? 17 : 99 }
        let step = Step.opens(.ult, "kunjungan", for: .sekolah)
        let events = try decide(step.command(nil), on: nil, under: Self.queueing, in: surroundings, at: step.at)
        #expect(Ticket(folding: events)?.queue?.text == "A-017")
    }

    @Test func `has none where it came another way`() {
        #expect(TicketSpec(Self.queueing).given(.opens(.sekolah)).ticket?.queue == nil)
    }

    @Test(arguments: [("A-001", 1), ("A-1000", 1_000), ("A-1", nil), ("A-000", nil), ("B-001", nil), ("A--01", nil)])
    func `is found by its number as it is called out, and by no other spelling`(text: String, number: Int?) {
        #expect(QueueNumber.number(in: text, of: "A") == number)
    }

    private static let ultJayapura = Person(id: "ult-jayapura", roles: ["petugas-ult"], place: .jayapura)
}
