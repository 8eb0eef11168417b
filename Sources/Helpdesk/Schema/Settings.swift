package import EventStore

/// The few values that the installation remembers about itself.
package struct Settings {
    package enum Name: String, Sendable {
        /// Set when the data folder was made for practice; such data never serves for real, nor the other way round.
        case practice
        /// Milliseconds that practice time is ahead of the real clock.
        case practiceAhead = "practice-ahead"
        /// Ticket time of the last sign of life: what lies between it and the next start is an outage.
        case aliveAt = "alive-at"
        /// How far the outbox's notices have become letters: see `NoticePosition`.
        case noticesWritten = "notices-written"
        /// Up to which global position the log has been counted: see `StatisticTable`.
        case statisticsCounted = "statistics-counted"
        /// Of which edition the read models are.
        case readModels = "read-models"
    }

    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    package func text(_ name: Name) throws -> String? {
        try connection.first(SQL.get, [.text(name.rawValue)]) { try $0.text(0) }
    }

    package func integer(_ name: Name) throws -> Int64? {
        try text(name).flatMap { Int64($0) }
    }

    package func set(_ name: Name, to value: String) throws {
        try connection.execute(SQL.set, [.text(name.rawValue), .text(value)])
    }

    enum SQL {
        static let get = "SELECT value FROM setting WHERE name = $1"
        static let set = """
            INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
    }
}
