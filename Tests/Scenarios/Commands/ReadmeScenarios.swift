import Foundation
import Testing

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
