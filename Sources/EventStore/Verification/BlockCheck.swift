/// Walks along the sealed blocks while the events go by in order.
struct BlockCheck {
    private let connection: any Connection
    private var block: Block?
    private var digest: BlockDigest?
    private var number = 0
    private var previous = ChainHash.zero
    /// The last position that a block pins.
    private(set) var sealed = 0

    init(_ connection: any Connection) throws {
        self.connection = connection
        try advance()
    }

    mutating func add(_ hash: ChainHash, at position: Int, _ report: (LogFault) throws -> Void) throws {
        while let block, position > block.last { try close(block, report) }
        digest?.add(hash)
    }

    /// Closes the blocks that are still open.
    mutating func finish(_ report: (LogFault) throws -> Void) throws {
        while let block { try close(block, report) }
    }

    private mutating func close(_ block: Block, _ report: (LogFault) throws -> Void) throws {
        if block.number != number + 1 || block.first != sealed + 1 || block.previous != previous {
            try report(.blockChain(number: block.number))
        }
        if digest?.finished() != block.digest { try report(.blockDigest(number: block.number)) }
        (number, sealed, previous) = (block.number, max(sealed, block.last), block.digest)
        try advance()
    }

    private mutating func advance() throws {
        block = try connection.first(Block.SQL.next, [.int(number)], Block.init(row:))
        digest = block.map {
            BlockDigest(number: $0.number, first: $0.first, last: $0.last, previous: $0.previous)
        }
    }
}
