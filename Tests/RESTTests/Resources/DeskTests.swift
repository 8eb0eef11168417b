import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `The walk-in desk` {
    private static let line = "/api/v1/queues/dapodik-paud-dikmas/A"
    private static let visit = JSON.object([
        "workflow": "dapodik-paud-dikmas", "form": "kunjungan", "subject": "Datang langsung", "message": "Lupa sandi.",
        "onBehalfOf": "sekolah1",
    ])

    @Test func `hands out a receipt, as JSON and as a slip, to those who may see the ticket`() async throws {
        let house = try await House()
        let desk = try await house.signIn("ult1")
        let filed = try await house.post("/api/v1/tickets", Self.visit, as: desk)
        #expect(filed.json["queueNumber"]?.text == "A-001")
        let path = "/api/v1/tickets/\(filed.number)/receipt"
        let receipt = try await house.get(path, as: desk)
        try expectGolden(receipt, "receipt")
        let slip = try await house.get(path, as: house.signIn("sekolah1"), [.accept: "text/plain"])
        #expect(slip.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(slip.text.contains("A-001"))
        #expect(try await house.get(path, as: house.signIn("sekolah2")).status == 404)
        #expect(try await house.get(path).status == 401)
    }

    @Test func `calls its line`() async throws {
        let house = try await House()
        let desk = try await house.signIn("ult1")
        try await house.post("/api/v1/tickets", Self.visit, as: desk)
        let waiting = try await house.get(Self.line, as: desk)
        #expect(waiting.items.map { $0["state"]?.text } == ["waiting"])
        for calls in 1...3 {
            let called = try await house.post("\(Self.line)/A-001/call", .object([:]), as: desk)
            #expect(called.json["calls"]?.integer == calls)
        }
        let often = try await house.post("\(Self.line)/A-001/call", .object([:]), as: desk)
        #expect(often.status == 409)
        #expect(often.type == "/problems/queue-called-often")
        let absent = try await house.post("\(Self.line)/A-001/absent", .object([:]), as: desk)
        #expect(absent.json["state"]?.text == "absent")
        #expect(try await house.post("\(Self.line)/A-001/absent", .object([:]), as: desk).status == 409)
        #expect(try await house.post("\(Self.line)/A-001/serve", .object([:]), as: desk).status == 200)
        #expect(try await house.post("\(Self.line)/A-001/serve", .object([:]), as: desk).status == 409)
        for path in ["\(Self.line)/A-002/call", "\(Self.line)/A-001/dance", "\(Self.line)/a-001/call"] {
            #expect(try await house.post(path, .object([:]), as: desk).status == 404)
        }
        let school = try await house.signIn("sekolah1")
        #expect(try await house.get(Self.line, as: school).status == 404)
        #expect(try await house.post("\(Self.line)/A-001/call", .object([:]), as: school).status == 404)
    }
}
