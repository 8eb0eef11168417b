import REST
import Testing
import Workflow

@Suite struct `A declared service` {
    @Test func `is listed and described`() async throws {
        let house = try await House()
        let token = try await house.signIn("ult1")
        let list = try await house.get("/api/v1/workflows", as: token)
        #expect(list.items.map { $0["name"] } == ["dapodik-paud-dikmas"])
        let answer = try await house.get("/api/v1/workflows/dapodik-paud-dikmas", as: token)
        #expect(answer.json["hash"]?.text?.count == 64)
        // The hash follows every comment in the file, so it is not for the golden body to hold.
        try expectGolden(answer, "workflow", without: ["hash"])
    }

    @Test func `opens to each caller the ways in that are theirs`() async throws {
        let house = try await House()
        for (username, forms) in [("sekolah1", ["pertanyaan"]), ("pusat1", []), ("ult1", ["kunjungan"])] {
            let path = "/api/v1/workflows/dapodik-paud-dikmas"
            let answer = try await house.get(path, as: house.signIn(username))
            #expect(answer.json["intake"]?.items.compactMap { $0["form"]?.text } == forms)
        }
    }

    @Test(arguments: ["lain", "%00", "%FF", "dapodik-paud-dikmas%20"])
    func `is not there under another name`(name: String) async throws {
        let house = try await House()
        #expect(try await house.get("/api/v1/workflows/\(name)", as: house.signIn("sekolah1")).status == 404)
    }
}
