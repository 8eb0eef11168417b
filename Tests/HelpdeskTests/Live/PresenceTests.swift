import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The staff at a ticket` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        try await tangga.open("sekolah1")
        // Both may see it now.
        try await tangga.act("dinas1", "teruskan", on: 1)
    }

    private var crier: Crier { tangga.installation.crier }

    private func come(_ username: String) async throws -> Listening {
        try await crier.listen(to: .ticket(1), as: tangga[username], named: username, since: nil)
    }

    private func write(_ writing: Writing, as username: String) -> Bool {
        crier.write(writing, by: tangga[username], on: 1, at: tangga.time.now())
    }

    /// Each time that this one was told, who else was there.
    private func companies(_ listening: Listening) async -> [[String]] {
        listening.end()
        return await listening.cries.reduce(into: []) { all, cry in
            if case .company(let people) = cry {
                all.append(people.map { [$0.name, $0.writing?.rawValue].compactMap(\.self).joined(separator: " ") })
            }
        }
    }

    @Test func `are told of each other, of who writes, and of who has gone`() async throws {
        let (first, second) = (try await come("dinas1"), try await come("pusat1"))
        #expect(write(.reply, as: "pusat1"))
        #expect(write(.reply, as: "pusat1"), "the same again is no news")
        crier.beat()
        second.end()
        crier.beat()
        #expect(await companies(first) == [["pusat1"], ["pusat1 reply"], []])
        #expect(await companies(second) == [["dinas1"]])
    }

    @Test func `are told for a moment only that somebody writes`() async throws {
        let first = try await come("dinas1")
        let second = try await come("pusat1")
        #expect(write(.note, as: "pusat1"))
        tangga.time.pass(Writers.remembered - 1)
        crier.beat()
        tangga.time.pass(1)
        crier.beat()
        #expect(await companies(first) == [["pusat1"], ["pusat1 note"], ["pusat1"]])
        second.end()
    }

    @Test func `are each one person, at however many places`() async throws {
        let first = try await come("dinas1")
        let places = [try await come("pusat1"), try await come("pusat1"), try await come("dinas1")]
        #expect(write(.answer, as: "pusat1"))
        #expect(await companies(first) == [["pusat1"], ["pusat1 answer"]])
        for place in places { place.end() }
    }

    @Test func `are nobody to the requester, and the requester is nobody to them`() async throws {
        let (asker, officer) = (try await come("sekolah1"), try await come("dinas1"))
        #expect(!write(.reply, as: "sekolah1"))
        #expect(write(.note, as: "dinas1"))
        #expect(await companies(asker) == [])
        #expect(await companies(officer) == [])
    }

    @Test func `write only where they are, and are not told of every key`() async throws {
        #expect(!write(.answer, as: "dinas1"), "who does not listen is not there")
        let listening = try await come("dinas1")
        #expect(!crier.write(.answer, by: tangga["dinas1"], on: 2, at: tangga.time.now()))
        #expect((0..<30).count { _ in write(.answer, as: "dinas1") } == 10)
        tangga.time.pass(3_000)
        #expect(write(.answer, as: "dinas1"))
        listening.end()
    }
}
