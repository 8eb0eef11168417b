import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The practice tickets` {
    private func played() async throws -> (TestInstallation, PracticeScript) {
        let tangga = try await TestInstallation(.services, practises: true, peopled: false)
        let practice = try #require(tangga.installation.practice)
        let seeding = PracticeSeeding(tangga.installation, practice: practice)
        #expect(try await seeding.isNeeded())
        try await seeding.importPeople(
            units: ProjectFiles.bytes("Seeds/practice/units.csv"),
            accounts: ProjectFiles.bytes("Seeds/practice/accounts.csv"))
        let script = try PracticeScript(yaml: ProjectFiles.text("Seeds/practice/tickets.yaml"))
        try await seeding.play(script)
        #expect(try await !seeding.isNeeded())
        return (tangga, script)
    }

    @Test func `play through, and end in every state that the flagship knows`() async throws {
        let (tangga, script) = try await played()
        let all = try await tangga.allTickets()
        let openings = script.plays.count { if case .open = $0.steps[0] { true } else { false } }
        #expect(all.count == openings + all.count { $0.comment != nil })
        let tickets = all.filter { $0.workflow.name == "dapodik-paud-dikmas" }
        #expect(Set(tickets.filter(\.isOpen).map(\.awaiting)) == [.holder, .requester, .information])
        #expect(Set(tickets.map(\.holder.tier)) == ["dinas", "pusat"])
        #expect(Set(tickets.compactMap(\.end?.reason)) == [.requester, .idle])
        #expect(Set(tickets.compactMap(\.end?.unanswered)) == [true, false])
        #expect(tickets.contains { $0.flags == ["terlambat"] && $0.isOpen })
        #expect(tickets.contains { $0.filer != nil && $0.channel == "walk-in" })
        #expect(tickets.contains { !$0.earlierHolders.isEmpty && $0.holder.tier == "dinas" })
        let skipping = try await tickets.asyncCount { try await tangga.events(of: $0.number)[0].skips }
        #expect(skipping == 1)
        #expect(tickets.contains { $0.rating == 5 })
        #expect(try await tangga.faults() == [])
    }

    @Test func `show the other services in every state that theirs know`() async throws {
        let (tangga, _) = try await played()
        let tickets = try await tangga.allTickets().filter { $0.workflow.name != "dapodik-paud-dikmas" }
        #expect(Set(tickets.map(\.workflow.name)).count == 4)
        #expect(Set(tickets.filter(\.isOpen).map(\.awaiting)) == Set(Awaiting.allCases))
        for (service, tickets) in Dictionary(grouping: tickets, by: \.workflow.name) {
            let turns = Set(tickets.filter(\.isOpen).map(\.awaiting))
            #expect(turns.isSuperset(of: [.holder, .requester, .information]), "\(service): \(turns)")
            let ends = Set(tickets.compactMap(\.end?.reason))
            #expect(ends.isSuperset(of: [.requester, .idle]), "\(service): \(ends)")
        }
        let tiers: Set<TierName> = ["admin-sekolah", "co-kapten", "kapten", "helpdesk", "pusat"]
        #expect(Set(tickets.filter(\.isOpen).map(\.holder.tier)) == tiers)
        #expect(
            Set(tickets.compactMap(\.end?.reason)) == [.requester, .idle, .noInformation, .duplicate, .outOfScope])
        #expect(tickets.contains { $0.flags == ["terlambat"] && $0.isOpen })
        #expect(tickets.contains { $0.assignee != nil && $0.category == CategoryPath("google") })
        #expect(tickets.contains { $0.rating == 4 })
        #expect(tickets.contains { !$0.earlierHolders.isEmpty && $0.holder.tier == "admin-sekolah" })
        let climbed = tickets.filter { $0.earlierHolders.map(\.tier) == ["admin-sekolah"] }
        #expect(climbed.contains { $0.holder.tier == "co-kapten" })
        #expect(tickets.contains { $0.attachments.count == 5 })
    }

    @Test func `have comments beside them in every state`() async throws {
        let (tangga, script) = try await played()
        let agent = try await tangga.account("agen1")
        let posted = script.plays.count { if case .comment = $0.steps[0] { true } else { false } }
        var comments: [CommentView] = []
        for number in 1...posted {
            comments.append(try await tangga.installation.comments.view(number, for: agent))
        }
        #expect(comments.contains { $0.state == .shown && $0.replies.isEmpty && $0.ticket == nil })
        #expect(comments.contains { $0.state == .shown && !$0.replies.isEmpty && $0.ticket == nil })
        #expect(comments.contains { $0.state == .hidden && $0.hiddenFor != nil })
        #expect(comments.contains { $0.state == .deleted })
        let converted = try #require(comments.first { $0.ticket != nil })
        #expect(converted.replies.contains { $0.text?.contains("laporan \(converted.ticket ?? 0)") ?? false })
        #expect(try await tangga.allTickets().filter { $0.comment != nil }.map(\.number) == [converted.ticket])
    }

    @Test func `have codes of offices beside them in every state but one, of which a ticket used one`() async throws {
        let (tangga, _) = try await played()
        let agent = try await tangga.account("agen1")
        let codes = try await tangga.installation.codes.list(
            "kode-referral", of: "akun-pembelajaran", for: agent, cursor: nil, limit: 50
        ).items
        #expect(Set(codes.map(\.state)) == Set(CodeEntry.State.allCases).subtracting([.usedUp]))
        let used = try #require(codes.first { $0.state == .inForce && $0.usesLeft == 19 })
        let log = try await tangga.installation.codes.entry(
            used.id, "kode-referral", of: "akun-pembelajaran", for: agent
        ).log
        let ticket = try #require(log.compactMap(\.ticket).first)
        #expect(try await tangga.ticket(ticket)?.fields["kode"] == .plain("accepted:\(used.id)"))
    }

    @Test func `all end now, with nothing left to ring`() async throws {
        let (tangga, _) = try await played()
        let now = tangga.installation.time.now()
        #expect(now == tangga.time.now())
        #expect(try await tangga.allTickets().allSatisfy { $0.updatedAt <= now })
        #expect(try await tangga.timekeeper.ringDue() == 0)
    }

    @Test func `are no downtime for the next start`() async throws {
        let (tangga, _) = try await played()
        let restarted = try await tangga.restarted()
        try await restarted.timekeeper.makeUpForDowntime()
        #expect(try await restarted.count("SELECT count(*) FROM outage") == 0)
    }
}

extension TestInstallation {
    /// Of an account that came in after this installation was put together.
    fileprivate func account(_ username: String) async throws -> Person {
        let name = try #require(Username(username))
        return try #require(try await installation.accounts.account(named: name)).person
    }
}

extension TicketEvent {
    fileprivate var skips: Bool {
        if case .opened(let opening) = fact { !opening.skipped.isEmpty } else { false }
    }
}

extension [Ticket] {
    fileprivate func asyncCount(_ isCounted: (Ticket) async throws -> Bool) async throws -> Int {
        var count = 0
        for ticket in self where try await isCounted(ticket) { count += 1 }
        return count
    }
}
