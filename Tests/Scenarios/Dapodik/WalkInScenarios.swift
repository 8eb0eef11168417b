import Foundation
import Testing

/// Document 003, point 5, and the desk's own practice: numbers, three calls, a slip to take home.
@Suite struct `At the walk-in desk` {
    private static let line = "/queues/dapodik-paud-dikmas/A"

    private func visit(_ desk: Client) async throws -> JSON {
        try await desk.open("Datang langsung", form: "kunjungan", onBehalfOf: "sekolah1").expect(201).json
    }

    @Test func `a visitor gets a number, a slip, and is called`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let desk = try await server.signIn("ult1")
        // A day on, so that the practice tickets' own visitors are not in the line.
        try await desk.advance("1 days")
        let ticket = try await visit(desk)
        #expect(ticket["queueNumber"] == "A-001")
        let number = try ticket["number"].integer()
        let slip = try await desk.get("/tickets/\(number)/receipt", headers: ["Accept": "text/plain"]).expect(200)
        let lines = String(decoding: slip.body, as: UTF8.self).split(separator: "\n")
        #expect(lines.allSatisfy { (1...48).contains($0.count) })
        #expect(lines.contains { $0.contains("A-001") })
        #expect(lines.contains { $0.contains("Ticket number: \(number)") })
        let receipt = try await desk.get("/tickets/\(number)/receipt").expect(200).json
        #expect(receipt["desk"]["title"] == "Integrated Service Unit")
        #expect(receipt["holder"] == "Central Helpdesk Team")

        for _ in 0..<4 { _ = try await visit(desk) }
        try await desk.post("\(Self.line)/A-001/call", [:]).expect(200)
        try await desk.post("\(Self.line)/A-001/absent", [:]).expect(200)
        let order = try await desk.get(Self.line).expect(200).json["items"].list().map { try $0["queueNumber"].text() }
        #expect(order == ["A-002", "A-003", "A-004", "A-001", "A-005"])
        try await server.signIn("sekolah1").get(Self.line).expect(404)
        try await server.signIn("sekolah2").get("/tickets/\(number)/receipt").expect(404)
    }

    @Test func `twenty at once get twenty numbers, also across a crash`() async throws {
        let data = try await DataCopy.practice()
        let server = try await Server.start(data)
        let desk = try await server.signIn("ult1")
        try await desk.advance("1 days")
        let numbers = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await visit(desk)["queueNumber"].text() } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(numbers.count == 20)
        #expect(numbers.contains("A-001") && numbers.contains("A-020"))
        await server.kill()
        let again = try await Server.start(data)
        #expect(try await visit(again.signIn("ult1"))["queueNumber"] == "A-021")
    }
}
