import Foundation
import Helpdesk
import Workflow

/// The files that come with the program.
enum Files {
    private static let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// Read once for all tests.
    static let texts = Result {
        let folder = root.appending(path: "Seeds/texts")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        return try Texts(names.map { Texts.File(name: $0, content: try bytes("Seeds/texts/\($0)")) })
    }

    /// The provinces, kabupaten and kota where our test people are; all 552 would take longer than most tests.
    static func regions() throws -> [UInt8] {
        let lines = String(decoding: try bytes("Seeds/regions.csv"), as: UTF8.self).split(separator: "\n")
        let ours = lines.filter { line in ["code,", "32", "73", "91"].contains { line.hasPrefix($0) } }
        return Array(ours.joined(separator: "\n").utf8)
    }

    static func workflows() throws -> WorkflowFiles {
        WorkflowFiles(
            workflows: [try file("Workflows/dapodik-paud-dikmas.yaml")],
            calendars: [try file("Workflows/calendars/setiap-saat.yaml")], holidays: try file("Seeds/holidays.csv"))
    }

    private static func file(_ path: String) throws -> WorkflowFiles.File {
        WorkflowFiles.File(name: path, text: String(decoding: try bytes(path), as: UTF8.self))
    }
}
