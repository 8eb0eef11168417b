import Foundation
import TestSupport
import Testing

/// The tools around workflow files and calendars, as somebody at a terminal uses them.
@Suite struct `The tools` {
    private static let services = [
        "akun-pembelajaran", "belajar-id", "dapodik-paud-dikmas", "pengelolaan-kinerja", "rapor-pendidikan",
    ]

    @Test func `check every service at once, with its bound and how long that took`() async throws {
        let files = Self.services.map { "Workflows/\($0).yaml" }
        let checked = try await Tangga.run(["workflow", "check"] + files)
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(
            checked.output.replacing(/[0-9]+ ms/, with: "… ms") == """
                Workflows/akun-pembelajaran.yaml: sound and proved; a ticket lies around for 69 days at most (checked in … ms)
                Workflows/belajar-id.yaml: sound and proved; a ticket lies around for 30 days at most (checked in … ms)
                Workflows/dapodik-paud-dikmas.yaml: sound and proved; a ticket lies around for 10 days at most (checked in … ms)
                Workflows/pengelolaan-kinerja.yaml: sound and proved; a ticket lies around for 30 days at most (checked in … ms)
                Workflows/rapor-pendidikan.yaml: sound and proved; a ticket lies around for 30 days at most (checked in … ms)

                """)
    }

    @Test func `draw a service to a file, and as text`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "tangga.svg")
        let service = "Workflows/dapodik-paud-dikmas.yaml"
        let drawn = try await Tangga.run(["workflow", "graph", service, "--language", "id", "-o", file.path])
        #expect(drawn.status == 0, "\(drawn.errors)")
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("<svg "))
        let text = try await Tangga.run(["workflow", "graph", service, "--format", "mermaid", "--language", "id"])
        #expect(text.output.hasPrefix("flowchart BT\n"))
        #expect(text.output.contains("3 hari tanpa penyelesaian"))
        #expect(try await Tangga.run(["workflow", "graph", service, "--format", "png"]).status == 2)
        #expect(try await Tangga.run(["workflow", "graph", "tidak/ada.yaml"]).status == 1)
        #expect(try await Tangga.run(["workflow", "graph", service, "-o", "/tidak/ada/x.svg"]).status == 1)
    }

    @Test func `print the schema that lies beside the services`() async throws {
        let printed = try await Tangga.run(["workflow", "schema"])
        let file = try String(
            contentsOf: Tangga.checkout.appending(path: "Workflows/schema.json"), encoding: .utf8)
        #expect(printed.output == file)
    }

    @Test func `show a calendar's year, without colours where nobody watches`() async throws {
        let listed = try await Tangga.run(["calendar", "list"])
        #expect(listed.output.contains("jam-kerja-wib\t"))
        let shown = try await Tangga.run(["calendar", "show", "jam-kerja-wib", "--year", "2026"])
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("* Proklamasi Kemerdekaan Republik Indonesia"))
        #expect(!shown.output.contains("\u{1B}"))
        let slip = try await Tangga.run(["calendar", "show", "jam-kerja-wb"])
        #expect(slip.status == 1)
        #expect(slip.errors.contains("jam-kerja-wib"))
        #expect(try await Tangga.run(["calendar", "show", "jam-kerja-wib", "--year", "0"]).status == 2)
    }

    /// DOMAIN.md 6.9, 1 and 5.
    @Test(arguments: [
        ("jam-kerja-0818-wib", "2026-02-02 09:00", "8 working hours", "2026-02-02T10:00:00Z"),
        ("jam-kerja-0818-wib", "2026-02-06T16:00:00+07:00", "8 working hours", "2026-02-09T07:00:00Z"),
        ("jam-kerja-0818-wib", "2026-02-06T16:00+07:00", "8 working hours", "2026-02-09T07:00:00Z"),
        ("setiap-saat", "2026-02-06T16:00:30.25Z", "8 hours", "2026-02-07T00:00:30.250Z"),
        ("jam-kerja-wib", "2025-03-27 16:00", "3 working days", "2025-04-10T09:00:00Z"),
        ("jam-kerja-wib", "2025-03-27 16:00", "7 working days", "2025-04-16T09:00:00Z"),
        ("setiap-saat", "2025-03-27 16:00", "3 days", "2025-03-30T09:00:00Z"),
        ("setiap-saat", "2025-03-27 16:00", "7 days", "2025-04-03T09:00:00Z"),
    ])
    func `say when something is due`(calendar: String, from: String, after: String, due: String) async throws {
        let told = try await Tangga.run(["calendar", "due", calendar, "--from", from, "--after", after])
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.output.contains(due))
    }

    @Test(arguments: [
        ["--from", "kemarin", "--after", "3 days"], ["--from", "2026-02-02 09:00", "--after", "3 hari"],
        ["--from", "2026-02-02 09:00", "--after", "3 days", "--zone", "UTC"], ["--after", "3 days"],
    ])
    func `refuse times and spans that are none`(arguments: [String]) async throws {
        #expect(try await Tangga.run(["calendar", "due", "jam-kerja-wib"] + arguments).status == 2)
    }
}
