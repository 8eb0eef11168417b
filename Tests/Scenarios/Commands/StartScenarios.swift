import Foundation
import TestSupport
import Testing

/// What may be wrong when Tangga starts: one clear line, exit 1, and the data as it was.
@Suite struct `Starting` {
    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

    @Test func `a second server on the same data names the first`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let second = try await Tangga.run([
            "serve", "--practice", "--data", server.data.path, "--listen", "127.0.0.1:0",
        ])
        #expect(second.status == 1)
        #expect(lines(second.errors).count == 1)
        #expect(second.errors.contains("\(server.processIdentifier)"))
        try await server.signIn("sekolah1").get("/me").expect(200)
    }

    @Test func `on a taken port says which`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let port = try #require(server.url.port)
        let other = try await DataCopy.practice()
        let second = try await Tangga.run([
            "serve", "--practice", "--data", other.folder.path, "--listen", "127.0.0.1:\(port)",
        ])
        #expect(second.status == 1)
        #expect(lines(second.errors).count == 1, "\(second.errors)")
        #expect(second.errors.contains("127.0.0.1:\(port)"))
    }

    @Test func `practice mode never touches real data, nor the other way round`() async throws {
        let real = try DataCopy.empty()
        try await Server.start(real, arguments: []).stop()
        let practice = try await Tangga.run([
            "serve", "--practice", "--data", real.folder.path, "--listen", "127.0.0.1:0",
        ])
        #expect(practice.status == 1)
        #expect(practice.errors.contains("real data"))
        let copy = try await DataCopy.practice()
        let serious = try await Tangga.run(["serve", "--data", copy.folder.path, "--listen", "127.0.0.1:0"])
        #expect(serious.status == 1)
        #expect(serious.errors.contains("practice"))
    }

    @Test func `a folder that was prepared for real is real before it was ever served`() async throws {
        let data = try DataCopy.empty()
        let add = ["account", "add", "admin1", "--name", "A", "--role", "administrator", "--data", data.folder.path]
        #expect(try await Tangga.run(add, input: "kata sandi yang panjang\n").status == 0)
        let practice = try await Tangga.run(
            ["serve", "--practice", "--data", data.folder.path, "--listen", "127.0.0.1:0"])
        #expect(practice.status == 1)
        #expect(await (try Server.start(data, arguments: [])).stop() == 0)
    }

    @Test func `where the data folder can't be made, says so`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "berkas")
        try Data("bukan folder".utf8).write(to: file)
        let outcome = try await Tangga.run([
            "serve", "--data", file.appending(path: "data").path, "--listen", "127.0.0.1:0",
        ])
        #expect(outcome.status == 1)
        #expect(lines(outcome.errors).count == 1, "\(outcome.errors)")
    }

    @Test func `on a file that is no database leaves it alone`() async throws {
        let data = try DataCopy.empty()
        try FileManager.default.createDirectory(at: data.folder, withIntermediateDirectories: true)
        let file = data.folder.appending(path: "tangga.db")
        let bytes = Data(String(repeating: "bukan basis data ", count: 500).utf8)
        try bytes.write(to: file)
        let outcome = try await Tangga.run(["serve", "--data", data.folder.path, "--listen", "127.0.0.1:0"])
        #expect(outcome.status == 1)
        #expect(lines(outcome.errors).count == 1, "\(outcome.errors)")
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func `with a master key that is not this data's stops before anybody is served`() async throws {
        let data = try await DataCopy.practice()
        let key = data.folder.appending(path: "master.key")
        try Data(repeating: 7, count: 32).write(to: key)
        let outcome = try await Tangga.run([
            "serve", "--practice", "--data", data.folder.path, "--listen", "127.0.0.1:0",
        ])
        #expect(outcome.status == 1)
        #expect(lines(outcome.errors).count == 1, "\(outcome.errors)")
    }
}
