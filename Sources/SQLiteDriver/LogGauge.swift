import GRDB
import GRDBSQLite
import Synchronization

/// How many pages the write-ahead log holds, as the writer hears at each commit.
final class LogGauge: Sendable {
    private let count = Atomic<Int>(0)

    var pages: Int {
        count.load(ordering: .relaxed)
    }

    /// The hook takes the place of SQLite's own automatic checkpoints. `self` must outlive the connection's last commit.
    func install(on database: GRDB.Database) {
        sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                let gauge = Unmanaged<LogGauge>.fromOpaque(context).takeUnretainedValue()
                gauge.count.store(Int(pages), ordering: .relaxed)
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque())
    }
}
