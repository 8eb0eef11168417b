import Logging
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `What services kept of their promises` {
    private static let day = Milliseconds.perDay
    private let tangga: TestInstallation
    private let standards: Standards
    private let dapodik: WorkflowName = "dapodik-paud-dikmas"

    init() async throws {
        tangga = try await TestInstallation()
        standards = Standards(tangga.database, time: tangga.time, logger: Logger(label: "tests"))
    }

    private func record() async throws -> ServiceRecord? {
        try await standards.count()
        return await standards.latest?.records[dapodik]
    }

    @Test func `is nothing before the first count, and nobody's where nobody asked`() async throws {
        #expect(await standards.latest == nil)
        #expect(try await record() == nil)
        #expect(await standards.latest?.countedAt == tangga.time.now())
    }

    @Test func `is counted up to the first answer, whatever comes after`() async throws {
        let ticket = try await tangga.open()
        try await tangga.pass(2 * Self.day)
        try await tangga.act("dinas1", "jawab", on: ticket.number)
        try await tangga.act("sekolah1", "balas", on: ticket.number)
        try await tangga.pass(1)
        try await tangga.act("dinas1", "jawab", on: ticket.number)
        #expect(try await record() == ServiceRecord(opened: 1, inTime: 1, late: 0, median: 2 * Self.day))
    }

    @Test func `is broken once a clock has acted before anybody answered`() async throws {
        let climbed = try await tangga.open()
        let silent = try await tangga.open()
        try await tangga.pass(3 * Self.day)
        try await tangga.act("pusat1", "jawab", on: climbed.number)
        #expect(try await record() == ServiceRecord(opened: 2, inTime: 0, late: 2, median: 3 * Self.day))
        #expect(try await tangga.ticket(silent.number)?.isOpen == true)
    }

    @Test func `is neither kept nor broken while there is time left, nor by a person who forwards`() async throws {
        let ticket = try await tangga.open()
        #expect(try await record() == ServiceRecord(opened: 1, inTime: 0, late: 0, median: nil))
        try await tangga.act("dinas1", "teruskan", on: ticket.number)
        try await tangga.act("pusat1", "jawab", on: ticket.number)
        #expect(try await record() == ServiceRecord(opened: 1, inTime: 1, late: 0, median: 0))
    }

    @Test func `is told by the lower of two in the middle, so that it is a time that somebody waited`() async throws {
        for hours in [1, 2, 5, 9] {
            let ticket = try await tangga.open()
            try await tangga.pass(Int64(hours) * Milliseconds.perHour)
            try await tangga.act("dinas1", "jawab", on: ticket.number)
        }
        #expect(try await record()?.median == 2 * Milliseconds.perHour)
    }

    @Test func `goes back over all pages, and no further than ninety days`() async throws {
        try await tangga.open()
        try await tangga.pass(Int64(Standards.days) * Self.day + 1)
        #expect(try await record() == nil)
        for _ in 0..<201 { try await tangga.open() }
        #expect(try await record()?.opened == 201)
    }
}
