import Foundation
import TestSupport
import Testing

/// `tangga workflow simulate`, as somebody at a terminal uses it.
@Suite struct `Trying a workflow out` {
    private static let flagship = "Workflows/dapodik-paud-dikmas.yaml"

    private func simulate(_ arguments: String..., language: String = "en_GB.UTF-8") async throws -> Tangga.Outcome {
        try await Tangga.run(["workflow", "simulate"] + arguments, language: language)
    }

    @Test func `says what a year would bring, the same again for the same seed`() async throws {
        let options = [Self.flagship, "--tickets", "9000", "--seed", "5", "--from", "2026-01-01"]
        let run = ["workflow", "simulate"] + options
        let first = try await Tangga.run(run)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("seed 5"))
        #expect(first.output.contains("9,000"))
        #expect(first.output == (try await Tangga.run(run)).output)
        let indonesian = try await Tangga.run(run + ["--language", "id"])
        #expect(indonesian.output.contains("9.000"))
        #expect(indonesian.output.contains("Tiket masuk"))
    }

    @Test func `shows on a terminal how far it has come, and wipes that away`() async throws {
        let run = "\"$TANGGA\" workflow simulate \(Self.flagship) --tickets 12000 --seed 5 --from 2026-01-01"
        // What `script` runs has a terminal.
        let watched = try await Tangga.shell("script -qec '\(run) >/dev/null' /dev/null")
        #expect(watched.status == 0, "\(watched.output)")
        let lines = watched.output.split(separator: "\r").map { $0.replacing("\u{1B}[K", with: "") }
        #expect(lines.suffix(4) == ["Simulating 33 %", "Simulating 66 %", "Simulating 100 %", ""])
        let unwatched = try await Tangga.shell(run)
        #expect(unwatched.status == 0 && !unwatched.errors.contains("%"))
    }

    @Test func `compares two files and draws both`() async throws {
        let folder = try TemporaryFolder()
        let second = folder.url.appending(path: "dua-hari.yaml")
        let text = try String(contentsOf: Tangga.checkout.appending(path: Self.flagship), encoding: .utf8)
        try text.replacing("after: 3 days", with: "after: 2 days", maxReplacements: 1)
            .write(to: second, atomically: true, encoding: .utf8)
        let chart = folder.url.appending(path: "bagan.svg")
        let outcome = try await simulate(
            Self.flagship, second.path, "--tickets", "2000", "--seed", "5", "--svg", chart.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("2 − 1"))
        #expect(try String(contentsOf: chart, encoding: .utf8).contains("dua-hari.yaml"))
    }

    @Test func `takes stated questions, and gives JSON`() async throws {
        let folder = try TemporaryFolder()
        let list = folder.url.appending(path: "masuk.csv")
        try Data(
            """
            time;role;region
            2026-02-02 09:30;operator-sekolah;32.04
            2026-02-03 10:00;operator-dinas;73.71

            """.utf8
        ).write(to: list)
        let outcome = try await simulate(Self.flagship, "--arrivals", list.path, "--seed", "1", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try JSON(parsing: Data(outcome.output.utf8))
        #expect(json["from"] == "2026-02-02")
        #expect(json["workflows"][0]["places"][2]["measures"]["came"] == 2)
    }

    @Test func `says what is wrong, and where`() async throws {
        let folder = try TemporaryFolder()
        let behaviour = folder.url.appending(path: "perilaku.yaml")
        try Data("tiers:\n  dinas: { answered: sering }\n".utf8).write(to: behaviour)
        let broken = try await simulate(Self.flagship, "--behaviour", behaviour.path)
        #expect(broken.status == 1)
        #expect(broken.errors.contains("perilaku.yaml:2:22"))
        let list = folder.url.appending(path: "masuk.csv")
        try Data("time,role,region\n2026-02-02 09:30,operator-sekolah,99.99\n".utf8).write(to: list)
        let lost = try await simulate(Self.flagship, "--arrivals", list.path)
        #expect(lost.status == 1)
        #expect(lost.errors.contains("masuk.csv:2:1"))
        try Data("time,role,region\n2026-02-02 09:30,operator-sekolah\n".utf8).write(to: list)
        let short = try await simulate(Self.flagship, "--arrivals", list.path)
        #expect(short.status == 1)
        #expect(short.errors.contains("masuk.csv:2:1: error[TG915]"), "\(short.errors)")
        #expect(short.errors.contains("This line has not as many columns as the heading."))
        try Data("time,role\n".utf8).write(to: list)
        #expect(try await simulate(Self.flagship, "--arrivals", list.path).status == 1)
        #expect(try await simulate(Self.flagship, "--days", "0").status == 2)
        #expect(try await simulate(Self.flagship, "--from", "2026-02-30").status == 2)
        #expect(try await simulate(Self.flagship, "--format", "xml").status == 2)
        #expect(try await simulate("tidak-ada.yaml").status == 1)
        let unwritable = try await simulate(Self.flagship, "--tickets", "10", "--svg", "/tidak/ada.svg")
        #expect(unwritable.status == 1)
        #expect(unwritable.errors.split(separator: "\n").count == 1)
    }
}
