import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `A list` {
    private func tickets(_ count: Int) async throws -> (House, String) {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        for number in 1...count { try await house.open(as: token, subject: "Gagal sinkron \(number)") }
        return (house, token)
    }

    @Test func `goes on page by page, by body and by header`() async throws {
        let (house, token) = try await tickets(5)
        var path: String? = "/api/v1/tickets?limit=2&status=open"
        var numbers: [Int] = []
        while let page = path {
            let answer = try await house.get(page, as: token)
            #expect(answer.status == 200)
            numbers += answer.items.compactMap { $0["number"]?.integer }
            let link = answer.nextLink
            #expect((link == nil) == (answer.json["next"] == .null))
            path = link
        }
        #expect(numbers == [5, 4, 3, 2, 1])
    }

    @Test(arguments: [
        "limit=0", "limit=201", "limit=-1", "limit=x", "limit=1.5", "limit=", "status=all", "status=",
    ])
    func `refuses what it can't filter by`(query: String) async throws {
        let (house, token) = try await tickets(1)
        let answer = try await house.get("/api/v1/tickets?\(query)", as: token)
        #expect(answer.status == 422)
        #expect(answer.fields == [query.split(separator: "=")[0].description])
    }

    @Test(arguments: ["limit=1&limit=2", "q=%", "q=%FF", "q=%zz"])
    func `refuses a query that can't be read`(query: String) async throws {
        let (house, token) = try await tickets(1)
        #expect(try await house.get("/api/v1/tickets?\(query)", as: token).status == 400)
    }

    @Test func `takes a cursor for the list alone that it was made for`() async throws {
        let (house, token) = try await tickets(3)
        let cursor = try #require(try await house.get("/api/v1/tickets?limit=1", as: token).json["next"]?.text)
        let good = try await house.get("/api/v1/tickets?limit=1&cursor=\(cursor)", as: token)
        #expect(good.items.first?["number"] == 2)
        let other = try await house.signIn("dinas1")
        let tampered = (cursor.first == "A" ? "B" : "A") + cursor.dropFirst()
        let attempts = [
            try await house.get("/api/v1/tickets?limit=1&cursor=\(tampered)", as: token),
            try await house.get("/api/v1/tickets?limit=1&status=open&cursor=\(cursor)", as: token),
            try await house.get("/api/v1/tickets?limit=1&cursor=\(cursor)", as: other),
            try await house.get("/api/v1/inboxes/dinas/tickets?cursor=\(cursor)", as: other),
            try await house.get("/api/v1/tickets?cursor=%00", as: token),
        ]
        for attempt in attempts {
            #expect(attempt.status == 400)
            #expect(attempt.type == "/problems/unknown-cursor")
        }
    }

    @Test func `is filtered and searched`() async throws {
        let (house, token) = try await tickets(3)
        try await house.post("/api/v1/tickets/2/actions/tutup", .object([:]), as: token)
        func numbers(_ query: String) async throws -> [Int] {
            try await house.get("/api/v1/tickets?\(query)", as: token).items.compactMap { $0["number"]?.integer }
        }
        #expect(try await numbers("status=closed") == [2])
        #expect(try await numbers("status=open") == [3, 1])
        #expect(try await numbers("q=%233") == [3])
        #expect(try await numbers("q=sinkron+1") == [1])
        #expect(try await numbers("workflow=lain") == [])
        #expect(try await numbers("tier=dinas&q=") == [3, 2, 1])
        try expectGolden(try await house.get("/api/v1/tickets?q=2", as: token), "list")
    }

    @Test func `of an inbox is filtered and searched`() async throws {
        let (house, _) = try await tickets(3)
        let dinas = try await house.signIn("dinas1")
        try await house.post("/api/v1/tickets/2/actions/jawab", .message("Silakan dicoba."), as: dinas)
        func numbers(_ query: String) async throws -> Set<Int> {
            Set(
                try await house.get("/api/v1/inboxes/dinas/tickets?\(query)", as: dinas).items.compactMap {
                    $0["number"]?.integer
                })
        }
        #expect(try await numbers("waiting=true") == [1, 3])
        #expect(try await numbers("waiting=false") == [2])
        #expect(try await numbers("q=%233") == [3])
        #expect(try await numbers("q=sinkron&waiting=true") == [1, 3])
        #expect(try await numbers("category=lain") == [])
        #expect(try await numbers("flag=terlambat") == [])
        #expect(try await numbers("q=&workflow=dapodik-paud-dikmas") == [1, 2, 3])
        #expect(try await house.get("/api/v1/inboxes/dinas/tickets?waiting=ya", as: dinas).status == 422)
        let first = try await house.get("/api/v1/inboxes/dinas/tickets?q=sinkron&limit=1", as: dinas)
        #expect(first.items.map { $0["number"] } == [3])
        let next = try #require(first.nextLink)
        #expect(next.contains("q=sinkron"))
        #expect(try await house.get(next, as: dinas).items.map { $0["number"] } == [2])
    }

    @Test func `of an inbox is for those who stand there`() async throws {
        let (house, token) = try await tickets(2)
        let dinas = try await house.signIn("dinas1")
        let inbox = try await house.get("/api/v1/inboxes/dinas/tickets?limit=1", as: dinas)
        #expect(inbox.items.map { $0["number"] } == [1])
        let next = try #require(inbox.nextLink)
        #expect(try await house.get(next, as: dinas).items.map { $0["number"] } == [2])
        #expect(try await house.get("/api/v1/inboxes/pusat/tickets", as: dinas).status == 404)
        #expect(try await house.get("/api/v1/inboxes/dinas/tickets", as: token).status == 404)
        #expect(try await house.get("/api/v1/inboxes/%FF/tickets", as: dinas).status == 404)
        try expectGolden(try await house.get("/api/v1/inboxes", as: dinas), "inboxes")
        #expect(try await house.get("/api/v1/inboxes", as: token).items.isEmpty)
    }
}
