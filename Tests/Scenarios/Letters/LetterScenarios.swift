import Foundation
import Testing

/// Who is told of what, in which words and when: from outside, in practice mode.
@Suite struct `Letters` {
    @Test func `remind twice, each at its moment, before missing data close a ticket`() async throws {
        let home = try Home(with: Home.fortyEightHours)
        let server = try await Server.start(DataCopy.empty(), home: home.url)
        let (school, centre) = (try await server.signIn("sekolah1"), try await server.signIn("pusat1"))
        let number = try await school.post(
            "/tickets",
            [
                "workflow": "data-kurang", "form": "laporan", "subject": "Rapor kosong",
                "message": "Isinya kenari-kuning.",
            ]
        ).expect(201).json["number"].integer()
        let asked = try await centre.act("minta-data", on: number, "Kirim kenari-kuning.").expect(200).json
        try await centre.act("catat", on: number, "Catatan kenari-kuning.").expect(200)
        let from = try asked["updatedAt"].milliseconds()
        try await school.advance("3 days")

        let letters = try await school.letters(about: number).filter { $0["to"]["name"] == "Rina Kusumawardani" }
        #expect(letters.map { $0["notice"] } == ["received", "asked", "reminded", "reminded", "closed"])
        let hour: Int64 = 3_600_000
        #expect(
            try letters.dropFirst().map { try $0["dueAt"].milliseconds() - from } == [0, 16, 32, 48].map { $0 * hour })
        #expect(letters.allSatisfy { $0["state"] == "ready" })
        #expect(try letters[2]["body"].text().contains("Sisa waktu: 1 hari 8 jam"))
        #expect(try letters[3]["body"].text().contains("Sisa waktu: 16 jam"))
        #expect(try letters[4]["body"].text().contains("dianggap sudah terselesaikan"))
        #expect(try letters.allSatisfy { try !$0["body"].text().contains("kenari") })

        let printed = try await Tangga.run(
            ["practice", "outbox", "--data", server.data.path, "--ticket", "\(number)"], language: "id_ID.UTF-8",
            home: home.url)
        #expect(printed.status == 0, "\(printed.errors)")
        #expect(printed.output.components(separatedBy: "Judul: Pengingat: tiket #\(number)").count == 3)
        #expect(printed.output.contains("Rina Kusumawardani <rina.kusumawardani@example.org>"))
        #expect(!printed.output.contains("kenari"))
    }

    @Test func `are written once, whatever is killed`() async throws {
        let data = try await DataCopy.practice()
        let first = try await Server.start(data)
        let number = try await first.signIn("sekolah1").opened()
        await first.kill()
        let second = try await Server.start(data)
        let school = try await second.signIn("sekolah1")
        #expect(try await school.letters(about: number).map { $0["notice"] } == ["received", "arrived"])
        await second.stop()
        #expect(try await Tangga.run(["rebuild", "--data", data.folder.path]).status == 0)
        #expect(try await Tangga.run(["verify", "--data", data.folder.path]).status == 0)
        let third = try await Server.start(data)
        #expect(try await third.signIn("sekolah1").letters(about: number).count == 2)
        #expect(try await Tangga.run(["practice", "outbox", "--data", data.folder.path]).output.contains("#\(number)"))
    }

    @Test func `are read by nobody outside practice mode`() async throws {
        let data = try DataCopy.empty()
        let add = [
            "account", "add", "operator.baru", "--data", data.folder.path, "--name", "Operator Baru", "--role",
            "operator-dinas", "--place", "32.04",
        ]
        #expect(try await Tangga.run(add + ["--email", "bukan"], input: "rahasia panjang\n").status == 1)
        #expect(try await Tangga.run(add + ["--email", "baru@example.org"], input: "rahasia panjang\n").status == 0)
        #expect(
            try await Tangga.run(["account", "list", "--data", data.folder.path]).output.contains("baru@example.org"))
        let refused = try await Tangga.run(["practice", "outbox", "--data", data.folder.path])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("practice"))
        let server = try await Server.start(data, arguments: [])
        let client = try await server.signIn("operator.baru", password: "rahasia panjang")
        try await client.get("/practice/outbox").expect(404)
        let me = try await client.get("/me").expect(200)
        #expect(!String(decoding: me.body, as: UTF8.self).contains("example.org"))
    }
}

extension Client {
    /// Oldest first.
    fileprivate func letters(about number: Int) async throws -> [JSON] {
        try await get("/practice/outbox?limit=200&ticket=\(number)").expect(200).json["items"].list().reversed()
    }
}
