/// The bytes of a file, wherever they are.
protocol FileContent {
    var size: Int { get }
    /// Those of `range` that there are.
    func bytes(in range: Range<Int>) throws -> [UInt8]
}

extension FileContent {
    func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        return try bytes(in: offset..<offset + min(count, size - offset))
    }
}

extension [UInt8]: FileContent {
    var size: Int { count }
    func bytes(in range: Range<Int>) -> [UInt8] { Array(self[range.clamped(to: indices)]) }
}

extension Collection<UInt8> {
    /// A number in so many bytes, the least first.
    var littleEndian: Int { reversed().reduce(0) { $0 << 8 | Int($1) } }
    /// A number in so many bytes, the greatest first.
    var bigEndian: Int { reduce(0) { $0 << 8 | Int($1) } }

    func holds(_ text: String, at offset: Int = 0) -> Bool {
        dropFirst(offset).starts(with: text.utf8)
    }
}
