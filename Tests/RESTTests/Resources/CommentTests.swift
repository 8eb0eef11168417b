import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `Comments over the API` {
    private static let service = """
        workflow: bantuan
        title: Bantuan
        calendar: setiap-saat
        tiers:
          pusat: { title: Pusat, members: tim-helpdesk, inbox: national }
        forms:
          komentar: { title: Dari komentar }
        intake:
          - { by: tim-helpdesk, for: operator-sekolah, form: komentar, into: pusat, channel: comment }
        comments:
          by: operator-sekolah
          desk: pusat
          form: komentar
          canned: { komentar-2: "{greeting}, {name}: nomor {number}" }
        actions:
          jawab: { does: answer, by: holder }
          tutup: { does: close, by: requester }
        clocks:
          selesai: { while: open, restarts: message, after: 7 days, then: { close: idle } }
        """

    private static let comment = JSON.object([
        "workflow": "bantuan", "article": "cara-sinkron", "text": "Tidak bisa masuk, hubungi 081234567890",
    ])

    @Test func `are posted, read by anybody, replied to, made a ticket, hidden and taken back`() async throws {
        let house = try await House(with: Self.service)
        let (school, centre) = (try await house.signIn("sekolah1"), try await house.signIn("pusat1"))
        let posted = try await house.post("/api/v1/comments", Self.comment, as: school)
        #expect(posted.status == 201)
        let path = "/api/v1/comments/\(posted.number)"
        let list = "/api/v1/comments?article=cara-sinkron"
        let open = try await house.get(list)
        #expect(open.items.count == 1)
        #expect(!open.text.contains("081234567890"))
        #expect(try await house.get(list, as: centre).text.contains("081234567890"))
        #expect(try await house.post("\(path)/replies", .object(["text": "Silakan"]), as: centre).status == 200)
        let ticket = try await house.post("\(path)/ticket", .object(["canned": "komentar-2"]), as: centre)
        #expect(ticket.status == 201)
        #expect(ticket.json["comment"]?.integer == posted.number)
        #expect(try await house.get(list).text.contains("nomor \(ticket.number)"))
        #expect(try await house.get(list).items.first?["ticket"] == nil)
        let again = try await house.post("\(path)/ticket", .object([:]), as: centre)
        #expect(again.status == 409)
        #expect(again.type == "/problems/comment-converted")
        #expect(try await house.post("\(path)/hide", .object(["reason": "Nomor pribadi"]), as: centre).status == 200)
        #expect(try await house.send(.delete, path, as: school).status == 204)
        #expect(try await house.post("\(path)/replies", .object(["text": "x"]), as: centre).status == 409)
        #expect(try await house.get(list).items.first?["replies"]?.items.count == 2)
    }

    @Test func `are refused to whom they are not for`() async throws {
        let house = try await House(with: Self.service)
        let (school, dinas) = (try await house.signIn("sekolah1"), try await house.signIn("dinas1"))
        #expect(try await house.post("/api/v1/comments", Self.comment).status == 401)
        #expect(try await house.post("/api/v1/comments", Self.comment, as: dinas).status == 403)
        let number = try await house.post("/api/v1/comments", Self.comment, as: school).number
        let path = "/api/v1/comments/\(number)"
        #expect(try await house.post("\(path)/replies", .object(["text": "x"]), as: dinas).status == 403)
        #expect(try await house.post("\(path)/hide", .object(["reason": "x"]), as: school).status == 403)
        #expect(try await house.post("\(path)/ticket", .object([:]), as: school).status == 403)
        #expect(try await house.send(.delete, path, as: dinas).status == 403)
        #expect(try await house.send(.delete, "/api/v1/comments/99", as: dinas).status == 404)
        #expect(try await house.get("/api/v1/comments").status == 422)
        #expect(try await house.get("/api/v1/comments?article=x&cursor=y").status == 400)
        #expect(try await house.get("/api/v1/comments?article=x", as: "salah").status == 401)
    }
}
