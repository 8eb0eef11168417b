import Testing

/// Document 003, points 4 and 5, and what it leaves open: who else may ask, and where nobody stands.
@Suite struct `Other ways in` {
    @Test func `a dinas's own question goes to the centre, and lapses after seven days`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let dinas = try await server.signIn("dinas1")
        let opened = try await dinas.open("Akun operator baru").expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["tier"] == "pusat")
        #expect(opened["clocks"].named("teruskan-otomatis")["state"] == "standing")
        #expect(try await server.signIn("pusat1").inbox("pusat").contains(number))
        #expect(try await !dinas.inbox("dinas").contains(number))
        try await server.signIn("dinas2").get("/tickets/\(number)").expect(404)

        try await dinas.advance("3 days")
        #expect(try await dinas.ticket(number)["flags"] == ["terlambat"])
        try await dinas.advance("4 days")
        let closed = try await dinas.ticket(number)
        #expect(closed["closeReason"] == "idle")
        #expect(closed["unanswered"] == true)
    }

    @Test func `the walk-in desk files for a school, which owns the ticket`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let desk = try await server.signIn("ult1")
        let opened = try await desk.open("Datang langsung", form: "kunjungan", onBehalfOf: "sekolah1").expect(201).json
        let number = try opened["number"].integer()
        #expect(opened["tier"] == "pusat")
        #expect(opened["channel"] == "walk-in")
        #expect(opened["requester"]["name"] == "Rina Kusumawardani")
        #expect(opened["filer"]["name"] == "Maria Goreti Sinaga")

        let school = try await server.signIn("sekolah1")
        #expect(try await school.numbers().contains(number))
        #expect(try await desk.numbers().contains(number))
        try await desk.act("tutup", on: number).expect(403)
        try await school.act("tutup", on: number).expect(200)
        let unknown = try await desk.open("Siapa", form: "kunjungan", onBehalfOf: "pusat1").expect(422)
        #expect(unknown.json["errors"][0]["field"] == "onBehalfOf")
        try await desk.open("Sendiri", form: "kunjungan").expect(422)
        try await school.open("Saya", form: "kunjungan", onBehalfOf: "sekolah2").expect(403)
    }

    @Test func `where no dinas operator stands, the question goes up at once and the history says so`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah3")
        let opened = try await school.open().expect(201).json
        #expect(opened["tier"] == "pusat")
        let first = try #require(try await school.events(of: opened["number"].integer()).first)
        #expect(first["type"] == "opened")
        #expect(first["details"]["skipped"] == ["dinas"])
    }
}
