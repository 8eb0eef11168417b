import Testing

/// Document 003, points 2, 3 and 5, step by step and from outside.
@Suite struct `A school's question` {
    @Test func `opens one ticket in its dinas's inbox and in no other`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let before = try await school.numbers()
        let reply = try await school.open("Rombel ganda").expect(201)
        let number = try reply.json["number"].integer()

        #expect(reply.headers["location"] == "/api/v1/tickets/\(number)")
        #expect(reply.headers["etag"] == "\"1\"")
        #expect(reply.json["tier"] == "dinas")
        #expect(reply.json["place"]["code"] == "32.04")
        #expect(reply.json["awaiting"] == "holder")
        #expect(reply.json["status"] == "open")
        let openedAt = try reply.json["openedAt"].milliseconds()
        #expect(try reply.json["clocks"].named("teruskan-otomatis")["dueAt"].milliseconds() == openedAt + 3 * day)
        #expect(try reply.json["clocks"].named("tutup-otomatis")["dueAt"].milliseconds() == openedAt + 7 * day)
        #expect(try await school.numbers() == [number] + before)
        #expect(try await dinas.inbox("dinas").contains(number))
        #expect(try await !server.signIn("dinas2").inbox("dinas").contains(number))
        #expect(try await !server.signIn("pusat1").inbox("pusat").contains(number))
    }

    @Test func `is answered, replied to and closed by the school`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()

        let answered = try await dinas.act("jawab", on: number, "Silakan coba lagi.").expect(200).json
        #expect(answered["awaiting"] == "requester")
        #expect(answered["clocks"].named("teruskan-otomatis")["state"] == "standing")
        #expect(try await school.act("balas", on: number, "Masih gagal.").expect(200).json["awaiting"] == "holder")
        try await dinas.act("jawab", on: number, "Sudah kami perbaiki.").expect(200)

        let said = try await school.get("/tickets/\(number)/messages").expect(200).json["items"].list()
        #expect(said.map { $0["kind"] } == ["question", "answer", "reply", "answer"])
        #expect(said[2]["text"] == "Masih gagal.")
        #expect(said[3]["author"]["name"] == "Dadan Suryana")

        let closed = try await school.act("tutup", on: number).expect(200).json
        #expect(closed["status"] == "closed")
        #expect(closed["closeReason"] == "requester")
        #expect(closed["unanswered"] == false)
        #expect(closed["clocks"] == [])
        try await school.act("balas", on: number, "Satu lagi.").expect(409)
        try await dinas.act("jawab", on: number, "Satu lagi.").expect(409)
    }

    @Test func `climbs by hand, with the dinas's note, and the dinas still reads it`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let centre = try await server.signIn("pusat1")
        let number = try await school.opened()
        try await centre.get("/tickets/\(number)").expect(404)

        let moved = try await dinas.act("teruskan", on: number, "Di luar kewenangan kami.").expect(200).json
        #expect(moved["tier"] == "pusat")
        #expect(moved["place"]["level"] == "national")
        #expect(try await centre.inbox("pusat").contains(number))
        #expect(try await !dinas.inbox("dinas").contains(number))
        #expect(try await dinas.ticket(number)["tier"] == "pusat")
        try await dinas.act("jawab", on: number, "Saya jawab saja.").expect(409)
        #expect(try await centre.act("jawab", on: number, "Sudah.").expect(200).json["awaiting"] == "requester")
    }

    @Test func `climbs by itself at exactly three days, and not a minute earlier`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        let number = try await school.opened()
        let openedAt = try await school.ticket(number)["openedAt"].milliseconds()

        try await school.advance("4319 minutes")
        #expect(try await school.ticket(number)["tier"] == "dinas")
        try await school.advance("2 minutes")
        let ticket = try await school.ticket(number)
        #expect(ticket["tier"] == "pusat")
        let forwarded = try #require(try await school.events(of: number).last)
        #expect(forwarded["type"] == "forwarded")
        #expect(forwarded["by"]["clock"] == "teruskan-otomatis")
        #expect(try forwarded["at"].milliseconds() == openedAt + 3 * day)
        #expect(try forwarded["by"]["dueAt"].milliseconds() == openedAt + 3 * day)
        #expect(try ticket["clocks"].named("tutup-otomatis")["dueAt"].milliseconds() == openedAt + 10 * day)
        #expect(try await server.signIn("pusat2").inbox("pusat").contains(number))
    }

    @Test func `pauses the three days while the answer waits for the school`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()
        let openedAt = try await school.ticket(number)["openedAt"].milliseconds()
        try await school.advance("1 day")
        let answered = try await dinas.act("jawab", on: number, "Silakan dicoba.").expect(200).json
        let counted = try answered["updatedAt"].milliseconds() - openedAt
        try await school.advance("4 days")
        #expect(try await school.ticket(number)["tier"] == "dinas")

        let replied = try await school.act("balas", on: number, "Belum bisa.").expect(200).json
        let repliedAt = try replied["updatedAt"].milliseconds()
        let dueAt = try replied["clocks"].named("teruskan-otomatis")["dueAt"].milliseconds()
        #expect(dueAt == repliedAt + 3 * day - counted)
        try await school.advance("2 days")
        let forwarded = try #require(try await school.events(of: number).last)
        #expect(try forwarded["at"].milliseconds() == dueAt)
        #expect(try await school.ticket(number)["tier"] == "pusat")
    }

    @Test func `is marked late when the centre has had it for three days`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        let number = try await school.opened()
        try await school.advance("5 days")
        #expect(try await school.ticket(number)["flags"] == [])
        try await school.advance("1 day")
        let late = try await school.ticket(number)
        #expect(late["flags"] == ["terlambat"])
        #expect(late["tier"] == "pusat")
        #expect(try await server.signIn("pusat1").inbox("pusat").contains(number))
    }

    @Test func `closes after seven idle days, and says whether anybody had answered`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let (answered, unanswered) = (try await school.opened("Satu"), try await school.opened("Dua"))
        try await dinas.act("jawab", on: answered, "Sudah.").expect(200)
        let saidAt = try await school.ticket(answered)["updatedAt"].milliseconds()
        let openedAt = try await school.ticket(unanswered)["openedAt"].milliseconds()
        try await school.advance("7 days")
        #expect(try await school.ticket(unanswered)["status"] == "open")
        try await school.advance("4 days")

        let lapsed = try await school.ticket(answered)
        #expect(lapsed["closeReason"] == "idle")
        #expect(lapsed["unanswered"] == false)
        #expect(try lapsed["closedAt"].milliseconds() == saidAt + 7 * day)
        let missed = try await school.ticket(unanswered)
        #expect(missed["closeReason"] == "idle")
        #expect(missed["unanswered"] == true)
        #expect(try missed["closedAt"].milliseconds() == openedAt + 10 * day)
    }

    @Test func `can be followed by another that links back`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        let number = try await school.opened()
        try await school.act("tutup", on: number).expect(200)
        var body: JSON = [
            "workflow": .text(Client.service), "form": "pertanyaan", "subject": "Lanjutan", "message": "Belum selesai.",
        ]
        if case .object(var members) = body {
            members["follows"] = .number(Double(number))
            body = .object(members)
        }
        #expect(try await school.post("/tickets", body).expect(201).json["follows"] == .number(Double(number)))
        let stranger = try await server.signIn("sekolah2").post("/tickets", body).expect(422)
        #expect(stranger.json["errors"][0]["field"] == "follows")
    }

    @Test func `shows as it was at any moment`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()
        let opened = try await school.ticket(number)
        try await school.advance("1 day")
        try await dinas.act("jawab", on: number, "Sudah.").expect(200)
        try await school.advance("3 days")

        let then = try await school.ticket(number, at: opened["openedAt"].text())
        #expect(then["awaiting"] == "holder")
        #expect(then["version"] == 1)
        #expect(then["clocks"] == opened["clocks"])
        try await school.get("/tickets/\(number)?at=2020-01-01T00:00:00Z").expect(404)
        try await school.get("/tickets/\(number)?at=kemarin").expect(422)
    }
}
