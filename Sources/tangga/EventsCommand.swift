import ArgumentParser
import EventStore
import Foundation
import Helpdesk
import SQLiteDriver
import Workflow

struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Read the log, also beside a running server.",
        subcommands: [Export.self, Tail.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every event as one line of JSON, in global order. Personal data stays sealed.")

        @OptionGroup var data: DataOption
        @Option(help: "Begin after this global position.") var after = 0

        func run() async throws {
            try await DataFolder.with(data.folder, mode: .readOnly) { folder in
                var position = after
                while true {
                    let page = try await folder.database.read { [position] in
                        try EventLog($0).events(after: position, limit: 1_000)
                    }
                    guard let last = page.last else { return }
                    for event in page { print(event.line) }
                    position = last.globalPosition
                }
            }
        }
    }

    struct Tail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the last events, and go on with new ones until interrupted.")

        @OptionGroup var data: DataOption
        @Option(name: .shortAndLong, help: "How many of the last ones to begin with.") var lines = 10

        func run() async throws {
            try await DataFolder.with(data.folder, mode: .readOnly) { folder in
                var position = max(0, try await folder.database.read { try EventLog($0).head() } - lines)
                while !Task.isCancelled {
                    let page = try await folder.database.read { [position] in
                        try EventLog($0).events(after: position, limit: 1_000)
                    }
                    for event in page { print(event.line) }
                    fflush(nil)
                    position = page.last?.globalPosition ?? position
                    if page.isEmpty {
                        // As `tail -f` does: the server is another process, whose commits nobody here is told of.
                        try await Task.sleep(for: .milliseconds(500))  // Nothing could wake us but the clock.
                    }
                }
            }
        }
    }
}

extension RecordedEvent {
    /// The envelope, with the payload as it is stored. Hashes are over these bytes.
    fileprivate var line: String {
        let at = Instant(milliseconds: recordedAt).rfc3339
        return """
            {"position":\(globalPosition),"stream":"\(stream.text)","version":\(version),"type":"\(type)",\
            "recordedAt":"\(at)","hash":"\(hash.bytes.hexadecimal)",\
            "payload":\(String(decoding: payload, as: UTF8.self))}
            """
    }
}
