import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A saved view` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
    }

    private var views: SavedViews { tangga.installation.savedViews }

    private func keep(_ path: String = "/tiket?q=a", as name: String, for username: String = "dinas1") async throws {
        try await views.keep(path, as: name, for: tangga[username].id, at: tangga.time.now())
    }

    private func names(_ username: String = "dinas1") async throws -> [String] {
        try await views.list(of: tangga[username].id).map(\.name)
    }

    @Test func `is one account's own`() async throws {
        try await keep(as: "Sinkronisasi")
        try await keep(as: "Akun")
        #expect(try await names() == ["Akun", "Sinkronisasi"])
        #expect(try await names("dinas2") == [])
        let id = try #require(try await views.list(of: tangga["dinas1"].id).first?.id)
        try await views.remove(id, of: tangga["dinas2"].id)
        #expect(try await names() == ["Akun", "Sinkronisasi"], "nobody removes another's")
        try await views.remove(id, of: tangga["dinas1"].id)
        try await views.remove(id, of: tangga["dinas1"].id)
        #expect(try await names() == ["Sinkronisasi"])
    }

    @Test func `gives its place to another of the same name`() async throws {
        try await keep("/tiket?q=a", as: "Milik saya")
        try await keep("/tiket?q=b", as: "  Milik \n saya ")
        #expect(try await views.list(of: tangga["dinas1"].id).map(\.path) == ["/tiket?q=b"])
    }

    @Test(arguments: [
        ("", SavedViewProblem.noName), (" \u{A0}\n", .noName),
        (String(repeating: "a", count: 61), .nameTooLong(limit: 60)),
        ("a\u{0}b", .controlCharacters), ("a\u{1B}[31m", .controlCharacters),
    ])
    func `has a name that can be read`(name: String, problem: SavedViewProblem) async throws {
        await #expect(throws: problem) { try await keep(as: name) }
        #expect(try await names() == [])
    }

    @Test func `may have any other name`() async throws {
        let hostile = [
            "<script>alert(1)</script>", "\"\u{301} onclick=", "'; DROP TABLE saved_view; --", "{{name}}", "👩🏽‍🏫",
        ]
        for name in hostile { try await keep(as: name) }
        #expect(try await Set(names()) == Set(hostile))
    }

    @Test func `is one of twenty`() async throws {
        for number in 1...20 { try await keep(as: "Tampilan \(number)") }
        await #expect(throws: SavedViewProblem.tooMany(limit: 20)) { try await keep(as: "Satu lagi") }
        try await keep("/tiket?q=lain", as: "Tampilan 7")
        try await keep(as: "Satu", for: "dinas2")
        #expect(try await names().count == 20)
    }

    @Test func `is not longer than an address may be`() async throws {
        await #expect(throws: SavedViewProblem.pathTooLong) {
            try await keep("/tiket?q=" + String(repeating: "a", count: 1_000), as: "Panjang")
        }
    }
}
