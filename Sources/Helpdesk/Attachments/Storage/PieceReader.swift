/// Reads a file that a `PieceWriter` wrote, from wherever.
struct PieceReader: FileContent, Sendable {
    let file: OpenFile
    let cipher: FileCipher
    /// In clear.
    let size: Int

    var pieces: Int { FileCipher.pieces(in: size) }

    /// - Throws: `FileCipher.Damage`, or `EventStoreError` where it can't be read.
    func piece(_ number: Int) throws -> [UInt8] {
        let sealed = try file.read(FileCipher.sealedPieceSize, at: number * FileCipher.sealedPieceSize)
        return try cipher.open(sealed, number: number, isLast: number == pieces - 1)
    }

    func bytes(in range: Range<Int>) throws -> [UInt8] {
        let range = range.clamped(to: 0..<size)
        guard !range.isEmpty else { return [] }
        let first = range.lowerBound / FileCipher.pieceSize
        let found = try (first...(range.upperBound - 1) / FileCipher.pieceSize).flatMap { try piece($0) }
        let start = range.lowerBound - first * FileCipher.pieceSize
        return Array(found.dropFirst(start).prefix(range.count))
    }
}
