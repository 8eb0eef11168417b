import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Bringing open tickets under another version` {
    let tangga: TestInstallation

    /// Opened an hour apart; some answered, one late at the centre, one closed.
    init() async throws {
        let first = try await TestInstallation()
        for number in 1...30 {
            try await first.open(number.isMultiple(of: 10) ? "dinas1" : "sekolah1")
            if number.isMultiple(of: 4) { try await first.act(number == 20 ? "pusat1" : "dinas1", "jawab", on: number) }
            try await first.pass(1.hours)
        }
        try await first.act("sekolah1", "tutup", on: 3, message: nil)
        try await first.pass(1.days)
        tangga = try await first.served(with: .shorter)
    }

    private func events(_ tangga: TestInstallation) async throws -> Int {
        try await tangga.count("SELECT count(*) FROM event")
    }

    @Test func `says what would be done, and does nothing`() async throws {
        let before = try await events(tangga)
        let tally = try await tangga.preview(tangga.order())
        #expect(try await events(tangga) == before)
        #expect(tally.moved.count == 29)
        #expect(!tally.moved.contains(3))
        #expect(tally.refused == [:])
        let rebased = try #require(tally.ways[.init(clock: "teruskan-otomatis", carry: .rebase)])
        // The first six were opened more than two days ago.
        #expect(rebased.earlier > 0 && rebased.later == 0)
        #expect(tally.dueAtOnce > 0)
        #expect(tally.ways[.init(clock: "tutup-otomatis", carry: .keep)]?.tickets == 29)
    }

    @Test func `does what it said`() async throws {
        let tally = try await tangga.preview(tangga.order())
        let before = try await tangga.allTickets()
        let report = try await tangga.carryOut(tangga.order())
        #expect(report.moved == tally.moved)
        #expect(report.failed == [] && report.refused == [:])
        let after = try await tangga.allTickets()
        #expect(after.filter { $0.workflow.version == 1 }.map(\.number) == [3])
        let earlier = zip(before, after).filter { old, new in
            guard let old = old.clocks["teruskan-otomatis"]?.run, let new = new.clocks["teruskan-otomatis"]?.run
            else { return false }
            return new.until < old.until
        }
        #expect(earlier.count == tally.ways[.init(clock: "teruskan-otomatis", carry: .rebase)]?.earlier)
        #expect(zip(before, after).allSatisfy { $0.clocks["tutup-otomatis"] == $1.clocks["tutup-otomatis"] })
        #expect(try await tangga.faults() == [])
        #expect(try await tangga.count("SELECT count(*) FROM ticket WHERE workflow_version = 2") == 29)
    }

    @Test func `is done once`() async throws {
        _ = try await tangga.carryOut(tangga.order())
        let before = try await events(tangga)
        #expect(try await tangga.carryOut(tangga.order()) == Crossings.Report())
        #expect(try await tangga.preview(tangga.order()) == CrossingTally())
        #expect(try await events(tangga) == before)
    }

    @Test func `moves no due moment that is to be kept`() async throws {
        let before = try await tangga.allTickets()
        _ = try await tangga.carryOut(tangga.order(plans: ["teruskan-otomatis": .keep]))
        for (old, new) in zip(before, try await tangga.allTickets()) {
            #expect(old.clocks.mapValues { $0.run?.until } == new.clocks.mapValues { $0.run?.until })
        }
    }

    @Test func `has the timekeeper and the desk go by the new text`() async throws {
        _ = try await tangga.carryOut(tangga.order())
        try await tangga.pass(2.days)
        // Whatever lay at the dinas has climbed after two days, and each ticket once.
        for ticket in try await tangga.allTickets() where ticket.isOpen && ticket.awaiting == .holder {
            #expect(ticket.holder.tier == "pusat")
            let moves = try await tangga.types(of: ticket.number).filter { $0 == "ticket.forwarded/1" }
            #expect(moves.count <= 1)
        }
        #expect(try await tangga.faults() == [])
        let rebuilt = try await tangga.restarted()
        #expect(try await rebuilt.faults() == [])
    }

    @Test func `gives an inbox to its new members, and takes from nobody what they could read`() async throws {
        let text = try WorkflowFiles.flagshipText.replacing("members: tim-helpdesk", with: "members: petugas-ult")
        let after = try await tangga.served(with: WorkflowFiles(text))
        let atCentre = try await after.allTickets().filter { $0.isOpen && $0.holder.tier == "pusat" }.map(\.number)
        #expect(!atCentre.isEmpty)
        _ = try await after.carryOut(after.order(from: 1, to: 3))
        let inbox = try await after.wholeInbox("pusat", of: nil, for: after["ult1"], limit: 50)
        #expect(inbox.sorted() == atCentre)
        #expect(try await after.wholeInbox("pusat", of: nil, for: after["pusat1"], limit: 50) == [])
        for number in atCentre { _ = try await after.tickets.view(number, for: after["pusat1"]) }
        #expect(try await after.faults() == [])
    }

    @Test func `leaves what has been late as it is`() async throws {
        let late = try await TestInstallation()
        try await late.open("dinas1")
        try await late.pass(4.days)
        let breaches = try await late.events(of: 1)
        let text = try WorkflowFiles.flagshipText.replacing(
            "after: 3 days                     # what", with: "after: 5 days  # what")
        let after = try await late.served(with: WorkflowFiles(text))
        _ = try await after.carryOut(after.order())
        #expect(try await after.events(of: 1).dropLast() == breaches[...])
        try await after.pass(2.days)
        #expect(try await after.ticket(1)?.flags == ["terlambat"])
        #expect(try await after.types(of: 1).filter { $0 == "ticket.flagged/1" }.count == 1)
    }

    @Test func `is refused ticket by ticket where the new text has no room, and those live on as before`() async throws
    {
        let small = try WorkflowFiles.flagshipText.replacing("  minta-data: { does: ask,     by: holder }\n", with: "")
        try await tangga.act("dinas1", "minta-data", on: 30 - 1)
        let after = try await tangga.served(with: WorkflowFiles(small))
        let tally = try await after.preview(after.order(from: 1, to: 3))
        #expect(tally.refused == [.unreachable("dinas", .information): [29]])
        let report = try await after.carryOut(after.order(from: 1, to: 3))
        #expect(report.refused == tally.refused)
        #expect(try await after.ticket(29)?.workflow.version == 1)
        try await after.act("sekolah1", "balas", on: 29)
        #expect(try await after.carryOut(after.order(from: 1, to: 3)).moved == [29])
    }

    @Test func `alters no published text`() async throws {
        let texts = try await tangga.database.read { try WorkflowStore($0).all().map(\.source) }
        let after = try await tangga.served(with: .flagship).served(with: .working())
        let later = try await after.database.read { try WorkflowStore($0).all() }
        #expect(later.prefix(2).map(\.source) == texts)
        #expect(later.map(\.reference.version) == [1, 2, 3, 4])
    }
}
