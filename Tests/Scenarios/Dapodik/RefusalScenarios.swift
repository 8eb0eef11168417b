import Testing

/// Promise 3: nobody sees or touches a ticket outside their place and tier.
@Suite struct `Everybody else` {
    @Test(arguments: ["sekolah2", "sekolah3", "dinas2", "pusat1", "pusat2", "ult1", "admin"])
    func `is told that there is no such ticket`(username: String) async throws {
        let server = try await Server.start(DataCopy.practice())
        let number = try await server.signIn("sekolah1").opened("Rahasia sekolah")
        let stranger = try await server.signIn(username)
        let missing = 99_999_999
        for (theirs, none) in [
            (try await stranger.get("/tickets/\(number)"), try await stranger.get("/tickets/\(missing)")),
            (
                try await stranger.get("/tickets/\(number)/messages"),
                try await stranger.get("/tickets/\(missing)/messages")
            ),
            (try await stranger.get("/tickets/\(number)/events"), try await stranger.get("/tickets/\(missing)/events")),
            (try await stranger.act("jawab", on: number, "Halo"), try await stranger.act("jawab", on: missing, "Halo")),
            (try await stranger.act("tutup", on: number), try await stranger.act("tutup", on: missing)),
        ] {
            #expect(theirs.status == 404)
            #expect(theirs.status == none.status)
            #expect(theirs.body == none.body)
        }
        #expect(try await !stranger.numbers().contains(number))
        #expect(try await !stranger.numbers("&q=rahasia").contains(number))
        #expect(try await !stranger.numbers("&q=%23\(number)").contains(number))
    }

    @Test func `who may see it is refused what is not theirs to do`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()
        try await school.act("jawab", on: number, "Saya jawab sendiri.").expect(403)
        try await school.act("teruskan", on: number).expect(403)
        try await dinas.act("tutup", on: number).expect(403)
        try await dinas.act("balas", on: number, "Saya yang bertanya.").expect(403)
        try await dinas.act("menari", on: number).expect(404)
        try await dinas.act("jawab", on: number).expect(422)
        #expect(try await school.ticket(number)["version"] == 1)
    }

    @Test func `without a session nothing is to be had`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let nobody = Client(server: server)
        let forger = Client(server: server, token: "bukan-token-siapa-siapa")
        for path in ["/me", "/tickets", "/tickets/1", "/inboxes", "/inboxes/dinas/tickets"] {
            try await nobody.get(path).expect(401)
            try await forger.get(path).expect(401)
        }
        let school = try await server.signIn("sekolah1")
        try await school.send("DELETE", "/sessions/current").expect(204)
        try await school.get("/me").expect(401)
    }

    @Test func `an inbox opens only to those who stand there`() async throws {
        let server = try await Server.start(DataCopy.practice())
        try await server.signIn("sekolah1").get("/inboxes/dinas/tickets").expect(404)
        try await server.signIn("dinas1").get("/inboxes/pusat/tickets").expect(404)
        let counts = try await server.signIn("dinas1").get("/inboxes").expect(200).json["items"].list()
        #expect(counts.map { $0["place"]["code"] } == ["32.04"])
    }
}
