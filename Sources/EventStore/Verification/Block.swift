/// A sealed stretch of the global log. Its digest, published outside, pins every event up to `last`.
package struct Block: Equatable, Sendable {
    /// From 1, without gaps.
    package var number: Int
    /// Global positions, both included.
    package var first: Int
    package var last: Int
    /// The digest of the block before; `.zero` for the first.
    package var previous: ChainHash
    package var digest: ChainHash

    init(number: Int, first: Int, last: Int, previous: ChainHash, digest: ChainHash) {
        self.number = number
        self.first = first
        self.last = last
        self.previous = previous
        self.digest = digest
    }

    /// A row of `SQL.columns`.
    init(row: any Row) throws {
        try self.init(
            number: row.int(0), first: row.int(1), last: row.int(2), previous: ChainHash(bytes: row.bytes(3)),
            digest: ChainHash(bytes: row.bytes(4)))
    }

    enum SQL {
        static let columns = "number, first, last, previous, digest"
        static let next = "SELECT \(columns) FROM block WHERE number > $1 ORDER BY number LIMIT 1"
        static let last = "SELECT \(columns) FROM block ORDER BY number DESC LIMIT 1"
        static let insert = "INSERT INTO block (\(columns)) VALUES ($1, $2, $3, $4, $5)"
    }
}
