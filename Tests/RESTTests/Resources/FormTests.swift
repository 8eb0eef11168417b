import REST
import Testing
import Workflow

@Suite struct `A form over the API` {
    @Test func `is there by itself, as the service lists it`() async throws {
        let house = try await House()
        let token = try await house.signIn("ult1")
        let service = try await house.get("/api/v1/workflows/dapodik-paud-dikmas", as: token)
        let form = try await house.get("/api/v1/workflows/dapodik-paud-dikmas/forms/kunjungan", as: token)
        #expect(form.status == 200)
        #expect(form.json == service.json["forms"]?.items.last)
        #expect(form.json["before"]?.items.isEmpty == true)
    }

    @Test func `can't be had for what the service doesn't tell apart, nor where there is none`() async throws {
        let house = try await House()
        let token = try await house.signIn("ult1")
        let path = "/api/v1/workflows/dapodik-paud-dikmas/forms"
        #expect(try await house.get("\(path)/kunjungan?category=sandi", as: token).status == 422)
        #expect(try await house.get("\(path)/lain", as: token).status == 404)
        #expect(try await house.get("/api/v1/workflows/lain/forms/kunjungan", as: token).status == 404)
        #expect(try await house.get("\(path)/kunjungan?category=a&category=b", as: token).status == 400)
    }
}
