import EventStore
import GRDB
import GRDBSQLite

extension EventStoreError {
    /// What a statement's failure means.
    /// - Parameter code: SQLite's extended result code.
    init(code: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = .constraintViolated(rule: message)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        default: self = Cause(code).map(Self.unavailable) ?? .statementFailed(code: Int(code), message: message)
        }
    }

    init(_ error: DatabaseError) {
        self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }
}

extension EventStoreError.Cause {
    /// Why a commit failed.
    init(_ error: DatabaseError) {
        let code = error.extendedResultCode.rawValue
        self = Self(code) ?? .failed(code: Int(code), message: error.message ?? "")
    }

    /// Why the file at `path` couldn't be opened.
    init(_ error: DatabaseError, opening path: String) {
        switch error.extendedResultCode.rawValue & 0xFF {
        case SQLITE_CANTOPEN: self = .notFound(path: path)
        case SQLITE_NOTADB: self = .notADatabase(path: path)
        default: self.init(error)
        }
    }

    /// Nil when it is the statement's own fault rather than the world's.
    fileprivate init?(_ code: Int32) {
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull
        // SQLITE_IOERR_SHMSIZE, a macro that Swift can't read: no room for the 32 KiB of the shared memory's file.
        case SQLITE_IOERR where code == SQLITE_IOERR | (19 << 8): self = .diskFull
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_IOERR, SQLITE_CANTOPEN: self = .inputOutput(code: Int(code))
        case SQLITE_MISUSE: self = .closed
        default: return nil
        }
    }
}
