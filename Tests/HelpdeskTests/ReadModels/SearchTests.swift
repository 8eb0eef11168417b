import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A search` {
    let tangga: TestInstallation

    init() async throws {
        tangga = try await TestInstallation()
        try await tangga.open(subject: "Gagal sinkronisasi data café 2026")
        try await tangga.open("sekolah2", subject: "Gagal sinkronisasi di Makassar")
    }

    private func found(_ search: String, by username: String = "sekolah1") async throws -> [TicketNumber] {
        try await tangga.wholeList(TicketFilter(search: search), for: tangga[username], limit: 10)
    }

    @Test(arguments: [
        "gagal", "SINKRONISASI", "data sinkronisasi", "cafe", "CAFÉ", "cafe\u{301}", "dat\u{61}", "data 2026", "#1",
        "1",
    ])
    func `finds whole words and numbers`(search: String) async throws {
        #expect(try await found(search) == [1])
    }

    @Test(arguments: [
        "agal", "sinkron", "makassar", "#2", "2", "99", "-", "", " ", "gagal makassar", "#", "99999999999999999999",
    ])
    func `finds nothing else`(search: String) async throws {
        #expect(try await found(search) == [])
    }

    @Test(arguments: [
        "\"", "a\" OR viewers : *", "subject : gagal", "gagal NOT data", "NEAR(gagal data)", "^gagal", "gagal*", "(",
        "a AND",
        "viewers", "gagal\u{0}", "{viewers subject} : a", "aⒶb", "का", "กั", "e\u{345}x", "a\u{20DD}b", "½x", "ⅳ", "👩‍🏫",
        "ﬁ", "a\u{19B0}b",
    ])
    func `is words, never syntax`(search: String) async throws {
        for username in ["sekolah1", "sekolah2", "pusat1"] { _ = try await found(search, by: username) }
    }

    @Test func `by the name of an inbox or person in the index finds nothing`() async throws {
        let viewers = Viewer.all(for: tangga["sekolah1"])
        for viewer in viewers { #expect(try await found(viewer.text) == []) }
    }
}
