import Foundation
import Testing

/// Document 001, point 8: questions in public, and the reports that officers make of them.
@Suite struct `Below an article` {
    private func data() async throws -> DataCopy {
        let data = try await DataCopy.practice()
        let added = try await Tangga.run(
            [
                "account", "add", "agen8", "--data", data.folder.path, "--name", "Agen Delapan", "--role",
                "agen-belajar-id",
            ], input: "rahasia panjang\n")
        #expect(added.status == 0, "\(added.errors)")
        return data
    }

    @Test func `a question becomes a report, and its number is told in public by a canned reply alone`() async throws {
        let data = try await data()
        let server = try await Server.start(data)
        let school = try await server.signIn("sekolah1")
        let agent = try await server.signIn("agen8", password: "rahasia panjang")
        let words = "Mohon reset sandi guru.satu@guru.sd.belajar.id, WA 0812-3456-7890"
        let body: JSON = ["workflow": "belajar-id", "article": "lupa-sandi", "text": .text(words)]
        let number = try await school.post("/comments", body).expect(201).json["number"].integer()
        let twice = try await school.post("/comments", body).expect(201).json["number"].integer()

        let stranger = Client(server: server)
        let seen = try await stranger.get("/comments?article=lupa-sandi").expect(200)
        #expect(!String(decoding: seen.body, as: UTF8.self).contains("7890\""))
        #expect(!String(decoding: seen.body, as: UTF8.self).contains("guru.satu"))
        let desk = try await agent.get("/comments?article=lupa-sandi").expect(200).json["items"].list()
        #expect(desk[0]["repeats"] == .number(Double(number)))
        #expect(desk[1]["text"] == .text(words))
        try await agent.post("/comments/\(twice)/hide", ["reason": "Dikirim dua kali"]).expect(200)

        let report = try await agent.post(
            "/comments/\(number)/ticket", ["category": "akun/lupa-sandi", "canned": "komentar-2"]
        ).expect(201).json
        let ticket = try report["number"].integer()
        #expect(report["channel"] == "comment")
        #expect(report["comment"] == .number(Double(number)))
        #expect(try await school.numbers().contains(ticket))
        let shown = try await stranger.get("/comments?article=lupa-sandi").expect(200).json["items"].list()
        #expect(shown.count == 1)
        let reply = try shown[0]["replies"][0]["text"].text()
        #expect(reply.contains("nomor laporan \(ticket)"))
        #expect(reply.contains("Rina Kusumawardani"))

        try await school.send("DELETE", "/comments/\(number)").expect(204)
        let left = try await stranger.get("/comments?article=lupa-sandi").expect(200).json["items"].list()
        #expect(left[0]["text"] == .null)
        #expect(try left[0]["replies"].list().count == 1)
        await server.stop()
        #expect(try await Tangga.run(["verify", "--data", data.folder.path]).status == 0)
        #expect(try await Tangga.run(["rebuild", "--data", data.folder.path]).status == 0)
        #expect(try await Tangga.run(["verify", "--data", data.folder.path]).status == 0)
    }
}
