import Crypto
import Workflow

/// Writes a file piece by piece, as the bytes come.
struct PieceWriter {
    private let file: OpenFile
    private let cipher: FileCipher
    /// A full piece waits until more comes: only then is it known not to be the last.
    private var pending: [UInt8] = []
    private var number = 0
    private var hash = SHA256()
    /// In clear.
    private(set) var size = 0

    init(_ file: OpenFile, _ cipher: FileCipher) {
        self.file = file
        self.cipher = cipher
    }

    mutating func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            if pending.count == FileCipher.pieceSize { try write(isLast: false) }
            let part = rest.prefix(FileCipher.pieceSize - pending.count)
            pending += part
            size += part.count
            rest = rest.dropFirst(part.count)
        }
    }

    /// To be called once, last.
    /// - Returns: SHA-256 of all that was written, in hexadecimal.
    mutating func finish() throws -> String {
        try write(isLast: true)
        return Array(hash.finalize()).hexadecimal
    }

    private mutating func write(isLast: Bool) throws {
        let sealed = try cipher.seal(pending, number: number, isLast: isLast)
        try file.write(sealed)
        hash.update(data: sealed)
        number += 1
        pending.removeAll(keepingCapacity: true)
    }
}
