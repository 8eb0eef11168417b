import REST
import Testing
import Workflow

@Suite struct `A team's inbox` {
    private static let service = """
        workflow: pemeriksaan
        title: Layanan Pemeriksaan
        calendar: setiap-saat
        tiers:
          dinas: { title: Dinas, members: operator-dinas, inbox: kabkota }
        teams:
          data: { title: Tim Data, members: petugas-ult, inbox: national }
        forms:
          laporan: { title: Laporan }
        intake:
          - { by: operator-sekolah, form: laporan, into: dinas }
        actions:
          jawab:   { does: answer, by: holder }
          balas:   { does: reply, by: requester }
          periksa: { does: refer, by: holder, to: data }
          lapor:   { does: report, by: team }
          tutup:   { does: close, by: requester }
        clocks:
          batas: { while: open, restarts: message, after: 30 days, then: { close: idle } }
        """

    private let house: House
    private let (dinas, team): (String, String)

    /// Two questions, of which the team is asked about the first.
    init() async throws {
        house = try await House(with: Self.service)
        let school = try await house.signIn("sekolah1")
        dinas = try await house.signIn("dinas1")
        team = try await house.signIn("ult1")
        for _ in 1...2 {
            try await house.post(
                "/api/v1/tickets",
                .object(["workflow": "pemeriksaan", "form": "laporan", "subject": "Ganda", "message": "Mohon dicek."]),
                as: school)
        }
        try await house.post("/api/v1/tickets/1/actions/periksa", .message("Mohon diperiksa."), as: dinas)
    }

    private func numbers(_ path: String, as token: String) async throws -> [JSON] {
        try await house.get(path, as: token).items.compactMap { $0["number"] }
    }

    @Test func `stands among those of tiers, with how much waits there`() async throws {
        let inboxes = try await house.get("/api/v1/inboxes", as: team).items
        #expect(inboxes.map { $0["tier"] } == ["data"])
        #expect(inboxes.map { $0["title"] } == ["Tim Data"])
        #expect(inboxes.map { [$0["open"], $0["waiting"]] } == [[1, 1]])
        #expect(try await house.get("/api/v1/me", as: team).json["inboxes"] == .array(inboxes))
        let held = try await house.get("/api/v1/inboxes", as: dinas).items.filter { $0["workflow"] == "pemeriksaan" }
        #expect(held.map { [$0["open"], $0["waiting"]] } == [[2, 1]])
    }

    @Test func `has what the team is asked, and is for those who stand there`() async throws {
        let inbox = try await house.get("/api/v1/inboxes/data/tickets", as: team)
        #expect(inbox.items.map { $0["number"] } == [1])
        #expect(inbox.items.map { $0["team"] } == ["data"])
        #expect(inbox.items.map { $0["tier"] } == ["dinas"])
        #expect(try await house.get("/api/v1/inboxes/data/tickets", as: dinas).status == 404)
        #expect(try await numbers("/api/v1/inboxes/dinas/tickets?workflow=pemeriksaan", as: dinas) == [1, 2])
        #expect(try await numbers("/api/v1/tickets?tier=data", as: dinas) == [1])
        try await house.post("/api/v1/tickets/1/actions/lapor", .message("Sudah cocok."), as: team)
        #expect(try await numbers("/api/v1/inboxes/data/tickets", as: team) == [])
        #expect(try await numbers("/api/v1/tickets?tier=data", as: dinas) == [])
        let inboxes = try await house.get("/api/v1/inboxes", as: team).items
        #expect(inboxes.map { [$0["open"], $0["waiting"]] } == [[0, 0]])
    }
}
