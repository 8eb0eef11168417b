import EventStore
import Testing
import Workflow

@testable import Helpdesk

/// Promise 3: nobody sees or touches a ticket outside their place and tier.
@Suite struct `A ticket is there` {
    /// Tickets in every state and place that the practice people can bring about.
    private func filled() async throws -> TestInstallation {
        let tangga = try await TestInstallation()
        try await tangga.open("sekolah1")
        try await tangga.open("sekolah2")
        try await tangga.open("sekolah3")
        try await tangga.open("dinas1")
        try await tangga.open("ult1", form: "kunjungan", for: "sekolah1")
        try await tangga.open("sekolah1")
        try await tangga.act("dinas1", "jawab", on: 6)
        try await tangga.open("sekolah1")
        try await tangga.act("dinas1", "minta-data", on: 7)
        try await tangga.open("sekolah1")
        try await tangga.act("dinas1", "teruskan", on: 8)
        try await tangga.open("sekolah2")
        try await tangga.act("dinas2", "teruskan", on: 9)
        try await tangga.act("pusat1", "kembalikan", on: 9)
        try await tangga.open("sekolah2")
        try await tangga.act("sekolah2", "tutup", on: 10)
        try await tangga.open("sekolah1")
        try await tangga.act("dinas1", "teruskan", on: 11)
        try await tangga.act("sekolah1", "tutup", on: 11)
        return tangga
    }

    @Test func `for exactly those who may see it, wherever they look`() async throws {
        let tangga = try await filled()
        for (username, person) in tangga.people {
            let listed = try await tangga.wholeList(TicketFilter(), for: person, limit: 4)
            let found = try await tangga.wholeList(TicketFilter(search: "gagal"), for: person, limit: 4)
            for ticket in try await tangga.allTickets() {
                let maySee = ticket.isVisible(to: person)
                let place = "\(username), ticket \(ticket.number)"
                #expect(listed.contains(ticket.number) == maySee, "list of \(place)")
                #expect(found.contains(ticket.number) == maySee, "search by \(place)")
                let byNumber = TicketFilter(search: "#\(ticket.number)")
                #expect(try await tangga.wholeList(byNumber, for: person, limit: 4).isEmpty != maySee, "\(place)")
                try await tangga.expect(maySee, to: person, place, on: ticket.number)
            }
        }
    }

    @Test func `in the inbox of exactly those who stand there, while it is open`() async throws {
        let tangga = try await filled()
        for (username, person) in tangga.people {
            for tier: TierName in ["dinas", "pusat"] {
                let lying = try await tangga.wholeInbox(tier, of: nil, for: person, limit: 3)
                for ticket in try await tangga.allTickets() {
                    let stands = person.stands(in: ticket.holder)
                    let expected = ticket.isOpen && stands && ticket.holder.tier == tier
                    #expect(lying.contains(ticket.number) == expected, "\(username), \(tier), ticket \(ticket.number)")
                }
            }
        }
    }

    @Test func `for nobody else to act on`() async throws {
        let tangga = try await filled()
        for (username, person) in tangga.people {
            for ticket in try await tangga.allTickets() where !ticket.isVisible(to: person) {
                for action: ActionName in ["jawab", "balas", "tutup", "teruskan", "terbang"] {
                    await #expect(throws: DeskError.refused(.noSuchTicket)) {
                        try await tangga.act(username, action, on: ticket.number)
                    }
                }
            }
        }
        #expect(try await tangga.faults() == [])
    }

    @Test func `no more for who has moved away, and for who comes`() async throws {
        let tangga = try await filled()
        var moved = tangga["dinas1"]
        moved.place = tangga["dinas2"].place
        let list = try await tangga.wholeList(TicketFilter(), for: moved, limit: 50)
        // What dinas1 asked themselves stays theirs.
        #expect(list.contains(4))
        #expect(list.contains(2))
        #expect(!list.contains(1))
    }
}

extension TestInstallation {
    /// Each way to one ticket: open to those who may see it, and for all others leading nowhere.
    fileprivate func expect(
        _ maySee: Bool, to person: Person, _ comment: String, on number: TicketNumber
    ) async throws {
        let ways: [() async throws -> Void] = [
            { _ = try await tickets.view(number, for: person) },
            { _ = try await tickets.view(number, for: person, at: .latest) },
            { _ = try await tickets.history(of: number, for: person) },
            { _ = try await tickets.conversation(on: number, for: person) },
        ]
        for way in ways {
            if maySee {
                await #expect(throws: Never.self, "\(comment)") { try await way() }
            } else {
                await #expect(throws: DeskError.refused(.noSuchTicket), "\(comment)") { try await way() }
            }
        }
    }
}
