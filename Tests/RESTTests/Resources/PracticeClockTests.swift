import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `The practice clock` {
    @Test func `is moved on, and what falls due happens`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        #expect(try await house.get("/api/v1/practice/clock", as: token).json["now"] == "2026-02-02T09:00:00Z")
        let moved = try await house.post("/api/v1/practice/clock", .object(["advance": "3 days"]), as: token)
        #expect(moved.status == 200)
        #expect(moved.json["now"] == "2026-02-05T09:00:00Z")
        let ticket = try await house.get("/api/v1/tickets/1", as: token)
        #expect(ticket.json["tier"] == "pusat")
    }

    @Test func `is moved once however often the same request comes`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let body = JSON.object(["advance": "3 days"])
        let first = try await house.post("/api/v1/practice/clock", body, as: token, [key: "maju"])
        let again = try await house.post("/api/v1/practice/clock", body, as: token, [key: "maju"])
        #expect(first.json["now"] == "2026-02-05T09:00:00Z")
        #expect(again.json["now"] == first.json["now"])
        #expect(try again.headers[#require(HTTPField.Name("Idempotent-Replayed"))] == "true")
        let other = JSON.object(["advance": "4 days"])
        let misused = try await house.post("/api/v1/practice/clock", other, as: token, [key: "maju"])
        #expect(misused.status == 422)
    }

    @Test(arguments: ["", "3", "3 working days", "-3 days", "0 days", "99999 days", "tomorrow"])
    func `moves by a length of time`(text: String) async throws {
        let house = try await House()
        let body = JSON.object(["advance": .string(text)])
        let answer = try await house.post("/api/v1/practice/clock", body, as: house.signIn("sekolah1"))
        #expect(answer.status == 422)
        #expect(answer.fields == ["advance"])
    }

    @Test func `is not there where nobody practises`() async throws {
        let house = try await House(isPractice: false)
        let token = try await house.signIn("sekolah1")
        #expect(try await house.get("/api/v1/practice/clock", as: token).status == 404)
        let body = JSON.object(["advance": "3 days"])
        #expect(try await house.post("/api/v1/practice/clock", body, as: token).status == 404)
    }

    @Test func `is for those who have signed in`() async throws {
        let house = try await House()
        #expect(try await house.get("/api/v1/practice/clock").status == 401)
        #expect(try await house.post("/api/v1/practice/clock", .object(["advance": "3 days"])).status == 401)
    }
}
