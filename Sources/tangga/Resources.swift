import Foundation
import Helpdesk
import Workflow

/// The files that come with Tangga: `Workflows/` and `Seeds/`.
struct Resources: Sendable {
    let root: URL
    /// Without texts where the catalogue is not sound: `check` says what is wrong with it.
    let texts: Texts
    private let flaws: [Diagnostic]

    /// From `TANGGA_HOME`, else from where we stand.
    static let standard = Resources(
        root: URL(
            filePath: ProcessInfo.processInfo.environment["TANGGA_HOME"] ?? FileManager.default.currentDirectoryPath))

    private init(root: URL) {
        self.root = root
        let folder = root.appending(path: "Seeds/texts")
        let files = Self.files(in: folder, ending: "yaml").compactMap { url in
            (try? Data(contentsOf: url)).map { Texts.File(name: url.lastPathComponent, content: $0) }
        }
        do throws(Diagnostics) {
            texts = try Texts(files)
            flaws = []
        } catch {
            texts = .none
            flaws = error.all
        }
    }

    /// - Throws: `Failure` where the files that every command but `--help` needs are not there.
    func check() throws {
        if let flaw = flaws.first { throw Failure(line: "\(flaw.location): \(flaw.code.rawValue) \(flaw.arguments)") }
        if !texts.keys.isEmpty, let fault = LetterTexts.faults(in: texts).first {
            throw Failure(line: "Seeds/texts/letters.yaml: \(fault)")
        }
        guard !texts.keys.isEmpty else {
            throw Failure(
                line: "no usable texts in \(root.path)/Seeds/texts: run in Tangga's folder, or set TANGGA_HOME")
        }
    }

    func seed(_ path: String) throws -> Data {
        try read(root.appending(path: "Seeds").appending(path: path))
    }

    func workflowFiles() throws -> WorkflowFiles {
        WorkflowFiles(
            workflows: try texts(in: "Workflows"), calendars: try texts(in: "Workflows/calendars"),
            holidays: try text("Seeds/holidays.csv"))
    }

    /// The sound ones among the workflows that come with us.
    func workflows() throws -> [Definition] {
        LoadedFiles(try workflowFiles()).workflows.compactMap(\.loaded.definition)
    }

    /// The named workflow files, beside the calendars that come with us.
    func workflowFiles(_ paths: [String]) throws -> WorkflowFiles {
        var files = try workflowFiles()
        files.others = files.workflows
        files.workflows = try paths.map { .init(name: $0, text: try typed($0)) }
        return files
    }

    /// A file that somebody named: what is no text in it must not be taken for letters that were meant.
    private func typed(_ path: String) throws -> String {
        let bytes = try read(URL(filePath: path), atMost: YAMLText.largest + 1)
        // One that is too long is cut, perhaps in the middle of a letter; that it is too long will be said.
        if bytes.count <= YAMLText.largest, let diagnostic = YAMLText.faultySpelling(of: bytes, file: path) {
            throw Failure(line: diagnostic.text(from: texts, in: .fromEnvironment))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func texts(in folder: String) throws -> [WorkflowFiles.File] {
        try Self.files(in: root.appending(path: folder), ending: "yaml").map {
            WorkflowFiles.File(name: "\(folder)/\($0.lastPathComponent)", text: try Self.yaml($0))
        }
    }

    /// One byte more than is taken tells that it is too large; the rest of it needs no memory.
    private static func yaml(_ file: URL) throws -> String {
        String(decoding: try read(file, atMost: YAMLText.largest + 1), as: UTF8.self)
    }

    private func text(_ path: String) throws -> WorkflowFiles.File {
        WorkflowFiles.File(name: path, text: String(decoding: try read(root.appending(path: path)), as: UTF8.self))
    }

    static func files(in folder: URL, ending: String) -> [URL] {
        let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return all.filter { $0.pathExtension == ending }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

/// - Parameter most: bytes; what comes after them is left out.
/// - Throws: `Failure` that names the file.
func read(_ file: URL, atMost most: Int? = nil) throws -> Data {
    do {
        guard let most else { return try Data(contentsOf: file) }
        return try FileHandle(forReadingFrom: file).read(upToCount: most) ?? Data()
    } catch {
        throw Failure(line: Failure.text("failure.unreadable", ["path": file.path(percentEncoded: false)]))
    }
}
