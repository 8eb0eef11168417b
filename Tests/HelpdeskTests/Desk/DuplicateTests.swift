import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A ticket marked as a duplicate` {
    let tangga: TestInstallation

    /// 1 and 2 are of one teacher, 3 of another, 4 of another service.
    init() async throws {
        tangga = try await .services(at: "2026-02-02 09:00")
        for username in ["guru1", "guru1", "guru2"] { try await tangga.askRapor(as: username) }
        try await tangga.askBelajar()
    }

    @discardableResult
    private func mark(_ number: TicketNumber, as original: TicketNumber) async throws -> Ticket {
        try await tangga.installation.reception.take(
            "duplikat", on: number, message: nil, with: .init(duplicateOf: original), by: tangga["agen1"]
        ).ticket
    }

    private func refused(_ kind: FieldFault.Kind) -> DeskError {
        .refused(.form([FieldFault(field: "duplicateOf", kind: kind)]))
    }

    @Test func `leads its requester to a ticket that they may read`() async throws {
        await #expect(throws: refused(.unfit(.hidden))) { try await mark(3, as: 1) }
        await #expect(throws: refused(.unfit(.otherService))) { try await mark(4, as: 1) }
        await #expect(throws: refused(.noSuchThing)) { try await mark(2, as: 9) }
        #expect(try await mark(2, as: 1).end?.duplicateOf == 1)
        let seen = try await tangga.tickets.view(#require(try await tangga.ticket(2)), for: tangga["guru1"])
        #expect(seen.original == 1)
    }

    @Test func `leads to the first of those that lead to one another, also in one transaction`() async throws {
        try await tangga.askRapor()
        let requests = [(2, 1), (5, 2), (1, 5)].map { number, original in
            DeskRequest(
                .act(
                    "duplikat", on: number, by: tangga["agen1"], message: nil, ifVersion: nil,
                    with: DeskInput(original: original)))
        }
        let outcomes = await tangga.desk.submit(all: requests)
        #expect(try outcomes[0].get().ticket.end?.duplicateOf == 1)
        #expect(try outcomes[1].get().ticket.end?.duplicateOf == 1)
        #expect(throws: refused(.unfit(.itself))) { try outcomes[2].get() }
        #expect(try await tangga.faults() == [])
    }

    @Test func `leads to no closed one`() async throws {
        try await tangga.act("guru1", "tutup", on: 1, message: nil)
        await #expect(throws: refused(.unfit(.closed))) { try await mark(2, as: 1) }
    }
}
