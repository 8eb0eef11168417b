import Testing
import Workflow

@Suite struct `Who may see a ticket` {
    static let everybody: [Person] = [
        .sekolah, .rekan, .sekolahJayapura, .dinas, .dinasBogor, .dinasJayapura, .provinsi, .pusat, .ult,
    ]

    static let opened = TicketSpec().given(.opens(.sekolah))
    static let forwarded = opened.given(.act("teruskan", by: .dinas, message: nil, at: .monday))
    static let returned = forwarded.given(.act("kembalikan", by: .pusat, at: .monday))
    static let closed = forwarded.given(.act("tutup", by: .sekolah, message: nil, at: .monday))
    static let skipped = TicketSpec(vacant: ["operator-dinas"]).given(.opens(.sekolah))
    static let ofDinas = TicketSpec().given(.opens(.dinas))
    static let walkIn = TicketSpec().given(.opens(.ult, "kunjungan", for: .sekolah))

    static let matrix: [(state: String, story: Story, readers: Set<AccountID>)] = [
        ("opened", opened, ["sekolah", "dinas"]),
        ("forwarded", forwarded, ["sekolah", "dinas", "pusat"]),
        ("returned", returned, ["sekolah", "dinas", "pusat"]),
        ("closed at the centre", closed, ["sekolah", "dinas", "pusat"]),
        ("opened past a vacant dinas", skipped, ["sekolah", "pusat"]),
        ("the dinas's own", ofDinas, ["dinas", "pusat"]),
        ("walk-in", walkIn, ["sekolah", "ult", "pusat"]),
    ]

    @Test(arguments: matrix)
    func `depends on role, place and where it has been`(state: String, story: Story, readers: Set<AccountID>) {
        #expect(Set(Self.everybody.filter(story.maySee).map(\.id)) == readers)
    }

    @Test(arguments: matrix)
    func `decides who learns that it exists`(state: String, story: Story, readers: Set<AccountID>) {
        for person in Self.everybody where !readers.contains(person.id) {
            for action in story.spec.definition.actions {
                story.when(.act(action.name, by: person, at: .monday)).refused(.noSuchTicket)
            }
        }
    }

    @Test func `asks for the role at that place, not for either alone`() {
        let clerk = Person(id: "clerk", roles: ["operator-sekolah"], place: .bandung)
        let elsewhere = Person(id: "elsewhere", roles: ["tim-helpdesk"], place: .bandung)
        #expect(!Self.forwarded.maySee(clerk))
        #expect(!Self.forwarded.maySee(elsewhere))
    }
}

@Suite struct `The actions on a ticket` {
    func offered(to person: Person, on story: Story) -> [ActionName: Refusal?] {
        guard let ticket = story.ticket else { return [:] }
        let offers = story.spec.definition.actions(for: person, on: ticket, at: .monday)
        return Dictionary(uniqueKeysWithValues: offers.map { ($0.action.name, $0.refusal) })
    }

    let opened = TicketSpec().given(.opens(.sekolah))

    @Test func `are offered to those whom they are for`() {
        #expect(offered(to: .sekolah, on: opened) == ["balas": nil, "tutup": nil])
        #expect(offered(to: .dinas, on: opened) == ["jawab": nil, "teruskan": nil, "minta-data": nil])
        for stranger: Person in [.rekan, .pusat, .ult, .dinasBogor] {
            #expect(offered(to: stranger, on: opened).isEmpty)
        }
    }

    @Test func `say why they can't be taken now`() {
        let forwarded = opened.given(.act("teruskan", by: .dinas, message: nil, at: .monday))
        func notNow(_ action: ActionName) -> Refusal { .notNow(action, holder: "pusat", awaiting: .holder) }
        let why: [ActionName: Refusal?] = [
            "jawab": notNow("jawab"), "teruskan": notNow("teruskan"), "minta-data": notNow("minta-data"),
        ]
        #expect(offered(to: .dinas, on: forwarded) == why)
        #expect(offered(to: .pusat, on: forwarded) == ["jawab": nil, "minta-data": nil, "kembalikan": nil])
    }

    @Test func `are over when it is closed`() {
        let closed = opened.given(.act("tutup", by: .sekolah, message: nil, at: .monday))
        let over = Refusal.ticketClosed(.requester)
        #expect(offered(to: .sekolah, on: closed) == ["balas": over, "tutup": over])
    }

    @Test func `are there only while their condition holds`() {
        let onceAnswered = TicketSpec(.dapodik.with { $0.actions[1].when = Condition(awaiting: [.requester]) })
        let story = onceAnswered.given(.opens(.sekolah))
        story.when(.act("balas", by: .sekolah, at: .monday))
            .refused(.notNow("balas", holder: "dinas", awaiting: .holder))
        story.given(.act("jawab", by: .dinas, at: .monday)).when(.act("balas", by: .sekolah, at: .monday))
            .then(.replied)
    }

    @Test func `are those that the workflow declares`() {
        opened.when(.act("hapus", by: .sekolah, at: .monday)).refused(.noSuchAction("hapus"))
    }

    @Test func `that are another's are not allowed at any time`() {
        opened.when(.act("jawab", by: .sekolah, at: .monday)).refused(.notAllowed("jawab"))
        opened.when(.act("kembalikan", by: .dinas, at: .monday)).refused(.notAllowed("kembalikan"))
    }

    @Test func `that say something need a message`() {
        let missing = Refusal.form([FieldFault(field: "message", kind: .missing)])
        opened.when(.act("jawab", by: .dinas, message: nil, at: .monday)).refused(missing)
        opened.when(.act("minta-data", by: .dinas, message: nil, at: .monday)).refused(missing)
        opened.when(.act("balas", by: .sekolah, message: nil, at: .monday)).refused(missing)
        opened.when(.act("teruskan", by: .dinas, message: nil, at: .monday)).then(.forwarded(to: "pusat"))
    }

    @Test func `are meant for everybody who stands in the inboxes that they name`() {
        let workflow = Definition.dapodik
        #expect(workflow.inboxes(of: .dinas) == [.init(tier: "dinas", members: "operator-dinas", place: .bandung)])
        #expect(workflow.inboxes(of: .pusat) == [.init(tier: "pusat", members: "tim-helpdesk", place: .national)])
        #expect(workflow.inboxes(of: .sekolah) == [])
        let team = Ticket.Holding(tier: "data", members: "tim-data", place: .national)
        #expect(Definition.consulting.inboxes(of: .timData) == [team])
    }
}
