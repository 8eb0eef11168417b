import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Somebody who acts` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        try await tangga.open()
    }

    @Test func `moves the ticket through its whole life`() async throws {
        #expect(try await tangga.act("dinas1", "minta-data", on: 1).awaiting == .information)
        #expect(try await tangga.act("sekolah1", "balas", on: 1).awaiting == .holder)
        #expect(try await tangga.act("dinas1", "teruskan", on: 1).holder.tier == "pusat")
        #expect(try await tangga.act("pusat2", "kembalikan", on: 1).holder.tier == "dinas")
        #expect(try await tangga.act("dinas1", "jawab", on: 1).awaiting == .requester)
        #expect(try await tangga.act("sekolah1", "tutup", on: 1, message: nil).end?.reason == .requester)
        #expect(try await tangga.faults() == [])
    }

    @Test func `on a version that is no more is told so`() async throws {
        try await tangga.act("dinas1", "jawab", on: 1, ifVersion: 1)
        await #expect(throws: DeskError.stale(expected: 1, actual: 2)) {
            try await tangga.act("sekolah1", "balas", on: 1, ifVersion: 1)
        }
    }

    @Test(arguments: [nil, 1, 7]) func `on a ticket that is not theirs is told that there is none`(version: Int?) async
    {
        for (username, number) in [("dinas2", 1), ("sekolah2", 1), ("pusat1", 1), ("admin", 1), ("sekolah1", 2)] {
            await #expect(throws: DeskError.refused(.noSuchTicket)) {
                try await tangga.act(username, "balas", on: number, ifVersion: version)
            }
        }
    }

    @Test func `may do what a clock has brought to them, though the timekeeper is late`() async throws {
        tangga.time.pass(3.days)
        let ticket = try await tangga.act("pusat1", "jawab", on: 1)
        #expect(ticket.holder.tier == "pusat")
        #expect(
            try await tangga.events(of: 1).map(\.type) == [
                "ticket.opened/1", "ticket.forwarded/1", "ticket.answered/1",
            ])
        #expect(try await tangga.faults() == [])
    }

    @Test func `on somebody's ticket who was erased is told so only where they may see it`() async throws {
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        await #expect(throws: VaultError.erased(tangga["sekolah1"].id)) {
            try await tangga.act("dinas1", "jawab", on: 1)
        }
        await #expect(throws: DeskError.refused(.noSuchTicket)) { try await tangga.act("dinas2", "jawab", on: 1) }
        #expect(try await tangga.act("dinas1", "ambil", on: 1, message: nil).assignee == tangga["dinas1"].id)
    }

    @Test func `while the machine's clock was set back writes no history that runs backwards`() async throws {
        tangga.time.pass(-1.hours)
        let ticket = try await tangga.act("dinas1", "jawab", on: 1)
        #expect(ticket.updatedAt == .monday)
        #expect(try await tangga.faults() == [])
    }
}
