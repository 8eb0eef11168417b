import HTTPTypes
import Hummingbird
import NIOCore
import REST
import TestSupport
import Testing
import Workflow

@Suite struct `An attachment` {
    let house: House
    let school: String

    init() async throws {
        house = try await House()
        school = try await house.signIn("sekolah1")
    }

    private func upload(
        _ content: [UInt8] = SampleFile.pdf, as token: String, name: String = "surat.pdf", _ headers: HTTPFields = [:]
    ) async throws -> Answer {
        try await house.send(
            .post, "/api/v1/attachments?name=\(name)", as: token, headers,
            body: RequestBody(buffer: ByteBuffer(bytes: content)))
    }

    private func sent(_ content: [UInt8] = SampleFile.pdf, as token: String, name: String = "surat.pdf") async throws
        -> String
    {
        try #require(try await upload(content, as: token, name: name).json["id"]?.text)
    }

    private func open(with ids: [String], as token: String) async throws -> Answer {
        let members = JSON.question().members + [JSON.Member("attachments", .array(ids.map(JSON.string)))]
        return try await house.post("/api/v1/tickets", .object(members), as: token)
    }

    @Test func `is taken, named in a message and handed out`() async throws {
        let answer = try await upload(as: school)
        #expect(answer.status == 201)
        let id = try #require(answer.json["id"]?.text)
        #expect(answer.headers[.location] == "/api/v1/attachments/\(id)")
        #expect(answer.json["name"] == "surat.pdf")
        #expect(answer.json["kind"] == "pdf")
        #expect(answer.json["size"] == .integer(SampleFile.pdf.count))
        #expect(try await open(with: [id], as: school).status == 201)
        let file = try await house.get("/api/v1/attachments/\(id)", as: house.signIn("dinas1"))
        #expect(file.status == 200)
        #expect(file.bytes == SampleFile.pdf)
    }

    @Test func `is for storing, and not for a browser to show`() async throws {
        let id = try await sent(Array("halo".utf8), as: school, name: "%E5%AD%A6%22%0D%0A..%2F%E2%80%AEtxt.html")
        let headers = try await house.get("/api/v1/attachments/\(id)", as: school).headers
        #expect(
            headers[.contentDisposition]
                == "attachment; filename=\"txt.html.txt\"; filename*=UTF-8''txt.html.txt")
        #expect(headers[.contentType] == "text/plain; charset=utf-8")
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") == true)
        #expect(headers[.cacheControl] == "no-store")
    }

    @Test func `has its name in full, and once more for old programs`() async throws {
        let id = try await sent(as: school, name: "Surat%20%E5%AD%A6%E6%A0%A1%20%27a%27.pdf")
        let headers = try await house.get("/api/v1/attachments/\(id)", as: school).headers
        #expect(
            headers[.contentDisposition]
                == "attachment; filename=\"Surat __ 'a'.pdf\"; filename*=UTF-8''Surat%20%E5%AD%A6%E6%A0%A1%20%27a%27.pdf"
        )
    }

    @Test func `of 300 characters or none has a name all the same`() async throws {
        let long = try await upload(as: school, name: String(repeating: "n", count: 300))
        #expect(long.json["name"]?.text?.count == 104)
        let none = try await house.send(
            .post, "/api/v1/attachments", as: school, body: RequestBody(buffer: ByteBuffer(bytes: SampleFile.png)))
        #expect(none.json["name"] == "lampiran.png")
    }

    @Test func `that is somebody else's is answered to the byte like one that is not there`() async throws {
        let (waiting, sent) = (try await sent(as: school), try await sent(SampleFile.png, as: school))
        #expect(try await open(with: [sent], as: school).status == 201)
        for stranger in ["sekolah2", "dinas2", "pusat1", "ult1"] {
            let token = try await house.signIn(stranger)
            let missing = try await house.get("/api/v1/attachments/tidak-ada", as: token)
            for id in [waiting, sent] {
                let theirs = try await house.get("/api/v1/attachments/\(id)", as: token)
                #expect(theirs.status == 404)
                #expect(theirs.bytes == missing.bytes)
                #expect(theirs.headers == missing.headers)
            }
        }
        #expect(try await house.get("/api/v1/attachments/\(sent)").status == 401)
        // The dinas reads what was sent to it, and not what only waits.
        let dinas = try await house.signIn("dinas1")
        #expect(try await house.get("/api/v1/attachments/\(sent)", as: dinas).status == 200)
        #expect(try await house.get("/api/v1/attachments/\(waiting)", as: dinas).status == 404)
    }

    @Test func `is listed with its message and in the history`() async throws {
        let id = try await sent(as: school)
        _ = try await open(with: [id], as: school)
        let message = try await house.get("/api/v1/tickets/1/messages", as: school).items[0]
        #expect(message["attachments"]?.items.map { $0["id"]?.text } == [id])
        #expect(message["attachments"]?.items.first?["name"] == "surat.pdf")
        let event = try await house.get("/api/v1/tickets/1/events", as: school).items[0]
        #expect(event["details"]?["attachments"]?.items.map { $0["id"]?.text } == [id])
    }

    @Test(arguments: [
        Array("<!DOCTYPE html><script>alert(1)</script>".utf8), Array("<svg onload='alert(1)'/>".utf8),
        Array("GIF89a/*<svg/onload=alert(1)>*/".utf8), SampleFile.zip(["a.exe"]),
    ])
    func `of another kind is refused, whatever its name`(content: [UInt8]) async throws {
        let answer = try await upload(content, as: school, name: "foto.png")
        #expect(answer.status == 415)
        #expect(answer.type == "/problems/attachment-kind")
    }

    @Test func `in a form's wrapping is refused`() async throws {
        let answer = try await upload(
            Array("--x\r\n\r\nhalo\r\n--x--".utf8), as: school, [.contentType: "multipart/form-data; boundary=x"])
        #expect(answer.status == 415)
    }

    @Test func `that is empty is missing`() async throws {
        let answer = try await upload([], as: school)
        #expect(answer.status == 422)
        #expect(answer.fields == ["body"])
    }

    @Test func `that says that it is too large is refused before a byte is read`() async throws {
        let answer = try await upload(as: school, [.contentLength: "10485761"])
        #expect(answer.status == 413)
        #expect(answer.type == "/problems/attachment-too-large")
    }

    @Test func `that is too large without saying so is refused on the way`() async throws {
        let content = SampleFile.zeros(10 * 1_048_576 + 1)
        #expect(try await upload(content, as: school).status == 413)
    }

    @Test func `that breaks off is not stored`() async throws {
        let body = RequestBody(asyncSequence: BreakingOff())
        let answer = try await house.send(.post, "/api/v1/attachments?name=a", as: school, body: body)
        #expect(answer.status == 400)
        #expect(answer.type == "/problems/body-cut-short")
    }

    @Test func `under an idempotency key is stored once`() async throws {
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let first = try await upload(as: school, [key: "k"])
        let again = try await upload(as: school, [key: "k"])
        #expect(again.bytes == first.bytes)
        #expect(again.headers[try #require(HTTPField.Name("Idempotent-Replayed"))] == "true")
        let other = try await upload(SampleFile.png, as: school, [key: "k"])
        #expect(other.status == 422)
        #expect(other.type == "/problems/key-reused")
        #expect(try await upload(as: school, [key: "dua kata"]).status == 400)
    }

    @Test func `by nobody is not taken`() async throws {
        #expect(try await house.send(.post, "/api/v1/attachments?name=a").status == 401)
    }

    @Test(arguments: ["%FF", "a&name=b"]) func `with a name that can't be read is malformed`(name: String) async throws
    {
        #expect(try await upload(as: school, name: name).status == 400)
    }

    @Test func `is one of five at most, and says which was wrong`() async throws {
        var ids: [String] = []
        for number in 0..<6 { ids.append(try await sent(Array("\(number)".utf8), as: school)) }
        let six = try await open(with: ids, as: school)
        #expect(six.status == 422)
        #expect(six.fields == ["attachments"])
        let twice = try await open(with: [ids[0], ids[0]], as: school)
        #expect(twice.fields == ["attachments.1"])
        #expect(try await open(with: Array(ids.prefix(5)), as: school).status == 201)
        let used = try await house.post(
            "/api/v1/tickets/1/actions/balas",
            .object(["message": "Lagi.", "attachments": .array([.string(ids[0])])]), as: school)
        #expect(used.status == 422)
        #expect(used.fields == ["attachments.0"])
    }

    @Test func `without words is refused`() async throws {
        _ = try await open(with: [], as: school)
        let id = try await sent(as: school)
        let answer = try await house.post(
            "/api/v1/tickets/1/actions/tutup", .object(["attachments": .array([.string(id)])]), as: school)
        #expect(answer.status == 422)
        #expect(answer.fields == ["message"])
    }
}

private struct BreakingOff: AsyncSequence, Sendable {
    struct Broken: Error {}

    struct AsyncIterator: AsyncIteratorProtocol {
        var isFirst = true

        mutating func next() async throws -> ByteBuffer? {
            guard isFirst else { throw Broken() }
            isFirst = false
            return ByteBuffer(bytes: SampleFile.pdf)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}
