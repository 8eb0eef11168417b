import Foundation
import Logging
import Synchronization

/// One line to standard error for each message. It spells out metadata only for lines that are printed: the server sets
/// some with every request, and nearly none of them comes to a line.
struct LineLogHandler: LogHandler {
    let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let words = all.map { " \($0.key)=\($0.value)" }.joined()
        writeError("\(Date().formatted(.iso8601)) \(event.level) \(label): \(event.message)\(words)")
    }
}
