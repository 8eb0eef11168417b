import EventStore
import Foundation
import Helpdesk
import Workflow

/// `NAME@VERSION`, or a file.
enum WorkflowText {
    case file(String)
    case published(WorkflowName, version: Int)

    /// A file that is there is one, whatever its name.
    init(_ argument: String) {
        let parts = argument.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2, let version = Int(parts[1]), !FileManager.default.fileExists(atPath: argument) {
            self = .published(WorkflowName(String(parts[0])), version: version)
        } else {
            self = .file(argument)
        }
    }

    /// - Throws: `Failure` where there is no such text, or it is not sound.
    func load(from library: Library?) throws -> Library.Published {
        switch self {
        case .file(let path):
            return try Self.file(path, in: library)
        case .published(let name, let version):
            let words = ["name": name.rawValue, "version": "\(version)"]
            guard let library else {
                throw Failure(line: Failure.text("diff.needs-data", ["name": "\(name)@\(version)"]))
            }
            guard let published = library.versions(of: name).first(where: { $0.reference.version == version }) else {
                throw Failure(line: Failure.text("diff.no-version", words))
            }
            return published
        }
    }

    /// Beside the calendars that come with us. One that was never published has version 0.
    private static func file(_ path: String, in library: Library?) throws -> Library.Published {
        let loaded = LoadedFiles(try Resources.standard.workflowFiles([path]))
        for diagnostic in loaded.diagnostics where diagnostic.severity == .error {
            writeError(diagnostic.text(from: Resources.standard.texts, in: .fromEnvironment))
        }
        guard let workflow = loaded.workflows.first?.loaded, let definition = workflow.definition,
            let bound = workflow.bound
        else { throw Failure(line: Failure.text("explain.unsound", ["file": path])) }
        let known = library?.versions(of: definition.name).last { $0.reference.hash == definition.hash }?.reference
        return Library.Published(
            definition: definition,
            reference: known ?? WorkflowReference(name: definition.name, version: 0, hash: definition.hash),
            bound: bound)
    }
}

extension Library {
    /// What a start would publish under that name, if it is another text than the newest; else the newest.
    func upcoming(_ name: WorkflowName, from files: WorkflowFiles) -> Library.Published? {
        let newest = current(name)
        let loaded = LoadedFiles(files).workflows.map(\.loaded).first { $0.definition?.name == name }
        guard let definition = loaded?.definition, let bound = loaded?.bound,
            definition.hash != newest?.reference.hash
        else { return newest }
        let version = (newest?.reference.version ?? 0) + 1
        return Library.Published(
            definition: definition,
            reference: WorkflowReference(name: name, version: version, hash: definition.hash), bound: bound)
    }
}

/// The numbers of some tickets, the first few of them.
func numbers(_ numbers: [TicketNumber]) -> String {
    let few = numbers.prefix(5).map { "#\($0)" }.joined(separator: ", ")
    return numbers.count > 5 ? Failure.text("diff.more", ["numbers": few]) : few
}
