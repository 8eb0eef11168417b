import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `Codes over the API` {
    private static let path = "/api/v1/codes/akun-dinas/kode-referral"
    private static let service = """
        workflow: akun-dinas
        title: Akun Dinas
        calendar: setiap-saat
        tiers:
          pusat: { title: Pusat, members: tim-helpdesk, inbox: national }
        codes:
          kode-referral: { title: Kode, for: kabkota, by: tim-helpdesk, lasts: 90 days, uses: 3, tries: 2 }
        forms:
          akun:
            title: Akun
            fields:
              kabkota: { title: Kab/Kota, type: kabkota }
              kode: { title: Kode, type: code, code: kode-referral, fits: kabkota }
        intake:
          - { by: operator-dinas, form: akun, into: pusat }
        actions:
          jawab: { does: answer, by: holder }
          tutup: { does: close, by: requester }
        clocks:
          selesai: { while: open, restarts: message, after: 7 days, then: { close: idle } }
        """

    private func question(_ code: String, kabkota: String = "32.04") -> JSON {
        .object([
            "workflow": "akun-dinas", "form": "akun", "subject": "Akun", "message": "Mohon dibuatkan.",
            "fields": .object(["kabkota": .string(kabkota), "kode": .string(code)]),
        ])
    }

    @Test func `are issued once, listed without themselves, and revoked`() async throws {
        let house = try await House(with: Self.service)
        let centre = try await house.signIn("pusat1")
        let key = [HTTPField.Name("Idempotency-Key"): "k"].compactMap { name, value in
            name.map { HTTPField(name: $0, value: value) }
        }
        let place = JSON.object(["place": "32.04"])
        let issued = try await house.post(Self.path, place, as: centre, HTTPFields(key))
        #expect(issued.status == 201)
        let code = try #require(issued.json["code"]?.text)
        #expect(try await house.post(Self.path, place, as: centre, HTTPFields(key)).json["code"]?.text == code)
        let list = try await house.get(Self.path, as: centre)
        #expect(list.items.count == 1)
        #expect(!list.text.contains(code))
        #expect(try await house.get("\(Self.path)/1", as: centre).json["log"]?.items.count == 1)
        #expect(try await house.send(.delete, "\(Self.path)/1", as: centre).status == 204)
        #expect(try await house.send(.delete, "\(Self.path)/1", as: centre).status == 204)
        #expect(try await house.get("\(Self.path)/1", as: centre).json["state"]?.text == "ended")
    }

    @Test func `are nobody's who is not named, and of no place that has none`() async throws {
        let house = try await House(with: Self.service)
        let dinas = try await house.signIn("dinas1")
        #expect(try await house.get(Self.path, as: dinas).status == 404)
        #expect(try await house.post(Self.path, .object(["place": "32.04"]), as: dinas).status == 404)
        let centre = try await house.signIn("pusat1")
        let elsewhere = try await house.post(Self.path, .object(["place": "32"]), as: centre)
        #expect(elsewhere.status == 422)
        #expect(elsewhere.fields == ["place"])
        #expect(try await house.get("\(Self.path)/7", as: centre).status == 404)
    }

    @Test func `are refused in the same words whatever is wrong, and then for a while altogether`() async throws {
        let house = try await House(with: Self.service)
        let centre = try await house.signIn("pusat1")
        let code = try await house.post(Self.path, .object(["place": "32.04"]), as: centre).json["code"]?.text ?? ""
        let dinas = try await house.signIn("dinas1")
        let opened = try await house.post("/api/v1/tickets", question(code), as: dinas)
        #expect(opened.status == 201)
        #expect(opened.json["fields"]?["kode"] == nil)
        #expect(opened.json["codes"] == .array([.object(["field": "kode", "id": .integer(1)])]))
        #expect(!opened.text.contains(code))
        let wrong = try await house.post("/api/v1/tickets", question("AAAA-AAAA-AAAA"), as: dinas)
        let elsewhere = try await house.post("/api/v1/tickets", question(code, kabkota: "73.71"), as: dinas)
        #expect(wrong.status == 422)
        #expect(wrong.fields == ["fields.kode"])
        #expect(wrong.bytes == elsewhere.bytes)
        let late = try await house.post("/api/v1/tickets", question(code), as: dinas)
        #expect(late.status == 429)
        #expect(late.type == "/problems/too-many-code-tries")
        #expect(late.headers[.retryAfter] == "3600")
    }
}
