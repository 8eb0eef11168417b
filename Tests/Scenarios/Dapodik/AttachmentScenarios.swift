import Foundation
import TestSupport
import Testing

/// Files over a real server: sent first, named by a message after, fetched by whoever may read it.
@Suite struct `Files` {
    @Test func `go from the school to the dinas and back, whole`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, dinas) = (try await server.signIn("sekolah1"), try await server.signIn("dinas1"))
        let film = SampleFile.video("isom") + (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sent = try await school.upload(film, named: "layar.mp4").expect(201).json
        #expect(sent["kind"] == "mp4")
        #expect(sent["size"] == .number(Double(film.count)))
        let number = try await school.open(with: [try sent["id"].text()]).expect(201).json["number"].integer()
        let listed = try await dinas.get("/tickets/\(number)/messages").expect(200).json["items"][0]["attachments"][0]
        #expect(listed == sent)
        let reply = try await dinas.get("/attachments/\(try listed["id"].text())").expect(200)
        #expect(Array(reply.body) == film)
        #expect(
            reply.headers["content-disposition"] == "attachment; filename=\"layar.mp4\"; filename*=UTF-8''layar.mp4")
        #expect(reply.headers["content-type"] == "video/mp4")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers["content-security-policy"]?.hasPrefix("sandbox") == true)
        let guide = try await dinas.upload(SampleFile.pdf, named: "panduan.pdf").expect(201).json["id"].text()
        try await dinas.act("jawab", on: number, "Lihat panduan.", with: [guide]).expect(200)
        #expect(Array(try await school.get("/attachments/\(guide)").expect(200).body) == SampleFile.pdf)
    }

    /// DOMAIN.md 6.9, vector 10.
    @Test func `are five at most: a sixth is refused, and the five are kept`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        var ids: [String] = []
        for number in 1...6 {
            let content = Array("Lampiran \(number)".utf8)
            ids.append(try await school.upload(content, named: "\(number).txt").expect(201).json["id"].text())
        }
        let refused = try await school.open(with: ids).expect(422).json
        #expect(refused["errors"][0]["field"] == "attachments")
        let number = try await school.open(with: Array(ids.prefix(5))).expect(201).json["number"].integer()
        let kept = try await school.get("/tickets/\(number)/messages").expect(200).json["items"][0]["attachments"]
        #expect(try kept.list().map { try $0["id"].text() } == Array(ids.prefix(5)))
    }

    @Test func `may be more, or smaller, where whoever runs it says so`() async throws {
        let settings = ["--practice", "--most-files", "6", "--largest-file", "1"]
        let server = try await Server.start(DataCopy.practice(), arguments: settings)
        let school = try await server.signIn("sekolah1")
        var ids: [String] = []
        for number in 1...7 {
            let content = Array("Lampiran \(number)".utf8)
            ids.append(try await school.upload(content, named: "\(number).txt").expect(201).json["id"].text())
        }
        try await school.open(with: ids).expect(422)
        try await school.open(with: Array(ids.prefix(6))).expect(201)
        let large = SampleFile.video("isom") + SampleFile.zeros(1_048_576)
        try await school.upload(large, named: "besar.mp4").expect(413)
    }

    @Test func `of other kinds or of a byte too many are refused`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        let before = server.storedFiles().count
        let page = Array("<!DOCTYPE html><script>alert(1)</script>".utf8)
        try await school.upload(page, named: "foto.png").expect(415)
        try await school.upload(Array("<svg onload='alert(1)'/>".utf8), named: "logo.svg").expect(415)
        try await school.upload(page + SampleFile.pdf, named: "ganda.pdf").expect(415)
        let most = SampleFile.video("isom") + SampleFile.zeros(10 * 1_048_576 - 16)
        try await school.upload(most + [0], named: "terlalu.mp4").expect(413)
        try await school.upload(most, named: "pas.mp4").expect(201)
        #expect(server.storedFiles().count == before + 1)
    }

    @Test func `are nobody else's to use or to read`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (school, other) = (try await server.signIn("sekolah1"), try await server.signIn("sekolah2"))
        let id = try await school.upload(SampleFile.pdf, named: "rahasia.pdf").expect(201).json["id"].text()
        try await other.open(with: [id]).expect(422)
        let (theirs, none) = (try await other.get("/attachments/\(id)"), try await other.get("/attachments/tidak-ada"))
        #expect(theirs.status == 404)
        #expect(theirs.body == none.body)
        try await school.open(with: [id]).expect(201)
        try await school.open(with: [id]).expect(422)
        try await other.get("/attachments/\(id)").expect(404)
        try await Client(server: server).get("/attachments/\(id)").expect(401)
    }

    @Test func `named by many messages at once go with one`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let school = try await server.signIn("sekolah1")
        let id = try await school.upload(SampleFile.pdf, named: "satu.pdf").expect(201).json["id"].text()
        let statuses = try await withThrowingTaskGroup { group in
            for _ in 0..<32 { group.addTask { try await school.open(with: [id]).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 201 }.count == 1)
        #expect(statuses.filter { $0 == 422 }.count == 31)
    }

    /// Promise 1: an upload that was answered is there after a kill, and so is the message that names it.
    @Test func `outlive a server that is killed between file and message`() async throws {
        let data = try await DataCopy.practice()
        var server = try await Server.start(data)
        var school = try await server.signIn("sekolah1")
        var ids: [String] = []
        for round in 1...5 {
            let content = Array("Putaran \(round)".utf8)
            ids.append(try await school.upload(content, named: "\(round).txt").expect(201).json["id"].text())
            // One more that nobody waits for: it may be anywhere between nothing and stored.
            async let torn = try? school.upload(content + content, named: "x.txt")
            await server.kill()
            _ = await torn
            server = try await Server.start(data)
            school = Client(server: server, token: school.token)
            let key = ["Idempotency-Key": "putaran-\(round)"]
            let number = try await school.open(with: [ids[round - 1]], headers: key).expect(201).json["number"]
                .integer()
            await server.kill()
            server = try await Server.start(data)
            school = Client(server: server, token: school.token)
            let again = try await school.open(with: [ids[round - 1]], headers: key).expect(201)
            #expect(try again.json["number"].integer() == number)
            #expect(Array(try await school.get("/attachments/\(ids[round - 1])").expect(200).body) == content)
        }
        #expect(await server.stop() == 0)
        let verified = try await Tangga.run(["verify", "--data", data.folder.path])
        #expect(verified.status == 0, "\(verified.errors)")
    }

    @Test func `that are missing or altered are what verify says`() async throws {
        let data = try await DataCopy.practice()
        let server = try await Server.start(data)
        let school = try await server.signIn("sekolah1")
        let before = server.storedFiles()
        for content in [SampleFile.pdf, SampleFile.png] {
            let id = try await school.upload(content, named: "a").expect(201).json["id"].text()
            try await school.open(with: [id]).expect(201)
        }
        let files = server.storedFiles().filter { !before.contains($0) }
        #expect(files.count == 2)
        await server.stop()
        try FileManager.default.removeItem(at: files[0])
        try Data([1, 2, 3]).write(to: files[1])
        let verified = try await Tangga.run(["verify", "--data", data.folder.path])
        #expect(verified.status == 1)
        let lines = verified.errors.split(separator: "\n").map(String.init)
        #expect(lines.count { $0.contains("missing") && $0.contains(files[0].lastPathComponent) } == 1, "\(lines)")
        #expect(lines.count { $0.contains("altered") && $0.contains(files[1].lastPathComponent) } == 1, "\(lines)")
    }
}

extension Client {
    fileprivate func upload(_ content: [UInt8], named name: String) async throws -> Reply {
        try await send("POST", "/attachments?name=\(name)", body: Data(content))
    }

    fileprivate func open(with attachments: [String], headers: [String: String] = [:]) async throws -> Reply {
        try await post(
            "/tickets",
            [
                "workflow": .text(Self.service), "form": "pertanyaan", "subject": "Dengan lampiran",
                "message": "Terlampir.", "attachments": .list(attachments.map { .text($0) }),
            ], headers: headers)
    }

    fileprivate func act(_ action: String, on number: Int, _ message: String, with attachments: [String]) async throws
        -> Reply
    {
        try await post(
            "/tickets/\(number)/actions/\(action)",
            ["message": .text(message), "attachments": .list(attachments.map { .text($0) })])
    }
}

extension Server {
    /// Without what is only coming in.
    fileprivate func storedFiles() -> [URL] {
        let folder = data.appending(path: "attachments")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
            $0 as? URL
        }
        return (files ?? []).filter { $0.lastPathComponent.count == 62 }.sorted { $0.path < $1.path }
    }
}
