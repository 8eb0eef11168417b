import Testing
import Workflow

@testable import Helpdesk

@Suite struct `What a team is asked about` {
    let tangga: TestInstallation

    /// Two tickets with the dinas of the schools' kab/kota, and one with another.
    init() async throws {
        tangga = try await TestInstallation(.consulting)
        try await tangga.open(subject: "Data guru ganda")
        try await tangga.open(subject: "Gagal sinkronisasi")
        try await tangga.open("sekolah2")
    }

    private func inbox(_ group: TierName, of username: String) async throws -> [TicketNumber] {
        try await tangga.wholeInbox(group, of: nil, for: tangga[username], limit: 2)
    }

    private func counts(of username: String) async throws -> [[Int]] {
        try await tangga.tickets.inboxes(of: tangga[username]).map { [$0.count.open, $0.count.waiting] }
    }

    @Test func `lies in its inbox until it reports`() async throws {
        #expect(try await counts(of: "verifikasi1") == [[0, 0]])
        try await tangga.act("dinas1", "periksa", on: 1)
        #expect(try await inbox("data", of: "verifikasi1") == [1])
        #expect(try await counts(of: "verifikasi1") == [[1, 1]])
        for (username, action) in [("sekolah1", "balas"), ("dinas1", "jawab")] as [(String, ActionName)] {
            try await tangga.act(username, action, on: 1)
            #expect(try await counts(of: "verifikasi1") == [[1, 1]])
        }
        try await tangga.act("dinas1", "minta-data", on: 1)
        #expect(try await inbox("data", of: "verifikasi1") == [1])
        #expect(try await counts(of: "verifikasi1") == [[1, 0]])
        try await tangga.act("verifikasi1", "lapor", on: 1)
        #expect(try await inbox("data", of: "verifikasi1") == [])
        #expect(try await counts(of: "verifikasi1") == [[0, 0]])
        #expect(try await tangga.faults() == [])
    }

    @Test func `stays with its holder, and waits for others there`() async throws {
        try await tangga.act("dinas1", "periksa", on: 1)
        #expect(try await inbox("dinas", of: "dinas1").sorted() == [1, 2])
        #expect(try await counts(of: "dinas1") == [[2, 1]])
        for (isTheirs, numbers) in [(true, [2]), (false, [1])] {
            let page = try await tangga.tickets.inbox(
                "dinas", of: nil, matching: InboxFilter(isTheirs: isTheirs), for: tangga["dinas1"], cursor: nil,
                limit: 5)
            #expect(page?.items.map(\.row.number) == numbers)
        }
        let page = try await tangga.tickets.inbox(
            "data", of: nil, matching: InboxFilter(isTheirs: true), for: tangga["verifikasi1"], cursor: nil, limit: 5)
        #expect(page?.items.map(\.row.number) == [1])
    }

    @Test func `lies with the team of the requester's place where there is one in each`() async throws {
        try await tangga.act("dinas1", "kunjungi", on: 1)
        #expect(try await inbox("lapangan", of: "cokapten1") == [1])
        #expect(try await counts(of: "cokapten1") == [[1, 1]])
        #expect(try await counts(of: "verifikasi1") == [[0, 0]])
        await #expect(throws: DeskError.refused(.nobodyStands(from: "lapangan"))) {
            try await tangga.act("dinas2", "kunjungi", on: 3)
        }
    }

    @Test(arguments: ["sekolah1", "dinas1", "dinas2", "pusat1", "cokapten1", "admin"])
    func `is in no inbox of anybody else`(username: String) async throws {
        try await tangga.act("dinas1", "periksa", on: 1)
        let page = try await tangga.tickets.inbox("data", of: nil, for: tangga[username], cursor: nil, limit: 5)
        #expect(page.map(\.items.count) == nil)
    }

    @Test func `comes most urgent first, and what is late stays on top`() async throws {
        try await tangga.act("dinas1", "periksa", on: 2)
        try await tangga.pass(1.days)
        try await tangga.act("dinas1", "periksa", on: 1)
        try await tangga.act("dinas2", "periksa", on: 3)
        #expect(try await inbox("data", of: "verifikasi1") == [2, 1, 3])
        try await tangga.pass(1.days)
        #expect(try await tangga.ticket(2)?.flags == ["pemeriksaan-lama"])
        #expect(try await inbox("data", of: "verifikasi1") == [2, 1, 3])
        #expect(try await tangga.faults() == [])
    }

    @Test func `is found by its words`() async throws {
        for number in [1, 2] { try await tangga.act("dinas1", "periksa", on: number) }
        let filter = TicketFilter(isOpen: true, tier: "data", search: "ganda")
        #expect(try await tangga.wholeList(filter, for: tangga["verifikasi1"], limit: 5) == [1])
        #expect(try await tangga.wholeList(filter, for: tangga["sekolah2"], limit: 5) == [])
    }

    @Test(arguments: [("dinas1", "teruskan"), ("sekolah1", "tutup")])
    func `is theirs no more once somebody else ends the check`(username: String, action: ActionName) async throws {
        try await tangga.act("dinas1", "periksa", on: 1)
        try await tangga.act(username, action, on: 1)
        #expect(try await inbox("data", of: "verifikasi1") == [])
        #expect(try await counts(of: "verifikasi1") == [[0, 0]])
        #expect(try await tangga.faults() == [])
    }

    @Test func `goes over to whoever is the team in another version`() async throws {
        try await tangga.act("dinas1", "periksa", on: 1)
        var files = try WorkflowFiles.consulting
        files.workflows[0].text = files.workflows[0].text.replacing("tim-verifikasi-akun", with: "petugas-ult")
        let after = try await tangga.served(with: files)
        _ = try await after.carryOut(after.order())
        #expect(try await after.wholeInbox("data", of: nil, for: after["ult1"], limit: 5) == [1])
        #expect(try await after.wholeInbox("data", of: nil, for: after["verifikasi1"], limit: 5) == [])
        #expect(try await after.faults() == [])
    }
}
