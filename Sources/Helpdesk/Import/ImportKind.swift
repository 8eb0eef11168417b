package import EventStore

/// One kind of table that can be imported: how its rows are read, compared with what is stored, and stored.
package protocol ImportKind: Sendable {
    associatedtype Record: Sendable

    static var requiredColumns: [String] { get }
    static var optionalColumns: [String] { get }

    /// Pure: what the row alone says.
    func record(from row: ImportRow) throws(Rejection) -> Record

    /// Why somebody should look at a line that is taken all the same.
    func doubt(about record: Record, from row: ImportRow) -> Rejection?

    /// Of which there may be one in a file.
    func key(of record: Record) -> String

    /// Told of the whole file before any record of it is judged.
    func knowing(_ records: [Record]) -> Self

    /// Slow work that must be done before the transaction; only when it will be stored.
    func readied(for records: [Record], on database: any Database) async throws -> Self

    func verdict(on record: Record, on connection: any Connection) throws -> ImportVerdict

    /// Only for records that are added or changed.
    func store(_ record: Record, on connection: any Connection) throws

    /// Keys of what is stored and active, not in the file, and shall not stay active.
    func missing(besides keys: Set<String>, on connection: any Connection) throws -> [String]
    func deactivate(_ key: String, on connection: any Connection) throws

    /// Called after the commit, or the attempt at one.
    func forgetWhatWasRead()
}

extension ImportKind {
    package static var optionalColumns: [String] { [] }
    package func doubt(about record: Record, from row: ImportRow) -> Rejection? { nil }
    package func knowing(_ records: [Record]) -> Self { self }
    package func readied(for records: [Record], on database: any Database) async throws -> Self { self }
    package func missing(besides keys: Set<String>, on connection: any Connection) throws -> [String] { [] }
    package func deactivate(_ key: String, on connection: any Connection) throws {}
    package func forgetWhatWasRead() {}
}

/// What storing a record would do.
package enum ImportVerdict: Equatable, Sendable {
    case added
    /// The columns in which it differs from what is stored.
    case changed([String])
    case unchanged
    case rejected(column: String, Rejection.Reason)
}
