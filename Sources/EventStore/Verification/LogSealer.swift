/// Seals complete blocks of the global log, inside a write of the caller.
package struct LogSealer: Sendable {
    /// Events per block.
    package let blockSize: Int

    package init(blockSize: Int = 1_024) {
        precondition(blockSize > 0)
        self.blockSize = blockSize
    }

    /// Seals what is complete up to `head`, a global position; one look when there is nothing to seal.
    /// - Returns: the new blocks, oldest first, for publishing their digests.
    package func seal(through head: Int, on connection: any Connection) throws -> [Block] {
        var last = try connection.first(Block.SQL.last, [], Block.init(row:))
        var sealed: [Block] = []
        while (last?.last ?? 0) + blockSize <= head {
            let block = try nextBlock(after: last, on: connection)
            try insert(block, on: connection)
            sealed.append(block)
            last = block
        }
        return sealed
    }

    private func nextBlock(after last: Block?, on connection: any Connection) throws -> Block {
        let number = (last?.number ?? 0) + 1
        let first = (last?.last ?? 0) + 1
        let end = first + blockSize - 1
        let previous = last?.digest ?? .zero
        var digest = BlockDigest(number: number, first: first, last: end, previous: previous)
        var count = 0
        try connection.forEach(Self.hashes, [.int(first), .int(end)]) { row in
            digest.add(ChainHash(bytes: try row.bytes(0)))
            count += 1
            return true
        }
        // Sealing over a hole would bless it.
        guard count == blockSize else { throw EventStoreError.corrupt("events missing in \(first)...\(end)") }
        return Block(number: number, first: first, last: end, previous: previous, digest: digest.finished())
    }

    private func insert(_ block: Block, on connection: any Connection) throws {
        try connection.execute(
            Block.SQL.insert,
            [
                .int(block.number), .int(block.first), .int(block.last), .blob(block.previous.bytes),
                .blob(block.digest.bytes),
            ])
    }

    private static let hashes = "SELECT hash FROM event WHERE position BETWEEN $1 AND $2 ORDER BY position"
}
