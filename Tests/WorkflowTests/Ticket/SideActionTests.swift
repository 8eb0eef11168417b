import Testing
import Workflow

@Suite struct `An internal note` {
    let story = TicketSpec(.consulting).given(.opens(.dinas))

    @Test func `changes neither whose turn it is nor any clock`() {
        let noted = story.when(.act("catat", by: .pusat, at: .monday + 1.hours)).then(.noted, by: .person("pusat"))
        #expect(noted.ticket?.awaiting == .holder)
        #expect(noted.ticket?.clocks == story.ticket?.clocks)
    }

    @Test func `is for those who hold the ticket or held it`() {
        let noted = TicketSpec(.consulting).given(
            .opens(.sekolah), .act("catat", by: .dinas, at: .monday),
            .act("teruskan", by: .dinas, message: nil, at: .monday))
        let readers = [Person.sekolah, .dinas, .pusat].filter { noted.ticket?.showsInternal(to: $0) ?? false }
        #expect(readers.map(\.id) == ["dinas", "pusat"])
        #expect(noted.events[1].fact.isInternal)
        #expect(noted.events.filter(\.fact.isInternal).count == 1)
    }

    @Test func `is not for a requester, even one who stands in the inbox`() {
        let staff = Person(id: "pusat", roles: ["tim-helpdesk", "operator-dinas"], place: .national)
        let own = TicketSpec(.consulting).given(.opens(staff))
        #expect(own.ticket?.showsInternal(to: staff) == false)
        #expect(own.ticket?.showsInternal(to: .pusat2) == true)
    }

    @Test func `says something`() {
        story.when(.act("catat", by: .pusat, message: nil, at: .monday))
            .refused(.form([FieldFault(field: "message", kind: .missing)]))
    }
}

@Suite struct `Whoever sees to a ticket` {
    let story = TicketSpec(.consulting).given(.opens(.dinas))

    private func to(_ person: Person) -> ActionInput { ActionInput(assignee: person) }

    @Test func `took it`() {
        let taken = story.when(.act("ambil", by: .pusat, message: nil, at: .monday)).then(.assigned("pusat"))
        #expect(taken.ticket?.assignee == "pusat")
        taken.when(.act("ambil", by: .pusat, message: nil, at: .monday)).thenNothing()
        taken.when(.act("ambil", by: .pusat2, message: nil, at: .monday)).then(.assigned("pusat2"))
    }

    @Test func `was given it by somebody of the same inbox`() {
        story.when(.act("tugaskan", by: .pusat, with: to(.pusat2), at: .monday))
            .then(.assigned("pusat2"), by: .person("pusat"))
    }

    @Test func `stands in the inbox that holds it`() {
        for stranger: Person in [.dinas, .sekolah, .timData] {
            story.when(.act("tugaskan", by: .pusat, with: to(stranger), at: .monday))
                .refused(.form([FieldFault(field: "assignee", kind: .noSuchThing)]))
        }
        story.when(.act("tugaskan", by: .pusat, with: .none, at: .monday))
            .refused(.form([FieldFault(field: "assignee", kind: .missing)]))
    }

    @Test func `is nobody once it has moved`() {
        let moved = TicketSpec(.consulting).given(
            .opens(.sekolah), .act("ambil", by: .dinas, message: nil, at: .monday),
            .act("teruskan", by: .dinas, message: nil, at: .monday))
        #expect(moved.ticket?.assignee == nil)
    }

    @Test func `is named where an action takes a name, and nowhere else`() {
        story.when(.act("jawab", by: .pusat, with: to(.pusat2), at: .monday))
            .refused(
                .form([FieldFault(field: "message", kind: .missing), FieldFault(field: "assignee", kind: .unknown)]))
        story.when(.act("ambil", by: .pusat, at: .monday))
            .refused(.form([FieldFault(field: "message", kind: .unknown)]))
    }
}

@Suite struct `A duplicate` {
    private let first = TicketSpec(.consulting).given(.opens(.dinas))
    private var story: Story { first.beside(first.ticket(numbered: 7)) }

    private func duplicate(of number: TicketNumber?) -> Step {
        .act("duplikat", by: .pusat, with: ActionInput(original: number), at: .monday)
    }

    private func refusal(_ kind: FieldFault.Kind) -> Refusal { .form([FieldFault(field: "duplicateOf", kind: kind)]) }

    @Test func `is closed, and points to the other ticket`() {
        let closed = story.when(duplicate(of: 7)).then(.closed(.duplicate, duplicateOf: 7))
        #expect(closed.ticket?.end?.duplicateOf == 7)
    }

    @Test func `of a duplicate points to the one that all of them lead to`() {
        let second = story.given(duplicate(of: 7)).ticket(numbered: 8)
        let third = first.beside(first.ticket(numbered: 7), second).given(duplicate(of: 8)).ticket(numbered: 9)
        first.beside(first.ticket(numbered: 7), second, third).when(duplicate(of: 9))
            .then(.closed(.duplicate, duplicateOf: 7))
    }

    @Test func `of itself there is not, nor of what leads back to it`() {
        story.when(duplicate(of: 1_001)).refused(refusal(.unfit(.itself)))
        let other = first.beside(first.ticket(numbered: 7)).given(duplicate(of: 7)).ticket(numbered: 8)
        var seventh = first
        seventh.events = [first.events[0].numbered(7)]
        seventh.beside(other).when(duplicate(of: 8)).refused(refusal(.unfit(.itself)))
    }

    @Test func `of nothing there is not, nor of a ticket that the person may not see`() {
        story.when(duplicate(of: 6)).refused(refusal(.noSuchThing))
        let unseen = TicketSpec(.consulting).given(.opens(.sekolah)).ticket(numbered: 7)
        first.beside(unseen).when(duplicate(of: 7)).refused(refusal(.noSuchThing))
    }

    @Test func `points to nothing that its requester may not read`() {
        let visit = { (requester: Person) in
            TicketSpec(.consulting).given(.opens(.ult, "kunjungan", for: requester)).ticket(numbered: 7)
        }
        first.beside(visit(.sekolah)).when(duplicate(of: 7)).refused(refusal(.unfit(.hidden)))
        first.beside(visit(.dinas)).when(duplicate(of: 7)).then(.closed(.duplicate, duplicateOf: 7))
    }

    @Test func `may point to somebody else's ticket that lies in its requester's inbox`() {
        let forwarded = TicketSpec(.consulting).given(
            .opens(.sekolah), .act("teruskan", by: .dinas, message: nil, at: .monday)
        ).ticket(numbered: 7)
        first.beside(forwarded).when(duplicate(of: 7)).then(.closed(.duplicate, duplicateOf: 7))
    }

    @Test func `points to a ticket of the same service that somebody still works on`() {
        let closed = first.given(.act("tutup", by: .dinas, message: nil, at: .monday)).ticket(numbered: 7)
        first.beside(closed).when(duplicate(of: 7)).refused(refusal(.unfit(.closed)))
        var elsewhere = first.ticket(numbered: 7)
        elsewhere.workflow.name = "perangkat-sekolah"
        first.beside(elsewhere).when(duplicate(of: 7)).refused(refusal(.unfit(.otherService)))
    }

    @Test func `needs the other's number`() {
        story.when(duplicate(of: nil)).refused(refusal(.missing))
    }
}

extension TicketEvent {
    /// An opening, of another ticket.
    fileprivate func numbered(_ number: TicketNumber) -> TicketEvent {
        guard case .opened(var opening) = fact else { return self }
        opening.number = number
        var event = self
        event.fact = .opened(opening)
        return event
    }
}

@Suite struct `A ticket that is not for this service` {
    @Test func `is closed with a reason that must be written`() {
        let story = TicketSpec(.consulting).given(.opens(.dinas))
        story.when(.act("tolak", by: .pusat, message: nil, at: .monday))
            .refused(.form([FieldFault(field: "message", kind: .missing)]))
        story.when(.act("tolak", by: .pusat, at: .monday)).then(.closed(.outOfScope))
    }
}

@Suite struct `A rating` {
    let open = TicketSpec(.consulting).given(.opens(.dinas))
    var closed: Story { open.given(.act("tutup", by: .dinas, message: nil, at: .monday)) }

    private func stars(_ rating: Int) -> ActionInput { ActionInput(rating: rating) }

    @Test func `comes after the end, once, from the requester`() {
        open.when(.act("nilai", by: .dinas, with: stars(5), at: .monday))
            .refused(.notNow("nilai", holder: "pusat", awaiting: .holder))
        let rated = closed.when(.act("nilai", by: .dinas, with: stars(5), at: .monday + 1.days)).then(.rated(5))
        #expect(rated.ticket?.rating == 5)
        rated.when(.act("nilai", by: .dinas, with: stars(1), at: .monday + 1.days)).refused(.alreadyRated)
        closed.when(.act("nilai", by: .pusat, with: stars(5), at: .monday)).refused(.notAllowed("nilai"))
    }

    @Test(arguments: [0, 6, -1])
    func `goes from one to five`(rating: Int) {
        closed.when(.act("nilai", by: .dinas, with: stars(rating), at: .monday))
            .refused(.form([FieldFault(field: "rating", kind: .notOneOf(["1", "2", "3", "4", "5"]))]))
    }

    @Test func `leaves the ticket closed and its clocks still`() {
        let rated = closed.given(.act("nilai", by: .dinas, with: stars(3), at: .monday + 1.days))
        #expect(rated.ticket?.isOpen == false)
        #expect(rated.ticket?.clocks == [:])
    }
}
