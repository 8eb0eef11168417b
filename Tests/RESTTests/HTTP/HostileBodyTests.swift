import HTTPTypes
import Hummingbird
import REST
import Synchronization
import Testing
import Workflow

@Suite struct `A hostile body` {
    @Test(arguments: [
        ("", "malformed-json"), ("{", "malformed-json"), ("{\"a\":1,}", "malformed-json"), ("[1", "malformed-json"),
        ("{\"subject\":\"\\ud800\"}", "malformed-json"), ("{} {}", "malformed-json"), ("NaN", "malformed-json"),
        ("{\"a\":01}", "malformed-json"), ("{\"a\":\"\n\"}", "malformed-json"), ("[]", "not-an-object"),
        ("null", "not-an-object"), ("{\"a\":1,\"a\":2}", "duplicate-member"),
    ])
    func `that is no JSON object is malformed`(text: String, problem: String) async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        let answer = try await house.post("/api/v1/tickets", bytes: Array(text.utf8), as: token)
        #expect(answer.status == 400)
        #expect(answer.type == "/problems/\(problem)")
    }

    @Test(arguments: [[0xFF, 0xFE], Array("{\"subject\":\"".utf8) + [0xC0, 0xAF] + Array("\"}".utf8)])
    func `that is no UTF-8 is malformed`(bytes: [UInt8]) async throws {
        let house = try await House()
        let answer = try await house.post("/api/v1/tickets", bytes: bytes, as: house.signIn("sekolah1"))
        #expect(answer.status == 400)
        #expect(answer.type == "/problems/not-utf-8")
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `that is nested ten thousand deep is refused`(opening: String) async throws {
        let house = try await House()
        let bytes = Array(String(repeating: opening, count: 10_000).utf8)
        let answer = try await house.post("/api/v1/tickets", bytes: bytes, as: house.signIn("sekolah1"))
        #expect(answer.status == 400)
        #expect(answer.type == "/problems/too-deep")
    }

    @Test func `of 50 MB is refused when 256 KiB are in, with or without a length`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        for length in [nil, "52428800"] {
            let flood = Flood(chunks: 800)
            var headers: HTTPFields = [.contentType: "application/json"]
            headers[.contentLength] = length
            let answer = try await house.send(
                .post, "/api/v1/tickets", as: token, headers, body: RequestBody(asyncSequence: flood))
            #expect(answer.status == 413)
            #expect(flood.taken.value <= 5)
        }
    }

    @Test(arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"])
    func `of another type is not read`(type: String?) async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        let body = RequestBody(buffer: JSON.question().bytes)
        let answer = try await house.send(.post, "/api/v1/tickets", as: token, headers, body: body)
        #expect(answer.status == 415)
        let good: HTTPFields = [.contentType: "Application/JSON; charset=\"UTF-8\""]
        #expect(try await house.post("/api/v1/tickets", .question(), as: token, good).status == 201)
    }

    @Test func `with unknown members and wrong types hears about all of them at once`() async throws {
        let house = try await House()
        let body = JSON.object([
            "workflow": 1, "form": .null, "subject": ["x"], "message": .object([:]), "fields": .object(["a": 1]),
            "follows": "7", "attachments": ["a", 1], "category": 7, "statsu": "open",
        ])
        let token = try await house.signIn("sekolah1")
        let answer = try await house.post("/api/v1/tickets", body, as: token, [.acceptLanguage: "en"])
        #expect(answer.status == 422)
        #expect(answer.type == "/problems/form")
        #expect(
            answer.fields == [
                "workflow", "form", "category", "subject", "message", "fields.a", "follows", "attachments.1", "statsu",
            ])
        #expect(answer.json["errors"]?.items.last?["message"] == "There is no such field.")
    }
}

/// 64 KiB of blanks at a time, and how many of them somebody took.
private struct Flood: AsyncSequence, Sendable {
    final class Taken: Sendable {
        private let count = Atomic(0)
        var value: Int { count.load(ordering: .relaxed) }
        func note() { count.add(1, ordering: .relaxed) }
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        var left: Int
        let taken: Taken

        mutating func next() async -> ByteBuffer? {
            guard left > 0 else { return nil }
            left -= 1
            taken.note()
            return ByteBuffer(repeating: UInt8(ascii: " "), count: 65_536)
        }
    }

    let chunks: Int
    let taken = Taken()

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(left: chunks, taken: taken) }
}
