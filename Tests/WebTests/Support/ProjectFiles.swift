import Foundation
import Workflow

@testable import Web

/// The files that come with the program.
enum ProjectFiles {
    static let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    static func names(in folder: String, ending: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path(percentEncoded: false))
            .filter { $0.hasSuffix(ending) }.sorted()
    }

    static let texts = Result {
        try Texts(
            names(in: "Seeds/texts", ending: ".yaml").map { name in
                Texts.File(name: name, content: try text("Seeds/texts/\(name)").utf8)
            })
    }

    static func templateFiles() throws -> [Templates.File] {
        try names(in: "Sources/Web/Templates", ending: ".mustache").map { name in
            Templates.File(name: String(name.dropLast(9)), text: try text("Sources/Web/Templates/\(name)"))
        }
    }

    static let templates = Result { try Templates(templateFiles(), texts: texts.get()) }

    static func words(_ language: Language, at now: Instant = .noon) throws -> PageWords {
        PageWords(texts: try texts.get(), language: language, zone: .wita, now: now)
    }
}

extension Instant {
    /// Monday 2026-02-02, 12.00 in Makassar.
    static let noon = Instant(milliseconds: 1_770_004_800_000)
}
