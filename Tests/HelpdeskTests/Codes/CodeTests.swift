import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A code of an office` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation(.codes) }

    private func issue(_ place: String = "32.04", by username: String = "pusat1", key: String? = nil) async throws
        -> Codes.Issued
    {
        let idempotency = key.map { IdempotencyKey(caller: tangga[username].id, key: $0, fingerprint: [1]) }
        return try await tangga.installation.codes.issue(
            "kode-referral", of: "akun-dinas", for: place, by: tangga[username], idempotency: idempotency)
    }

    @discardableResult
    private func ask(
        _ code: String, as username: String = "dinas1", kabkota: String? = "32.04", key: String? = nil
    ) async throws -> Ticket {
        var fields: [FieldName: String] = ["provinsi": kabkota.map { String($0.prefix(2)) } ?? "32", "kode": code]
        fields["kabkota"] = kabkota
        return try await tangga.open(username, form: "akun", workflow: "akun-dinas", fields: fields, key: key)
    }

    private let refused = DeskError.form("fields.kode", .codeRefused)

    @Test func `opens a ticket in whatever way it is typed, and leaves only its id there`() async throws {
        let issued = try await issue()
        let typed = issued.code.lowercased().replacing("-", with: " ")
        let ticket = try await ask(typed)
        #expect(ticket.fields["kode"] == .plain("accepted:\(issued.entry.id)"))
        let (entry, log) = try await tangga.installation.codes.entry(
            issued.entry.id, "kode-referral", of: "akun-dinas", for: tangga["pusat1"])
        #expect(entry.usesLeft == 2)
        #expect(log.map(\.deed) == [.issued, .used])
        #expect(log.map(\.by) == [tangga["pusat1"].id, tangga["dinas1"].id])
        #expect(log.last?.ticket == ticket.number)
    }

    @Test func `of a province counts where no kab/kota is asked`() async throws {
        let issued = try await issue("32")
        await #expect(throws: refused) { try await ask(issued.code) }
        #expect(try await ask(issued.code, kabkota: nil).fields["kode"] == .plain("accepted:1"))
    }

    @Test func `that is wrong in whatever way has one and the same answer`() async throws {
        let (bandung, makassar) = (try await issue(), try await issue("73.71"))
        let rotated = try await issue("73.71")
        for code in ["ABCD-EFGH-JKLM", "x", makassar.code, rotated.code] {
            await #expect(throws: refused) { try await ask(code) }
        }
        await #expect(throws: refused) { try await ask(makassar.code, as: "dinas2", kabkota: "73.71") }
        try await tangga.installation.codes.revoke(
            rotated.entry.id, "kode-referral", of: "akun-dinas", by: tangga["pusat1"])
        await #expect(throws: refused) { try await ask(rotated.code, as: "dinas2", kabkota: "73.71") }
        tangga.time.stand(at: tangga.time.now() + 90.days)
        await #expect(throws: refused) { try await ask(bandung.code) }
        #expect(try await tangga.allTickets() == [])
    }

    @Test func `that was used is no answer to be read, nor to be filled in again`() async throws {
        let ticket = try await ask(try await issue().code)
        let view = try await tangga.tickets.view(ticket, for: tangga["dinas1"])
        #expect(view.fields["kode"] == nil)
        #expect(view.codes == ["kode": 1])
        try await tangga.act("dinas1", "tutup", on: ticket.number, message: nil)
        #expect(try await tangga.tickets.followUp(to: ticket.number, for: tangga["dinas1"]).fields["kode"] == nil)
    }

    @Test func `has in its log that others were tried for its place, and neither what nor by whom`() async throws {
        let issued = try await issue()
        await #expect(throws: refused) { try await ask("ABCD-EFGH-JKLM") }
        // Of a place that has none there is nothing to note.
        await #expect(throws: refused) { try await ask("ABCD-EFGH-JKLM", as: "dinas2", kabkota: "73.71") }
        let log = try await tangga.installation.codes.entry(
            issued.entry.id, "kode-referral", of: "akun-dinas", for: tangga["pusat1"]
        ).log
        #expect(log.map(\.deed) == [.issued, .refused])
        #expect(log.last?.by == nil && log.last?.ticket == nil && log.last?.at == tangga.time.now())
    }

    @Test func `is spent three times by twenty who come at once`() async throws {
        let code = try await issue().code
        let numbers = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try? await ask(code).number } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.compactMap(\.self).count == 3)
        #expect(try await tangga.count("SELECT uses_left FROM code") == 0)
        #expect(try await tangga.allTickets().count == 3)
    }

    @Test func `is spent once by a request that is sent twice`() async throws {
        let code = try await issue().code
        let first = try await ask(code, key: "k").number
        #expect(try await ask(code, key: "k").number == first)
        #expect(try await tangga.count("SELECT uses_left FROM code") == 2)
    }

    @Test func `is not spent by a ticket that was not opened`() async throws {
        let code = try await issue().code
        for username in ["pusat1", "pusat2"] {
            try await tangga.installation.accounts.disable(tangga[username].id, at: tangga.time.now())
        }
        await #expect(throws: DeskError.refused(.nobodyStands(from: "pusat"))) { try await ask(code) }
        tangga.database.fail(.nothingStored)
        await #expect(throws: (any Error).self) { try await ask(code) }
        #expect(try await tangga.count("SELECT uses_left FROM code") == 3)
    }

    @Test func `can be guessed at five times, and then not for an hour, even with the right one`() async throws {
        let code = try await issue().code
        for _ in 0..<5 { await #expect(throws: refused) { try await ask("ABCD-EFGH-JKLM") } }
        await #expect(throws: DeskError.tooManyTries(seconds: 3_600)) { try await ask(code) }
        // Somebody else at the same office is not shut out.
        try await ask(code, as: "dinas2")
        tangga.time.stand(at: tangga.time.now() + 1.hours)
        try await ask(code)
    }

    @Test func `of one office can't be guessed at by many`() async throws {
        let code = try await issue().code
        for index in 0..<20 {
            await #expect(throws: refused) { try await ask("ABCD-EFGH-JKLM", as: index < 5 ? "dinas1" : "dinas2") }
            if index >= 5 { try await tangga.execute("DELETE FROM code_try WHERE who LIKE 'account/%'") }
        }
        await #expect(throws: DeskError.tooManyTries(seconds: 3_600)) { try await ask(code, as: "dinas2") }
    }

    @Test func `is nowhere in the data`() async throws {
        let code = try await issue().code
        try await ask(code)
        let plain = CodeText.normalised(code)
        let payloads = try await tangga.database.read { connection in
            try EventLog(connection).events(after: 0, limit: 100).map { String(decoding: $0.payload, as: UTF8.self) }
        }
        #expect(!payloads.contains { $0.contains(code) || $0.contains(plain) })
        #expect(try await tangga.count("SELECT count(*) FROM code WHERE CAST(digest AS TEXT) LIKE '%\(plain)%'") == 0)
    }

    @Test func `is issued by those whom the file names, for places that have one`() async throws {
        await #expect(throws: CodeProblem.noSuchCode) { try await issue(by: "dinas1") }
        for place in ["99.99", "ID", "99900001", ""] {
            await #expect(throws: CodeProblem.noSuchPlace) { try await issue(place) }
        }
        await #expect(throws: CodeProblem.noSuchCode) {
            try await tangga.installation.codes.list(
                "kode-referral", of: "akun-dinas", for: tangga["dinas1"], cursor: nil, limit: 5)
        }
    }

    @Test func `is the same for a request that is sent again, and the list goes on by cursor`() async throws {
        let first = try await issue(key: "k")
        let again = try await issue(key: "k")
        #expect(again.isReplay && again.code == first.code)
        _ = try await issue("73.71")
        let codes = tangga.installation.codes
        let page = try await codes.list(
            "kode-referral", of: "akun-dinas", for: tangga["pusat1"], cursor: nil, limit: 1)
        #expect(page.items.map(\.id) == [2])
        let next = try await codes.list(
            "kode-referral", of: "akun-dinas", for: tangga["pusat1"], cursor: page.next, limit: 1)
        #expect(next.items.map(\.id) == [1])
        #expect(next.next == nil)
    }
}

extension WorkflowFiles {
    /// A service whose officials show a code.
    static var codes: WorkflowFiles {
        get throws {
            try WorkflowFiles(
                """
                workflow: akun-dinas
                title: Akun Dinas
                calendar: setiap-saat
                tiers:
                  pusat: { title: Pusat, members: tim-helpdesk, inbox: national }
                codes:
                  kode-referral:
                    { title: Kode, for: [kabkota, provinsi], by: tim-helpdesk, lasts: 90 days, uses: 3, tries: 5 }
                forms:
                  akun:
                    title: Akun
                    fields:
                      provinsi: { title: Provinsi, type: provinsi }
                      kabkota: { title: Kab/Kota, type: kabkota, fits: provinsi, required: false }
                      kode: { title: Kode, type: code, code: kode-referral, fits: kabkota }
                intake:
                  - { by: operator-dinas, form: akun, into: pusat }
                actions:
                  jawab: { does: answer, by: holder }
                  tutup: { does: close, by: requester }
                clocks:
                  selesai: { while: open, restarts: message, after: 7 days, then: { close: idle } }
                """)
        }
    }
}
