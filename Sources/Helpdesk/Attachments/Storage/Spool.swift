import Crypto
import Workflow

/// A file on its way in, sealed under a key that nobody else has and that ends with it: a crash leaves nothing to read.
struct Spool {
    private let file: OpenFile
    private let cipher = FileCipher(key: SymmetricKey(size: .bits256))
    private var writer: PieceWriter
    private var hash = SHA256()

    init(_ file: OpenFile) {
        self.file = file
        writer = PieceWriter(file, cipher)
    }

    var size: Int { writer.size }

    mutating func append(_ bytes: [UInt8]) throws {
        try writer.append(bytes)
        hash.update(data: bytes)
    }

    /// To be called once, last.
    /// - Returns: what came, and its SHA-256.
    mutating func finish() throws -> (content: PieceReader, digest: [UInt8]) {
        _ = try writer.finish()
        return (PieceReader(file: file, cipher: cipher, size: writer.size), Array(hash.finalize()))
    }
}
