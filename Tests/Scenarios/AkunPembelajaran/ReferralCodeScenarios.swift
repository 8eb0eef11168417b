import Foundation
import Testing

/// Document 002, point 4: officials show the code of their office.
@Suite struct `With a referral code` {
    private static let path = "/codes/akun-pembelajaran/kode-referral"

    /// The practice data with somebody who issues codes.
    private func data() async throws -> DataCopy {
        let data = try await DataCopy.practice()
        let added = try await Tangga.run(
            [
                "account", "add", "agen9", "--data", data.folder.path, "--name", "Agen Sembilan", "--role", "agen-akun",
            ], input: "rahasia panjang\n")
        #expect(added.status == 0, "\(added.errors)")
        return data
    }

    private func ask(_ client: Client, _ code: String, kabkota: String = "32.04") async throws -> Reply {
        try await client.post(
            "/tickets",
            [
                "workflow": "akun-pembelajaran", "form": "dinas", "category": "akun-baru/pejabat-dinas",
                "subject": "Akun pejabat dinas", "message": "Mohon dibuatkan akun.",
                "fields": [
                    "email": "pejabat@example.com", "tipe-pengguna": "pejabat", "email-pribadi": "pejabat@example.com",
                    "akun": "pejabat@dinas.belajar.id", "nik": "3204990101800001", "jabatan": "kepala-bidang",
                    "tipe-dinas": "kabkota", "provinsi": .text(String(kabkota.prefix(2))), "kabkota": .text(kabkota),
                    "kode": .text(code),
                ],
            ])
    }

    @Test func `an official gets a ticket, and nobody learns which part of a wrong one is wrong`() async throws {
        let server = try await Server.start(try await data())
        let agent = try await server.signIn("agen9", password: "rahasia panjang")
        let issued = try await agent.post(Self.path, ["place": "32.04"]).expect(201).json
        let code = try issued["code"].text()
        let dinas = try await server.signIn("dinas1")
        let opened = try await ask(dinas, code.lowercased()).expect(201).json
        #expect(opened["fields"]["kode"] == .null)
        #expect(try opened["codes"][0]["id"].integer() == issued["id"].integer())
        let wrong = try await ask(dinas, "ABCD-EFGH-JKLM").expect(422)
        let elsewhere = try await ask(dinas, code, kabkota: "73.71").expect(422)
        #expect(wrong.body == elsewhere.body)
        #expect(wrong.json["errors"][0]["field"] == "fields.kode")
        try await dinas.get(Self.path).expect(404)
        let id = try issued["id"].integer()
        let log = try await agent.get("\(Self.path)/\(id)").expect(200).json["log"].list()
        #expect(try log.map { try $0["deed"].text() } == ["issued", "used", "refused"])
        #expect(log[2]["by"] == .null)
        try await agent.post(Self.path, ["place": "32.04"]).expect(201)
        try await ask(dinas, code).expect(422)
    }

    @Test func `twenty at once spend no more than there is, and the code ends after ninety days`() async throws {
        let server = try await Server.start(try await data())
        let agent = try await server.signIn("agen9", password: "rahasia panjang")
        let issued = try await agent.post(Self.path, ["place": "32.04"]).expect(201).json
        let code = try issued["code"].text()
        let dinas = try await server.signIn("dinas1")
        let statuses = try await withThrowingTaskGroup { group in
            for _ in 0..<22 { group.addTask { try await ask(dinas, code).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 201 }.count == 20)
        let other = try await agent.post(Self.path, ["place": "73.71"]).expect(201).json["code"].text()
        try await agent.advance("90 days")
        try await ask(server.signIn("dinas2"), other, kabkota: "73.71").expect(422)
    }

    @Test func `the command line issues, lists and revokes`() async throws {
        let data = try await data()
        let kind = ["akun-pembelajaran", "kode-referral"]
        let folder = ["--data", data.folder.path]
        let issued = try await Tangga.run(["code", "issue"] + kind + ["32.04"] + folder)
        #expect(issued.status == 0, "\(issued.errors)")
        let listed = try await Tangga.run(["code", "list"] + kind + folder)
        let id = String(listed.output.prefix { $0 != "\t" })
        #expect(listed.output.hasPrefix("\(id)\tin-force\t32.04\t"))
        #expect(try await Tangga.run(["code", "revoke"] + kind + [id] + folder).status == 0)
        #expect(try await Tangga.run(["code", "list"] + kind + folder).output.hasPrefix("\(id)\tended\t"))
        #expect(try await Tangga.run(["code", "revoke"] + kind + ["99"] + folder).status == 1)
        #expect(try await Tangga.run(["code", "issue"] + kind + ["99.99"] + folder).status == 1)
        #expect(try await Tangga.run(["code", "issue", "tiada", "kode", "32.04"] + folder).status == 1)
    }
}
