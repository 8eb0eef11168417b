import Testing

/// Document 001 (DOMAIN.md 6.2): answered within one working day; long checks by another team.
@Suite struct `A report to belajar.id` {
    static let pupil = Report(
        workflow: "belajar-id", category: "akun/lupa-sandi",
        fields: [
            "email": "galih@surel.example", "tipe-pengguna": "peserta-didik", "nama": "Galih Prasetyo",
            "akun": "galih@sd.belajar.id", "jenjang": "sd", "nama-sekolah": "SD Contoh Satu", "punya-npsn": "true",
            "npsn": "99900001", "nisn": "8880000002", "jenis-identitas": "nik", "nik": "3171990101900001",
            "letak": "indonesia", "provinsi": "32", "kabkota": "32.04",
        ], evidence: ["bukti-dapodik"])

    private let server: Server
    private let guest: Client
    private let staff: Client

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        guest = try await server.guest()
        staff = try await server.signIn("agen1")
    }

    @Test func `asks each user type for what is theirs, and names every wrong answer`() async throws {
        let pupil = Self.pupil
        #expect(try await guest.faults(of: pupil.with(["email": "galih@sd.belajar.id"])) == ["fields.email"])
        #expect(
            try await guest.faults(of: pupil.with(["nik": "123", "akun": "galih@surel.example"])) == [
                "fields.akun", "fields.nik",
            ])
        #expect(try await guest.faults(of: pupil.with([:], without: "nama", "npsn")) == ["fields.nama", "fields.npsn"])
        #expect(try await guest.faults(of: pupil.with(["punya-npsn": "false"])) == ["fields.alasan-npsn"])
        #expect(try await guest.faults(of: pupil.with(["tipe-pengguna": "pendidik"])) == ["fields.punya-nuptk"])
        #expect(
            try await guest.faults(of: pupil.with(["tipe-pengguna": "pendidik", "punya-nuptk": "true"]))
                == ["fields.nuptk"])
        let office = pupil.with(["tipe-pengguna": "dinas"], without: "kabkota")
        #expect(try await guest.faults(of: office) == ["fields.surat-penunjukan", "fields.tipe-dinas"])
        let proxy = pupil.with([
            "tipe-pengguna": "tenaga-kependidikan", "pemilik-akun": "kepala", "punya-nuptk": "false",
        ])
        #expect(try await guest.faults(of: proxy) == ["fields.surat-kuasa"])
    }

    @Test func `of a pupil's account may come from their school, with the pupil's number`() async throws {
        let proxy = Self.pupil.with(
            ["tipe-pengguna": "tenaga-kependidikan", "pemilik-akun": "murid", "punya-nuptk": "false"],
            without: "nisn")
        #expect(try await guest.faults(of: proxy) == ["fields.nisn-peserta-didik"])
        let opened = try await guest.ask(proxy.with(["nisn-peserta-didik": "8880000002"])).expect(201).json
        #expect(opened["fields"]["nisn-peserta-didik"] == "8880000002")
    }

    @Test func `may come without any document, where the document demands none`() async throws {
        try await guest.ask(Self.pupil.withoutEvidence).expect(201)
    }

    @Test func `of a provincial dinas, or of nobody's school, gives no kab/kota`() async throws {
        var province = Self.pupil.with(["tipe-pengguna": "dinas", "tipe-dinas": "provinsi"], without: "kabkota")
        province.evidence = ["surat-penunjukan"]
        #expect(try await guest.ask(province).expect(201).json["requester"]["place"]["code"] == "32")
        let other = Self.pupil.with(["tipe-pengguna": "non-satuan-pendidikan"], without: "kabkota")
        #expect(try await guest.ask(other.withoutEvidence).expect(201).json["requester"]["place"]["code"] == "32")
    }

    @Test func `keeps a pupil's number from everybody else's report`() async throws {
        let pupils = try await guest.ask(Self.pupil).expect(201).json
        #expect(pupils["fields"]["nisn"] == "8880000002")
        let other = Self.pupil.with(["tipe-pengguna": "non-satuan-pendidikan"])
        let opened = try await guest.ask(other.withoutEvidence).expect(201).json
        #expect(opened["fields"]["nisn"] == .null)
        #expect(opened["fields"]["npsn"] == .null)
    }

    @Test func `about another service is told where to go`() async throws {
        var report = Self.pupil
        report.category = "aplikasi/rapor-pendidikan"
        let reply = try await guest.ask(report).expect(409)
        #expect(reply.json["type"] == "/problems/redirected")
    }

    @Test func `is called by the name that the guest gave`() async throws {
        let number = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        #expect(try await staff.ticket(number)["requester"]["name"] == "Galih Prasetyo")
        let listed = try await staff.get("/inboxes/pusat/tickets?workflow=belajar-id&limit=200").expect(200).json
        let mine = try listed["items"].list().first { $0["number"] == .number(Double(number)) }
        #expect(mine?["requester"]["name"] == "Galih Prasetyo")
    }

    @Test func `that nobody answers is late after one working day`() async throws {
        try await staff.goOn(to: .friday, at: 10)
        let opened = try await guest.ask(Self.pupil).expect(201).json
        let number = try opened["number"].integer()
        let due = try opened["clocks"].named("target-jawab")["dueAt"].milliseconds()
        #expect(try due == opened["openedAt"].milliseconds() + 3 * day)
        try await staff.advance("\(3 * 24 * 60 - 1) minutes")
        #expect(try await staff.ticket(number)["flags"] == [])
        try await staff.advance("2 minutes")
        #expect(try await staff.ticket(number)["flags"] == ["terlambat"])
    }

    @Test func `that another team checks may be asked after five times 24 hours, and no earlier`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let number = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        try await guest.act("cek-status", on: number).expect(409)
        let referred = try await staff.act("periksa", on: number, "Mohon dicocokkan dengan Dapodik.").expect(200).json
        #expect(referred["awaiting"] == "team")
        let unlocksAt = try referred["updatedAt"].milliseconds() + 5 * day
        // The guest is told that it is being checked, and not what the staff say to each other.
        let said = try await guest.get("/tickets/\(number)/messages").expect(200)
        #expect(try said.json["items"].list().count == 1)
        #expect(try await guest.events(of: number).contains { $0["type"] == "referred" })
        try await staff.advance("\(5 * 24 * 60 - 2) minutes")
        let locked = try await guest.ticket(number)["actions"].named("cek-status")
        #expect(locked["allowed"] == false)
        #expect(try locked["notBefore"].milliseconds() == unlocksAt)
        let refused = try await guest.act("cek-status", on: number).expect(409)
        #expect(refused.json["type"] == "/problems/not-before")
        let told = try refused.json["title"].text()
        #expect(try told.contains("“\(locked["label"].text())”") && told.contains(" WIB"), "\(told)")
        #expect(try locked["why"].text() == told)
        try await staff.advance("3 minutes")
        #expect(try await guest.ticket(number)["actions"].named("cek-status")["allowed"] == true)
        try await guest.act("cek-status", on: number).expect(200)
        let team = try await server.signIn("verifikasi1")
        try await team.act("lapor", on: number, "Data cocok.").expect(200)
        try await staff.act("jawab", on: number, "Sandi sudah diatur ulang.").expect(200)
        let closed = try await guest.act("tutup", on: number, "Terima kasih.").expect(200).json
        #expect(closed["closeReason"] == "requester")
        // The new report is filled in but for the documents, which went with the old one.
        guard case .object(var body) = try await guest.get("/tickets/\(number)/follow-up").expect(200).json,
            case .object(var fields) = body["fields"]
        else { return #expect(Bool(false), "no fields") }
        #expect(fields["bukti-dapodik"] == nil)
        #expect(fields["nama"] == "Galih Prasetyo")
        let proof = JSON.text(try await guest.sendFile(named: "bukti.png"))
        fields["bukti-dapodik"] = proof
        (body["fields"], body["attachments"], body["message"]) = (.object(fields), .list([proof]), "Muncul lagi.")
        let again = try await guest.post("/tickets", .object(body)).expect(201).json
        #expect(again["follows"] == .number(Double(number)))
    }

    @Test func `that a team is asked about lies in its inbox until it reports, and in nobody else's`() async throws {
        let team = try await server.signIn("verifikasi1")
        func counts() async throws -> [Int] {
            let inboxes = try await team.get("/inboxes").expect(200).json["items"].list()
            #expect(try inboxes.map { try $0["tier"].text() } == ["verifikasi"])
            return [try inboxes[0]["open"].integer(), try inboxes[0]["waiting"].integer()]
        }
        let before = try await counts()
        let number = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        #expect(try await counts() == before)
        try await staff.act("periksa", on: number, "Mohon dicocokkan dengan Dapodik.").expect(200)
        #expect(try await counts() == before.map { $0 + 1 })
        #expect(try await team.inbox("verifikasi").contains(number))
        // The centre stays responsible; whoever does not stand in the team has no such inbox.
        #expect(try await staff.inbox("pusat").contains(number))
        for other in [staff, guest, try await server.signIn("dinas1")] {
            try await other.get("/inboxes/verifikasi/tickets").expect(404)
        }
        try await team.act("lapor", on: number, "Data cocok.").expect(200)
        #expect(try await counts() == before)
        #expect(try await !team.inbox("verifikasi").contains(number))
        #expect(try await team.ticket(number)["awaiting"] == "holder")
    }

    @Test func `that a team leaves lying is marked after five working days, and ends after thirty silent ones`()
        async throws
    {
        try await staff.goOn(to: .monday, at: 10)
        let number = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        try await staff.act("periksa", on: number, "Mohon dicocokkan.").expect(200)
        try await staff.advance("\(7 * 24 * 60 - 2) minutes")
        #expect(try await staff.ticket(number)["flags"] == [])
        try await staff.advance("3 minutes")
        #expect(try await staff.ticket(number)["flags"] == ["pemeriksaan-lama"])
        try await staff.advance("22 days")
        #expect(try await guest.ticket(number)["status"] == "open")
        try await staff.advance("2 days")
        let closed = try await guest.ticket(number)
        #expect(closed["closeReason"] == "idle")
        #expect(closed["unanswered"] == true)
    }

    @Test func `whose answer nobody takes up ends after seven days`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let number = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        try await staff.act("jawab", on: number, "Silakan coba lagi.").expect(200)
        try await staff.advance("\(7 * 24 * 60 - 1) minutes")
        #expect(try await guest.ticket(number)["status"] == "open")
        try await staff.advance("2 minutes")
        let closed = try await guest.ticket(number)
        #expect(closed["closeReason"] == "idle")
        #expect(closed["unanswered"] == false)
    }

    @Test func `that lacks data is closed after 48 hours, reminded of twice`() async throws {
        try await staff.goOn(to: .tuesday, at: 13)
        let number = try await guest.ask(Self.pupil).expect(201).json["number"].integer()
        try await staff.act("minta-data", on: number, "Mohon NISN yang benar.").expect(200)
        try await staff.advance("\(48 * 60 - 1) minutes")
        #expect(try await guest.ticket(number)["status"] == "open")
        #expect(try await guest.reminders(of: number) == 2)
        try await staff.advance("2 minutes")
        #expect(try await guest.ticket(number)["closeReason"] == "no-information")
    }

    @Test func `can be made only so often by one guest`() async throws {
        for _ in 0..<5 { try await guest.ask(Self.pupil).expect(201) }
        let refused = try await guest.ask(Self.pupil).expect(429)
        let wait = try #require(refused.headers["retry-after"].flatMap { Int($0) })
        #expect((1...600).contains(wait))
        #expect(refused.headers["ratelimit-reset"] == refused.headers["retry-after"])
        try await server.guest().ask(Self.pupil).expect(201)
    }
}

extension Report {
    fileprivate var withoutEvidence: Report {
        var report = self
        report.evidence = []
        return report
    }
}
