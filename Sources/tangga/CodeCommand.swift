import ArgumentParser
import EventStore
import Foundation
import Helpdesk
import SQLiteDriver
import Workflow

struct CodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "Issue, list and revoke the codes that services give to offices.",
        subcommands: [Issue.self, List.self, Revoke.self])

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a place a new code, shown this once; the one that it had ends.")

        @OptionGroup var data: DataOption
        @Argument(help: "The service.") var workflow: String
        @Argument(help: "The codes' name in its file.") var name: String
        @Argument(help: "A region's code, such as 32.04.") var place: String

        func run() async throws {
            try await DataFolder.with(data.folder) { folder in
                let issued = try await telling(workflow, name, place: place) {
                    try await folder.codes().issue(CodeName(name), of: WorkflowName(workflow), for: place, by: nil)
                }
                print(
                    Failure.text(
                        "code.issued",
                        [
                            "id": "\(issued.entry.id)", "place": place, "code": issued.code,
                            "until": issued.entry.expiresAt.rfc3339,
                        ]))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List codes, the newest first, as id, state, place, end and uses left.")

        @OptionGroup var data: DataOption
        @Argument(help: "The service.") var workflow: String
        @Argument(help: "The codes' name in its file.") var name: String

        func run() async throws {
            try await DataFolder.with(data.folder, mode: .readOnly) { folder in
                let codes = try await folder.codes()
                var cursor: String?
                repeat {
                    let page = try await telling(workflow, name) { [cursor] in
                        try await codes.list(
                            CodeName(name), of: WorkflowName(workflow), for: nil, cursor: cursor, limit: 200)
                    }
                    for entry in page.items { print(entry.line) }
                    cursor = page.next
                } while cursor != nil
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a code.")

        @OptionGroup var data: DataOption
        @Argument(help: "The service.") var workflow: String
        @Argument(help: "The codes' name in its file.") var name: String
        @Argument(help: "The code's id.") var id: Int

        func run() async throws {
            try await DataFolder.with(data.folder) { folder in
                try await telling(workflow, name, id: id) {
                    try await folder.codes().revoke(id, CodeName(name), of: WorkflowName(workflow), by: nil)
                }
                print(Failure.text("code.revoked", ["id": "\(id)"]))
            }
        }
    }
}

extension DataFolder {
    fileprivate func codes() async throws -> Codes {
        let (library, regions) = try await database.read { (try Publisher($0).library(), try Regions(from: $0)) }
        return Codes(
            database: database, library: library, regions: regions,
            cursors: CursorCodec(secret: masterKey.derived("cursor")), secret: masterKey.derived("codes"),
            time: SystemTime())
    }
}

/// Says what was wrong in the words of whoever typed it.
private func telling<Value>(
    _ workflow: String, _ name: String, place: String = "", id: Int? = nil, _ body: () async throws -> Value
) async throws -> Value {
    do {
        return try await body()
    } catch CodeProblem.noSuchPlace {
        throw Failure(line: Failure.text("code.no-such-place", ["name": name, "place": place]))
    } catch CodeProblem.noSuchCode {
        let kind = Failure.text("code.no-such-kind", ["workflow": workflow, "name": name])
        throw Failure(line: id.map { Failure.text("code.no-such-code", ["id": "\($0)"]) } ?? kind)
    }
}

extension CodeEntry {
    fileprivate var line: String {
        "\(id)\t\(state.rawValue)\t\(place.code)\t\(expiresAt.rfc3339)\t\(usesLeft)"
    }
}
