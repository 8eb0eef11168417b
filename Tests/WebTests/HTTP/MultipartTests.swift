import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct `A form with files` {
    private static let body = [
        "--kertas", "Content-Disposition: form-data; name=\"csrf\"", "", "abc", "--kertas",
        "Content-Disposition: form-data; name=\"message\"", "", "Baris satu", "--kerta", "", "", "--kertas",
        "Content-Disposition: form-data; name=\"attachments\"; filename=\"a %22b%22.txt\"", "Content-Type: text/plain",
        "",
        "isi\r\n--kertaX", "--kertas", "Content-Disposition: form-data; name=\"kosong\"", "", "", "--kertas--", "",
    ].joined(separator: "\r\n")

    /// In pieces of so many bytes.
    private func reader(_ body: String, pieces: Int, largest: Int = 100_000) throws -> MultipartReader {
        let bytes = Array(body.utf8)
        let buffers = stride(from: 0, to: bytes.count, by: pieces)
            .map { ByteBuffer(bytes: bytes[$0..<min($0 + pieces, bytes.count)]) }
        let stream = AsyncStream { continuation in
            for buffer in buffers { continuation.yield(buffer) }
            continuation.finish()
        }
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "helpdesk.test", path: "/tiket/baru",
            headerFields: [.contentType: "multipart/form-data; boundary=kertas"])
        return try MultipartReader(Request(head: head, body: RequestBody(asyncSequence: stream)), largest: largest)
    }

    private func parts(_ reader: MultipartReader) async throws -> [(MultipartReader.Part, String)] {
        var parts: [(MultipartReader.Part, String)] = []
        while let part = try await reader.next() { parts.append((part, try await reader.text(atMost: 10_000))) }
        return parts
    }

    @Test(arguments: [1, 2, 3, 7, 10, 64, 10_000])
    func `is the same however it is cut into pieces`(pieces: Int) async throws {
        let parts = try await parts(try reader(Self.body, pieces: pieces))
        #expect(parts.map(\.0.name) == ["csrf", "message", "attachments", "kosong"])
        #expect(parts.map(\.1) == ["abc", "Baris satu\r\n--kerta\r\n\r\n", "isi\r\n--kertaX", ""])
        #expect(parts.map(\.0.fileName) == [nil, nil, "a \"b\".txt", nil])
    }

    @Test func `can be skipped part by part`() async throws {
        let reader = try reader(Self.body, pieces: 5)
        var names: [String] = []
        while let part = try await reader.next() { names.append(part.name) }
        #expect(names == ["csrf", "message", "attachments", "kosong"])
    }

    @Test(arguments: [
        "", "--kertas", "--kertas\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc",
        "--kertas\r\n\r\n\r\n--kertas--",
    ])
    func `that is broken off is told so`(body: String) async throws {
        await #expect(throws: BadRequest.malformedForm) { _ = try await parts(try reader(body, pieces: 4)) }
    }

    @Test func `is not read beyond its limit`() async throws {
        await #expect(throws: BadRequest.bodyTooLarge(largest: 100)) {
            _ = try await parts(try reader(Self.body, pieces: 20, largest: 100))
        }
    }
}

@Suite struct `A form without files` {
    @Test func `is read as browsers write it`() throws {
        let form = try FormBody(urlEncoded: "csrf=a&message=Satu+dua%0D%0Atiga&x=&x=1")
        #expect(form["csrf"] == "a")
        #expect(form.typed("message") == "Satu dua\ntiga")
        #expect(form.typed("x") == nil)
        #expect(form.all("x") == ["", "1"])
    }

    @Test func `with too many fields is refused`() {
        let text = (0...FormBody.mostFields).map { "a\($0)=1" }.joined(separator: "&")
        #expect(throws: BadRequest.bodyTooLarge(largest: FormBody.largest)) { try FormBody(urlEncoded: text) }
    }
}
