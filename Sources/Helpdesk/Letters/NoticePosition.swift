import EventStore
import Workflow

/// How far the outbox's notices have become letters.
struct NoticePosition: Equatable, Sendable {
    /// Up to this row all letters are there.
    var through: Int
    /// Of the next row, those to accounts up to this one; nil where none is.
    var within: AccountID?

    static func load(_ connection: any Connection) throws -> NoticePosition {
        let parts = try Settings(connection).text(.noticesWritten)?.split(separator: " ") ?? []
        return NoticePosition(
            through: parts.first.flatMap { Int($0) } ?? 0,
            within: parts.count > 1 ? AccountID(String(parts[1])) : nil)
    }

    func store(_ connection: any Connection) throws {
        let text = ["\(through)", within?.rawValue].compactMap(\.self).joined(separator: " ")
        try Settings(connection).set(.noticesWritten, to: text)
    }
}
