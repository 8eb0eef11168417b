/// What can go wrong with the world below the rules.
package enum EventStoreError: Error, Equatable, Sendable {
    /// Somebody else appended first.
    case versionConflict(expected: Int, actual: Int)
    /// The commit failed. Nearly always nothing was stored, but only looking (by idempotency key) tells.
    case notStored(Cause)
    /// The database can't be used now; nothing was stored.
    case unavailable(Cause)
    /// The data was written by a newer version of the program, which knew migrations up to `found`.
    case schemaTooNew(component: String, found: Int, known: Int)
    /// Migrations are missing and this connection may not apply them.
    case schemaTooOld(component: String, found: Int, known: Int)
    /// The migration that was applied is not the one that this program holds under its number.
    case schemaAltered(component: String, number: Int)
    /// A setting that a promise rests on is not in force.
    case notInForce(setting: String, wanted: String, found: String)
    /// A UNIQUE, CHECK, NOT NULL or FOREIGN KEY rule of a table refused a row; `rule` is the database's wording.
    case constraintViolated(rule: String)
    /// A text with U+0000, which PostgreSQL can't keep and C code cuts short. Bytes may hold it.
    case textHoldsNUL
    /// The stored data contradicts itself.
    case corrupt(String)
    /// The database refused a statement.
    case statementFailed(code: Int, message: String)

    package enum Cause: Equatable, Sendable {
        /// Another server runs on this data; its process id where it could be read.
        case inUse(pid: Int?)
        /// A folder or file is missing, or is not what it should be.
        case notFound(path: String)
        case notADatabase(path: String)
        case readOnly
        case diskFull
        /// A lock was not free in time.
        case busy
        /// Reading or flushing failed, with the database's extended code.
        case inputOutput(code: Int)
        case closed
        case failed(code: Int, message: String)
    }
}
