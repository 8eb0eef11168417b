import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A crowd on one file` {
    /// Everybody's own number comes back, whoever reads and acts beside them.
    @Test func `of writers and readers leaves log and lists whole`() async throws {
        let folder = try TemporaryFolder()
        let tangga = try await TestInstallation(in: folder)
        let numbers = try await withThrowingTaskGroup { group in
            for _ in 0..<40 {
                group.addTask { try await tangga.conversation() }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(1...40))
        #expect(try await tangga.allTickets().allSatisfy { !$0.isOpen && $0.version == 4 })
        #expect(tangga.database.takeWrites() < 160)
        #expect(try await tangga.faults() == [])
        let logFaults = try await tangga.database.read { connection in
            var faults: [LogFault] = []
            try LogVerifier(connection).verify { faults.append($0) }
            return faults
        }
        #expect(logFaults == [])
        try await tangga.database.close()
    }
}

extension TestInstallation {
    /// A question that is answered, replied to and closed, and read in between.
    fileprivate func conversation() async throws -> TicketNumber {
        let number = try await open().number
        #expect(try await tickets.view(number, for: self["dinas1"]).ticket.version == 1)
        try await act("dinas1", "jawab", on: number)
        #expect(try await tickets.conversation(on: number, for: self["sekolah1"]).count == 2)
        try await act("sekolah1", "balas", on: number)
        let listed = try await tickets.list(
            TicketFilter(search: "#\(number)"), for: self["dinas1"], cursor: nil, limit: 1)
        #expect(listed.items.first?.row.awaiting == .holder)
        try await act("sekolah1", "tutup", on: number)
        return number
    }
}
