import Foundation
import TestSupport

/// Workflows, calendars and seeds of a helpdesk's own, for tests that change them.
struct HomeCopy {
    private let parent: TemporaryFolder
    var folder: URL { parent.url }

    init() throws {
        parent = try TemporaryFolder()
        for name in ["Workflows", "Seeds"] {
            try FileManager.default.copyItem(
                at: Tangga.checkout.appending(path: name), to: parent.url.appending(path: name))
        }
        // Nobody changes what the pages are drawn with.
        try FileManager.default.createSymbolicLink(
            at: parent.url.appending(path: "Sources"), withDestinationURL: Tangga.checkout.appending(path: "Sources"))
    }

    var flagship: URL { folder.appending(path: "Workflows/dapodik-paud-dikmas.yaml") }

    func change(_ path: String, _ change: (String) -> String) throws {
        let file = folder.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = change(text)
        guard changed != text else { throw Unchanged(path: path) }
        try Data(changed.utf8).write(to: file)
    }

    struct Unchanged: Error { var path: String }

    /// - Parameter day: `2026-02-28`.
    func addHoliday(on day: String) throws {
        try change("Seeds/holidays.csv") { $0 + "\(day),Libur tambahan,libur_nasional\n" }
    }
}
