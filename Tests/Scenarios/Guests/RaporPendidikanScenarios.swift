import Testing

/// Document 000 (DOMAIN.md 6.1): guests report, one central team answers within three working days.
@Suite struct `A report on Rapor Pendidikan` {
    static let school = Report(
        workflow: "rapor-pendidikan", category: "keluhan/akses/tidak-bisa-masuk",
        fields: [
            "email": "euis@surel.example", "tipe-pengguna": "operator-sekolah", "akun": "euis@admin.sd.belajar.id",
            "nama-instansi": "SD Contoh Satu", "jenjang": "sd", "punya-npsn": "true", "npsn": "99900001",
            "letak": "indonesia",
            "provinsi": "32", "kabkota": "32.04",
        ])
    private static let dinas = Report(
        workflow: "rapor-pendidikan", category: "permintaan/admin-dinas/penggantian",
        fields: [
            "email": "asep@surel.example", "tipe-pengguna": "dinas", "nama-instansi": "Dinas Pendidikan Contoh",
            "tingkat": "kabkota", "provinsi-kewenangan": "32", "kabkota-kewenangan": "32.04",
        ])

    private let server: Server
    private let guest: Client
    private let staff: Client

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        guest = try await server.guest()
        staff = try await server.signIn("agen1")
    }

    @Test func `asks each user type for what is theirs, and names every wrong answer`() async throws {
        let school = Self.school
        #expect(try await guest.faults(of: school.with(["email": "euis@guru.sd.belajar.id"])) == ["fields.email"])
        #expect(
            try await guest.faults(of: school.with(["jenjang": "sarjana", "npsn": "1234"], without: "email"))
                == ["fields.email", "fields.jenjang", "fields.npsn"])
        #expect(
            try await guest.faults(of: school.with([:], without: "jenjang", "npsn", "kabkota"))
                == ["fields.jenjang", "fields.kabkota", "fields.npsn"])
        #expect(try await guest.faults(of: school.with(["kabkota": "73.71"])) == ["fields.kabkota"])
        #expect(try await guest.faults(of: school.with(["sandi": "rahasia"])) == ["fields.sandi"])
        #expect(try await guest.faults(of: school.with(["bukti-dapodik": "tidak-ada"])) == ["fields.bukti-dapodik"])
        #expect(
            try await guest.faults(of: Self.dinas.with([:], without: "kabkota-kewenangan")) == [
                "fields.kabkota-kewenangan"
            ])
        let nation = Self.dinas.with(
            ["tipe-pengguna": "instansi", "tingkat": "nasional"], without: "provinsi-kewenangan", "kabkota-kewenangan")
        #expect(try await guest.ask(nation).expect(201).json["requester"]["place"]["code"] == "ID")
        for category in ["", "keluhan", "pertanyaan/isi", "lain/lagi"] {
            var report = school
            report.category = category
            #expect(try await guest.faults(of: report) == ["category"])
        }
        // What is not asked of a dinas is neither needed nor kept.
        let opened = try await guest.ask(Self.dinas.with(["punya-npsn": "true", "npsn": "99900001", "jenjang": "sd"]))
            .expect(201).json
        #expect(opened["fields"]["npsn"] == .null)
        #expect(opened["fields"]["jenjang"] == .null)
        #expect(opened["requester"]["place"]["code"] == "32.04")
    }

    @Test func `comes with its documents, and goes to the central team`() async throws {
        var report = Self.school
        report.evidence = ["surat-penunjukan", "bukti-dapodik", "bukti-kendala"]
        let opened = try await guest.ask(report).expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["link"] == .text("/t/\(guest.token ?? "")"))
        #expect(opened["tier"] == "pusat")
        #expect(opened["requester"]["place"]["code"] == "99900001")
        #expect(try await staff.inbox("pusat").contains(number))
        let files = try await staff.get("/tickets/\(number)/messages").expect(200).json["items"][0]["attachments"]
            .list()
        #expect(files.count == 3)
        try await staff.get("/attachments/\(try files[0]["id"].text())").expect(200)
        let seen = try await staff.ticket(number)
        #expect(seen["link"] == .null)
        #expect(seen["requester"]["isGuest"] == true)
    }

    /// Whoever loses the page finds the way back in their mail, and nobody else in a guest's name.
    @Test func `is written of with the secret link, in letters that guests can't read`() async throws {
        let number = try await guest.ask(Self.school).expect(201).json["number"].integer()
        let letters = try await staff.get("/practice/outbox?ticket=\(number)").expect(200).json["items"].list()
        let received = try #require(letters.first { $0["notice"] == "received" })
        #expect(try received["body"].text().contains("/t/\(guest.token ?? "none")"))
        #expect(try letters.filter { try $0["body"].text().contains("/t/") } == [received])
        try await guest.get("/practice/outbox").expect(403)
    }

    @Test func `that lacks data is reminded of twice, closed after 48 hours, and begun anew`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let number = try await guest.ask(Self.school).expect(201).json["number"].integer()
        let asked = try await staff.act("minta-data", on: number, "Mohon tangkapan layarnya.").expect(200).json
        #expect(asked["awaiting"] == "information")
        #expect(asked["clocks"].named("target-jawab")["state"] == "standing")
        let due = try asked["clocks"].named("data-kurang")["dueAt"].milliseconds()
        #expect(try due == asked["updatedAt"].milliseconds() + 48 * hour)
        // The first reminder is due at two in the night, and waits for the morning.
        for (span, reminders) in [("15 hours", 0), ("6 hours", 1), ("12 hours", 2), ("14 hours", 2)] {
            try await staff.advance(span)
            #expect(try await guest.reminders(of: number) == reminders)
        }
        #expect(try await guest.ticket(number)["status"] == "open")
        try await staff.advance("61 minutes")
        let closed = try await guest.ticket(number)
        #expect(closed["closeReason"] == "no-information")
        #expect(try closed["closedAt"].milliseconds() == due)
        try await guest.act("balas", on: number, "Ini datanya.").expect(409)
        let again = try await guest.followUp(to: number).expect(201).json
        #expect(again["follows"] == .number(Double(number)))
        #expect(again["category"] == closed["category"])
        #expect(again["fields"] == closed["fields"])
        #expect(again["subject"] == closed["subject"])
    }

    @Test func `that lacks data goes on where it stood once the guest has sent it`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let number = try await guest.ask(Self.school).expect(201).json["number"].integer()
        try await staff.act("minta-data", on: number, "Mohon tangkapan layarnya.").expect(200)
        try await staff.advance("47 hours")
        let file = try await guest.sendFile(named: "galat.png")
        try await guest.post(
            "/tickets/\(number)/actions/balas", ["message": "Ini gambarnya.", "attachments": [.text(file)]]
        ).expect(200)
        try await staff.advance("2 days")
        let ticket = try await guest.ticket(number)
        #expect(ticket["status"] == "open")
        #expect(ticket["awaiting"] == "holder")
        #expect(ticket["clocks"].named("data-kurang")["state"] != "running")
        #expect(try await guest.reminders(of: number) == 2)
    }

    @Test func `that nobody answers is late after three working days`() async throws {
        try await staff.goOn(to: .friday, at: 10)
        let opened = try await guest.ask(Self.school).expect(201).json
        let number = try opened["number"].integer()
        // Friday, Monday and Tuesday are over on Wednesday at the same hour.
        let due = try opened["clocks"].named("target-jawab")["dueAt"].milliseconds()
        #expect(try due == opened["openedAt"].milliseconds() + 5 * day)
        try await staff.advance("\(5 * 24 * 60 - 1) minutes")
        #expect(try await staff.ticket(number)["flags"] == [])
        try await staff.advance("2 minutes")
        #expect(try await staff.ticket(number)["flags"] == ["terlambat"])
        // And if nobody ever says anything, it does not lie around for good.
        try await staff.advance("30 days")
        let closed = try await guest.ticket(number)
        #expect(closed["closeReason"] == "idle")
        #expect(closed["unanswered"] == true)
        try await guest.followUp(to: number).expect(201)
    }

    @Test func `that is answered in time is never late, and closes when the guest says nothing more`() async throws {
        try await staff.goOn(to: .monday, at: 10)
        let number = try await guest.ask(Self.school).expect(201).json["number"].integer()
        try await staff.advance("1 days")
        try await staff.act("jawab", on: number, "Silakan masuk dengan akun yang baru.").expect(200)
        try await staff.advance("\(7 * 24 * 60 - 1) minutes")
        #expect(try await guest.ticket(number)["status"] == "open")
        try await staff.advance("2 minutes")
        let closed = try await guest.ticket(number)
        #expect(closed["closeReason"] == "idle")
        #expect(closed["unanswered"] == false)
        #expect(closed["flags"] == [])
        let rated = try await guest.post("/tickets/\(number)/actions/nilai", ["rating": 4]).expect(200).json
        #expect(rated["rating"] == 4)
    }

    @Test func `is nobody else's, not even by its number`() async throws {
        let number = try await guest.ask(Self.school).expect(201).json["number"].integer()
        for stranger in [
            try await server.guest(), try await server.signIn("sekolah1"), try await server.signIn("dinas1"),
            try await server.signIn("pusat1"),
        ] {
            for rest in ["", "/messages", "/events", "/follow-up"] {
                let theirs = try await stranger.get("/tickets/\(number)\(rest)")
                let missing = try await stranger.get("/tickets/99999999\(rest)")
                #expect(theirs.status == 404)
                #expect(theirs.body == missing.body)
            }
            try await stranger.act("balas", on: number, "Saya juga.").expect(404)
            #expect(try await !stranger.numbers().contains(number))
        }
        try await Client(server: server).get("/tickets/\(number)").expect(401)
        // By its link anybody who has it follows it, from any machine.
        let link = try await guest.ticket(number)["link"].text()
        let elsewhere = Client(server: server, token: String(link.dropFirst("/t/".count)))
        #expect(try await elsewhere.ticket(number)["number"] == .number(Double(number)))
    }

    @Test func `survives a restart, and the link with it`() async throws {
        let data = try DataCopy.empty()
        let first = try await Server.start(data)
        let guest = try await first.guest()
        let number = try await guest.ask(Self.school).expect(201).json["number"].integer()
        await first.kill()
        let again = Client(server: try await Server.start(data), token: guest.token)
        #expect(try await again.ticket(number)["requester"]["place"]["code"] == "99900001")
        #expect(try await again.ticket(number)["link"] == .text("/t/\(guest.token ?? "")"))
    }
}
