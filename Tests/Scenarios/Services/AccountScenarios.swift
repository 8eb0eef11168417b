import Testing

/// Document 002, points 5 and 6: the ladder of Akun Pembelajaran, from outside.
@Suite struct `A teacher's forgotten password` {
    private func asked(_ client: Client, about category: String = "password") async throws -> Reply {
        try await client.ask(
            "akun-pembelajaran", form: "sekolah", about: category, fields: Answers.teacher,
            documents: category == "lainnya" ? [] : ["tangkapan-layar"])
    }

    @Test func `lies on the desk of the school's admin, who answers it`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (teacher, admin) = (try await server.signIn("guru1"), try await server.signIn("adminsekolah1"))
        let opened = try await asked(teacher).expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["tier"] == "admin-sekolah" && opened["place"]["code"] == "99900001")
        #expect(opened["category"] == "password")
        #expect(try await admin.inbox("admin-sekolah").contains(number))
        for username in ["cokapten1", "kapten1", "agen1", "guru2"] {
            try await server.signIn(username).get("/tickets/\(number)").expect(404)
        }
        let answered = try await admin.act("jawab", on: number, "Sudah diatur ulang.").expect(200).json
        #expect(answered["awaiting"] == "requester")
        #expect(try await teacher.act("tutup", on: number).expect(200).json["closeReason"] == "requester")
        #expect(
            try await teacher.post("/tickets/\(number)/actions/nilai", ["rating": .number(5)]).status == 200)
    }

    @Test func `climbs to Co-Kapten, Kapten and helpdesk when nobody acts`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru1")
        let number = try await asked(teacher).expect(201).json["number"].integer()
        for (tier, place, username) in [
            ("co-kapten", "32.04", "cokapten1"), ("kapten", "32", "kapten1"), ("helpdesk", "ID", "agen1"),
        ] {
            let person = try await server.signIn(username)
            #expect(try await !person.inbox(tier).contains(number))
            let ticket = try await teacher.wait(until: { $0["tier"] == .text(tier) }, on: number)
            #expect(ticket["tier"] == .text(tier) && ticket["place"]["code"] == .text(place))
            #expect(try await person.inbox(tier).contains(number))
        }
        // Those below still read it, and can't answer any more.
        let captain = try await server.signIn("cokapten1")
        try await captain.act("jawab", on: number, "Terlambat.").expect(409)
        let moves = try await teacher.events(of: number).filter { $0["type"] == "forwarded" }
        #expect(moves.count == 3)
    }

    @Test func `goes past every rung on which nobody stands`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru2")
        let opened = try await asked(teacher).expect(201).json
        #expect(opened["tier"] == "helpdesk" && opened["place"]["level"] == "national")
    }

    @Test func `of an admin begins at the helpdesk, which can't send it down to that admin`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (admin, agent) = (try await server.signIn("adminsekolah1"), try await server.signIn("agen1"))
        let opened = try await asked(admin).expect(201).json
        #expect(opened["tier"] == "helpdesk")
        try await agent.act("kembalikan", on: try opened["number"].integer(), "Silakan.").expect(409)
    }

    @Test func `is forwarded by hand, and comes back with a reason`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (teacher, admin) = (try await server.signIn("guru1"), try await server.signIn("adminsekolah1"))
        let agent = try await server.signIn("agen1")
        let number = try await asked(teacher).expect(201).json["number"].integer()
        #expect(try await admin.forward(number).expect(200).json["tier"] == "co-kapten")
        for (username, action, tier) in [
            ("cokapten1", "teruskan-kapten", "kapten"), ("kapten1", "teruskan-helpdesk", "helpdesk"),
        ] {
            let person = try await server.signIn(username)
            #expect(try await person.act(action, on: number, "Terkunci.").expect(200).json["tier"] == .text(tier))
        }
        #expect(try await agent.act("kembalikan", on: number).expect(422).json["errors"][0]["field"] == "message")
        let back = try await agent.act("kembalikan", on: number, "Kuncinya sudah dibuka.").expect(200).json
        #expect(back["tier"] == "admin-sekolah")
        #expect(try await admin.act("jawab", on: number, "Sudah.").expect(200).json["awaiting"] == "requester")
    }

    @Test func `is not what a new account is asked with`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru1")
        var answers = Answers.teacher
        answers["akun"] = nil
        func ask(_ category: String, _ document: String) async throws -> Reply {
            try await teacher.ask(
                "akun-pembelajaran", form: "sekolah", about: category, fields: answers, documents: [document])
        }
        let opened = try await ask("akun-baru/satuan-pendidikan", "surat-permohonan").expect(201).json
        #expect(opened["fields"]["akun"] == .null)
        let refused = try await ask("password", "tangkapan-layar").expect(422).json
        #expect(refused["errors"][0]["field"] == "fields.akun")
    }

    @Test func `for an office account opens no ticket, and is told where to go`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru1")
        let before = try await teacher.numbers()
        let refused = try await asked(teacher, about: "akun-baru/pengawas").expect(409).json
        #expect(refused["type"] == "/problems/redirected")
        #expect(try refused["detail"].text().contains("a short form of their own"))
        #expect(try refused["detail"].text().contains("Ask your education office"))
        #expect(try await teacher.numbers() == before)
    }

    @Test func `with wrong answers is told of each of them at once`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru1")
        var answers = Answers.teacher
        answers["email-pribadi"] = "lain@surel.example"
        answers["akun"] = "wayan@surel.example"
        answers["nik"] = "123"
        answers["jenjang"] = "universitas"
        let refused = try await teacher.ask(
            "akun-pembelajaran", form: "sekolah", about: "password", fields: answers
        ).expect(422).json
        #expect(
            try refused["errors"].list().map { try $0["field"].text() } == [
                "fields.email-pribadi", "fields.jenjang", "fields.akun", "fields.nik", "fields.tangkapan-layar",
            ])
        // Referral codes are a dinas's affair.
        try await asked(teacher, about: "kode-referral").expect(403)
        // And so are accounts by code, which ask for an official first of all.
        try await asked(teacher, about: "akun-baru/pejabat-dinas").expect(422)
        try await asked(teacher, about: "sandi").expect(422)
    }
}

/// Document 004, points 1 to 3.
@Suite struct `Pengelolaan Kinerja` {
    private let noAccess = "pengelolaan-kinerja/akses/tidak-bisa-akses/data-terkini"

    private func ask(_ client: Client, _ more: [String: JSON] = [:]) async throws -> Reply {
        try await client.ask(
            "pengelolaan-kinerja", about: noAccess, fields: Answers.performance.merging(more) { $1 },
            documents: Answers.performanceDocuments)
    }

    @Test func `takes a question with four screenshots and a profile`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru1")
        let number = try await ask(teacher).expect(201).json["number"].integer()
        let messages = try await teacher.get("/tickets/\(number)/messages").expect(200).json["items"]
        let kinds = try messages[0]["attachments"].list().map { try $0["kind"].text() }
        #expect(kinds.sorted() == ["pdf", "png", "png", "png", "png"])
        #expect(try await server.signIn("agen1").inbox("pusat").contains(number))
    }

    @Test func `is for ten kinds of teacher, and tells the others how to mend that`() async throws {
        let server = try await Server.start(DataCopy.practice())
        var teacher = try await server.signIn("guru1")
        teacher.language = "id"
        let refused = try await ask(teacher, ["jenis-ptk": "lain"]).expect(422).json
        #expect(refused["errors"][0]["field"] == "fields.jenis-ptk")
        #expect(try refused["errors"][0]["message"].text().contains("operator sekolah memperbarui Dapodik"))
        #expect(try refused["errors"].list().count == 1)
    }

    @Test(arguments: [("1.46.9", 422), ("1.5", 422), ("v1.47", 201), ("1.100", 201), ("terbaru", 422)])
    func `wants the application brought up to date first`(version: String, status: Int) async throws {
        let server = try await Server.start(DataCopy.practice())
        let reply = try await ask(try await server.signIn("guru1"), ["versi": .text(version)]).expect(status).json
        if status == 422 { #expect(reply["errors"][0]["field"] == "fields.versi") }
    }

    @Test func `shows what to try before the form is filled in, and the form with all that it takes`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let teacher = try await server.signIn("guru1")
        let path = "/workflows/pengelolaan-kinerja/forms/laporan?category="
        let form = try await teacher.get(path + noAccess).expect(200).json
        let checks = try form["before"].list().map { try $0.text() }
        #expect(checks.count == 3 && checks.last?.contains("1.47") == true)
        let fields = form["schema"]["properties"]["fields"]["properties"]
        #expect(
            fields["versi"]["title"] == "Versi aplikasi" || fields["versi"]["title"] == "Version of the application")
        #expect(fields["galat"] != .null && fields["profil"] != .null)
        let service = try await teacher.get("/workflows/pengelolaan-kinerja").expect(200).json
        #expect(service["categories"][0]["before"] != [])
        try await teacher.get(path + "pengelolaan-kinerja/akses/tidak-bisa-akses/data-belum-terkini").expect(409)
        try await teacher.get(path + "pengelolaan-kinerja").expect(422)
    }
}
