import Testing
import Workflow

@testable import Helpdesk

@Suite struct `How an installation stands` {
    private func health(
        free: Int = 1 << 34, oldestDue: Instant? = nil, earliestLetter: Instant? = nil, aliveAt: Instant? = .noon
    ) -> Health {
        Health(
            schema: 1, disk: DiskUse(data: 1, free: free), logHead: 0, oldestDue: oldestDue, lettersWaiting: 0,
            earliestLetter: earliestLetter, noticesWaiting: 0, aliveAt: aliveAt, openTickets: 0, sessions: 0)
    }

    @Test func `worries nobody while all keeps pace`() {
        let minuteAgo = Instant.noon - Milliseconds.perMinute
        #expect(health().worries(at: .noon).isEmpty)
        #expect(
            health(oldestDue: minuteAgo, earliestLetter: .noon + 1, aliveAt: minuteAgo).worries(at: .noon).isEmpty)
        #expect(health(aliveAt: nil).worries(at: .noon).isEmpty)
    }

    @Test func `worries where something does not, each for itself`() {
        let hourAgo = Instant.noon - Milliseconds.perHour
        #expect(health(free: 1 << 20).worries(at: .noon) == [.disk])
        #expect(health(oldestDue: hourAgo).worries(at: .noon) == [.clocks])
        #expect(health(earliestLetter: hourAgo).worries(at: .noon) == [.letters])
        #expect(health(aliveAt: hourAgo).worries(at: .noon) == [.silence])
    }

    @Test func `is counted from what there is`() async throws {
        let tangga = try await TestInstallation()
        let administration = try await tangga.administration()
        let ticket = try await tangga.open()
        try await tangga.open()
        try await tangga.act("sekolah1", "tutup", on: ticket.number, message: nil)
        _ = try await tangga.installation.signIns.signIn(
            "sekolah1", password: "latihan", from: "198.51.100.1", at: tangga.time.now())
        let before = try await administration.health(at: tangga.time.now(), disk: nil)
        #expect(before.openTickets == 1 && before.sessions == 1 && before.logHead == 3)
        #expect(before.oldestDue == nil && before.disk == nil && before.noticesWaiting > 0)

        let wake = try #require(try await tangga.nextWake())
        tangga.time.stand(at: wake + Milliseconds.perDay)
        let late = try await administration.health(at: tangga.time.now(), disk: nil)
        #expect(late.oldestDue == wake && late.sessions == 0)
        #expect(late.worries(at: tangga.time.now()).contains(.clocks))
        try await tangga.ringAll()
        #expect(try await administration.health(at: tangga.time.now(), disk: nil).oldestDue == nil)
    }
}
