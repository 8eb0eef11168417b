import Foundation
import Testing

/// What nobody should send, to a server that runs: refused by name, in the caller's language, and nothing of it kept.
@Suite struct `Bad input` {
    private static let canary = "kenari-kuning-7731"

    @Test(arguments: ["id", "en"])
    func `changes nothing, says why in the asked language, and is told to no log`(language: String) async throws {
        let server = try await Server.start(DataCopy.practice(), arguments: ["--practice", "--log", "debug"])
        var school = try await server.signIn("sekolah1")
        school.language = language
        let (own, other) = (try await school.opened(), try await server.signIn("sekolah2").opened())
        try await school.open("Kunci", headers: ["Idempotency-Key": "kunci"]).expect(201)
        let before = try await school.numbers()
        for input in Self.inputs(own: own, other: other) {
            let reply = try await school.send("POST", input.path, body: input.body, headers: input.headers)
            let title = language == "id" ? input.title.id : input.title.en
            #expect(reply.status == input.status, "\(input.name)")
            #expect(reply.json["type"] == .text("/problems/\(input.problem)"), "\(input.name)")
            #expect(reply.json["title"] == .text(title), "\(input.name)")
            #expect((try? reply.json["errors"].list().map { try $0["field"].text() }) ?? [] == input.fields)
            #expect(!reply.body.holds(Self.canary), "\(input.name)")
            #expect(try await school.numbers() == before, "\(input.name)")
        }
        #expect(try await school.ticket(own)["version"] == 1)
        let forger = Client(server: server, token: Self.canary, language: language)
        let refused = try await forger.post("/tickets", ["message": .text(Self.canary)]).expect(401)
        #expect(refused.json["title"] == .text(language == "id" ? "Masuk dahulu." : "Sign in first."))
        #expect(await server.stop() == 0)
        for secret in [Self.canary, try #require(school.token)] {
            #expect(!server.said.contains(secret), "\(secret)")
        }
    }

    private struct Input {
        var name: String
        var path = "/tickets"
        var headers: [String: String] = [:]
        var body: Data
        var status: Int
        var problem: String
        var title: (id: String, en: String)
        var fields: [String] = []
    }

    private static let form = (
        id: "Isian belum lengkap atau belum benar.", en: "Something that was filled in is missing or wrong."
    )

    private static func inputs(own: Int, other: Int) -> [Input] {
        let flood = Data(canary.utf8) + Data(repeating: UInt8(ascii: "a"), count: 50 * 1_048_576)
        let nest = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        return [
            Input(
                name: "malformed JSON", body: Data("{\"message\":\"\(canary)\",".utf8), status: 400,
                problem: "malformed-json", title: ("Isi permintaan bukan JSON.", "The body is not JSON.")),
            Input(
                name: "invalid UTF-8", body: Data("{\"message\":\"\(canary)".utf8) + [0xC0, 0xAF] + Data("\"}".utf8),
                status: 400, problem: "not-utf-8",
                title: ("Isi permintaan bukan teks UTF-8.", "The body is not UTF-8 text.")),
            Input(
                name: "10,000 deep", body: Data("{\"message\":\"\(canary)\",\"subject\":\(nest)}".utf8), status: 400,
                problem: "too-deep", title: ("JSON ini bersarang terlalu dalam.", "This JSON is nested too deeply.")),
            Input(
                name: "50 MB", body: Data("{\"message\":\"".utf8) + flood + Data("\"}".utf8), status: 413,
                problem: "body-too-large", title: ("Isi permintaan terlalu besar.", "The body is too large.")),
            Input(
                name: "unknown fields", body: question(["sandi": .text(canary)]), status: 422, problem: "form",
                title: form, fields: ["sandi"]),
            Input(
                name: "wrong types", body: question(["subject": [.text(canary)], "message": ["a": .text(canary)]]),
                status: 422, problem: "form", title: form, fields: ["subject", "message"]),
            Input(
                name: "an unknown workflow", body: question(["workflow": "tidak-ada"]), status: 422, problem: "form",
                title: form, fields: ["workflow"]),
            Input(
                name: "somebody else's ticket", path: "/tickets/\(other)/actions/balas", body: message, status: 404,
                problem: "not-found", title: ("Tidak ditemukan.", "Not found.")),
            Input(
                name: "a stale If-Match", path: "/tickets/\(own)/actions/balas", headers: ["If-Match": "\"7\""],
                body: message, status: 412, problem: "stale",
                title: ("Tiket ini sudah berubah.", "The ticket has changed.")),
            Input(
                name: "a key with another body", headers: ["Idempotency-Key": "kunci"], body: question([:]),
                status: 422,
                problem: "key-reused",
                title: (
                    "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
                    "This Idempotency-Key was used for another request."
                )),
        ]
    }

    private static let message = Data("{\"message\":\"\(canary)\"}".utf8)

    /// A good one, but for `changes`.
    private static func question(_ changes: [String: JSON]) -> Data {
        let good: [String: JSON] = [
            "workflow": .text(Client.service), "form": "pertanyaan", "subject": "Sinkronisasi",
            "message": .text(canary),
        ]
        return Data(JSON.object(good.merging(changes) { $1 }).encoded.utf8)
    }
}
