import Crypto

/// Takes the digest of a block: SHA-256 over the previous digest, the block's number and bounds, and the hashes of its
/// events in order.
struct BlockDigest {
    private var hasher = SHA256()

    init(number: Int, first: Int, last: Int, previous: ChainHash) {
        var header: [UInt8] = previous.bytes
        for value in [number, first, last] { header.append(bigEndian: Int64(value)) }
        hasher.update(data: header)
    }

    mutating func add(_ hash: ChainHash) {
        hasher.update(data: hash.bytes)
    }

    func finished() -> ChainHash {
        ChainHash(bytes: Array(hasher.finalize()))
    }
}
