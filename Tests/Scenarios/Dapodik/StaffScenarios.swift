import Testing

/// What the flagship lets its staff do beside answering, and the school once it is over.
@Suite struct `The staff` {
    @Test func `note what the school never reads`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()
        let noted = try await dinas.act("catat", on: number, "Sekolah ini sudah tiga kali bertanya.").expect(200).json
        #expect(noted["awaiting"] == "holder")
        let read = try await dinas.get("/tickets/\(number)/messages").expect(200)
        #expect(String(decoding: read.body, as: UTF8.self).contains("tiga kali"))
        for path in ["/tickets/\(number)/messages", "/tickets/\(number)/events", "/tickets/\(number)"] {
            let seen = try await school.get(path).expect(200)
            #expect(!String(decoding: seen.body, as: UTF8.self).contains("tiga kali"), "\(path)")
        }
        #expect(try await school.get("/tickets/\(number)/messages").expect(200).json["items"].list().count == 1)
        try await school.act("catat", on: number, "Saya juga.").expect(403)
        // Those who come to hold it read it too.
        try await dinas.forward(number).expect(200)
        let centre = try await server.signIn("pusat1").get("/tickets/\(number)/messages").expect(200)
        #expect(String(decoding: centre.body, as: UTF8.self).contains("tiga kali"))
    }

    @Test func `take a ticket, and give it to a colleague, and to nobody else`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()
        try await dinas.forward(number).expect(200)
        let centre = try await server.signIn("pusat1")
        let taken = try await centre.act("ambil", on: number).expect(200).json
        #expect(taken["assignee"]["name"] == "Sekar Puspitaningrum")
        let path = "/tickets/\(number)/actions/tugaskan"
        let given = try await centre.post(path, ["assignee": "pusat2"]).expect(200).json
        #expect(given["assignee"]["name"] == "Bagus Wicaksana")
        for stranger in ["dinas1", "sekolah1", "agen1", "nobody"] {
            let refused = try await centre.post(path, ["assignee": .text(stranger)]).expect(422).json
            #expect(refused["errors"][0]["field"] == "assignee")
        }
        try await dinas.post(path, ["assignee": "dinas1"]).expect(409)
    }

    @Test func `return a ticket to the dinas only with a reason`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let centre = try await server.signIn("pusat1")
        let number = try await school.opened()
        try await dinas.forward(number).expect(200)
        #expect(try await centre.act("kembalikan", on: number).expect(422).json["errors"][0]["field"] == "message")
        let back = try await centre.act("kembalikan", on: number, "NPSN-nya belum terbit.").expect(200).json
        #expect(back["tier"] == "dinas" && back["awaiting"] == "holder")
        #expect(try await dinas.inbox("dinas").contains(number))
        try await dinas.act("kembalikan", on: number, "Tidak bisa.").expect(403)
    }

    @Test func `are rated once, after the end, and by the school alone`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let number = try await school.opened()
        let path = "/tickets/\(number)/actions/nilai"
        try await school.post(path, ["rating": .number(5)]).expect(409)
        try await school.act("tutup", on: number).expect(200)
        try await dinas.post(path, ["rating": .number(5)]).expect(403)
        for wrong in [0, 6] { try await school.post(path, ["rating": .number(Double(wrong))]).expect(422) }
        try await school.post(path, [:]).expect(422)
        try await school.post(path, ["rating": .number(3)]).expect(200)
        try await school.post(path, ["rating": .number(5)]).expect(409)
    }

    @Test func `find what a follow-up follows`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, other) = (try await server.signIn("sekolah1"), try await server.signIn("sekolah2"))
        let number = try await school.opened()
        try await school.act("tutup", on: number).expect(200)
        let body: JSON = [
            "workflow": "dapodik-paud-dikmas", "form": "pertanyaan", "subject": "Masih gagal",
            "message": "Setelah ditutup, kendalanya muncul lagi.", "follows": .number(Double(number)),
        ]
        let next = try await school.post("/tickets", body).expect(201).json
        #expect(next["follows"] == .number(Double(number)))
        let dinas = try await server.signIn("dinas1")
        #expect(try await dinas.ticket(try next["number"].integer())["follows"] == .number(Double(number)))
        // Somebody else's ticket can't be followed, nor told from one that isn't there.
        try await other.post("/tickets", body).expect(422)
    }
}
