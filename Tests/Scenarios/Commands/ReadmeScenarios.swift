import Foundation
import Testing

/// What a newcomer is shown at the start works as it stands there.
@Suite struct `The greeting` {
    @Test func `names every practice account, and a line that signs in`() async throws {
        let server = try await Server.start(DataCopy.practice())
        try await server.signIn("sekolah1").get("/me").expect(200)
        let greeting = server.said
        let table = try String(
            contentsOf: Tangga.checkout.appending(path: "Seeds/practice/accounts.csv"), encoding: .utf8)
        let words = Set(greeting.split { !$0.isLetter && !$0.isNumber })
        let usernames = table.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
        #expect(usernames.filter { !words.contains($0) } == [])
        let line = try #require(greeting.split(separator: "\n").first { $0.contains("curl ") })
        let outcome = try await Tangga.shell("\(line) -o /dev/null -w '%{http_code}'")
        #expect(outcome.output == "201", "\(line)")
        let answer = try await Tangga.shell(String(line))
        #expect(try JSON(parsing: Data(answer.output.utf8))["token"] != .null)
    }
}

/// What the README shows works as it stands there.
@Suite struct `The README` {
    @Test func `leads a first ticket from the school to the centre`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let readme = try String(contentsOf: Tangga.checkout.appending(path: "README.md"), encoding: .utf8)
        let blocks = readme.components(separatedBy: "```").filter { $0.contains("$API/tickets") }
        let script = try #require(blocks.first).replacing("http://127.0.0.1:8080", with: server.url.absoluteString)
        let outcome = try await Tangga.shell("set -eu\n" + script.dropFirst("sh\n".count))
        #expect(outcome.status == 0, "\(outcome.errors)")

        let school = try await server.signIn("sekolah1")
        let newest = try #require(try await school.numbers().first)
        #expect(try await school.ticket(newest)["subject"] == "Sinkronisasi gagal")
        #expect(try await school.ticket(newest)["tier"] == "pusat")
        #expect(try await server.signIn("pusat1").inbox("pusat").contains(newest))
    }
}
