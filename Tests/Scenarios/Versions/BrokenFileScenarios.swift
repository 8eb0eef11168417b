import Foundation
import TestSupport
import Testing

/// Files that are not sound, where the program is told of them as a process.
@Suite struct `A helpdesk with broken files` {
    private static let serve = ["serve", "--practice", "--listen", "127.0.0.1:0", "--data"]

    /// Every diagnostic begins a line with its file and place.
    private func diagnostics(in text: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.contains(/^[^ ]+:\d+:\d+: (error|warning)\[TG\d+\]/) }
    }

    @Test func `serves the version before, names what is wrong, and its data is whole`() async throws {
        let (data, home) = (try await DataCopy.practice(), try HomeCopy())
        try home.change("Workflows/dapodik-paud-dikmas.yaml") {
            $0.replacing("then: { forward: pusat }", with: "then: { forward: bulan }")
        }
        let server = try await Server.start(data, home: home.folder)
        let school = try await server.signIn("sekolah1")
        #expect(server.said.contains(/dapodik-paud-dikmas\.yaml:\d+:\d+: error\[TG201\].*bulan/), "\(server.said)")
        let opened = try await school.open().expect(201).json
        #expect(opened["workflowVersion"] == 1 && opened["tier"] == "dinas")
        try await school.advance("4 days")
        #expect(try await school.ticket(opened["number"].integer())["tier"] == "pusat")
        #expect(await server.stop() == 0)
        let verified = try await Tangga.run(["verify", "--data", data.folder.path])
        #expect(verified.status == 0, "\(verified.errors)")
    }

    @Test func `of which none is sound starts over data that knows them, and over none says so`() async throws {
        let home = try HomeCopy()
        let names = try FileManager.default.contentsOfDirectory(atPath: home.folder.appending(path: "Workflows").path)
            .filter { $0.hasSuffix(".yaml") }
        for name in names {
            try home.change("Workflows/\(name)") { $0.replacing("\ntiers:", with: "\ntangga:") }
        }
        let server = try await Server.start(DataCopy.practice(), home: home.folder)
        try await server.signIn("sekolah1").open().expect(201)
        #expect(await server.stop() == 0)

        let none = try DataCopy.empty()
        let refused = try await Tangga.run(Self.serve + [none.folder.path], home: home.folder)
        #expect(refused.status == 1)
        for name in names { #expect(refused.errors.contains("Workflows/\(name):"), "\(name)") }
        #expect(try #require(refused.errors.split(separator: "\n").last).contains("no sound workflow file"))
    }

    /// Nine of the one before, nine times over.
    private static let bomb = zip("bcdefghij", "abcdefghi").map { name, other in
        "\(name): &\(name) [" + Array(repeating: "*\(other)", count: 9).joined(separator: ", ") + "]"
    }

    @Test(arguments: [
        ("TG111", ["workflow: ganda", "title: Satu", "title: Dua"]),
        ("TG107", ["workflow: bom", "a: &a [lol]"] + bomb),
    ])
    func `is told of each fault in a line of its own`(code: String, lines: [String]) async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "rusak.yaml")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        let outcome = try await Tangga.run(["workflow", "check", file.path])
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        let said = diagnostics(in: outcome.errors)
        #expect(said.contains { $0.contains("error[\(code)]") }, "\(outcome.errors)")
        #expect(Set(said).count == said.count && outcome.errors.utf8.count < 10_000, "\(outcome.errors)")
        // The rest is advice on it, set in.
        let advice = outcome.errors.split(separator: "\n").filter { !said.contains($0) }
        #expect(advice.allSatisfy { $0.hasPrefix("  ") }, "\(outcome.errors)")
    }
}
