import Crypto

/// A SHA-256 value in a chain: each is taken over the one before, so no link changes alone.
package struct ChainHash: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What the first link follows.
    package static let zero = ChainHash(bytes: [UInt8](repeating: 0, count: SHA256.byteCount))

    /// Lower-case hexadecimal.
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension ChainHash {
    /// The hash of an event: SHA-256 over the hash before it, a header in which nothing can slide from one field into
    /// the next, and the payload as stored.
    static func of(_ event: NewEvent, in stream: StreamName, following head: StreamHead) -> ChainHash {
        var hasher = SHA256()
        hasher.update(data: head.hash.bytes)
        hasher.update(data: header(of: event, in: stream, version: head.version + 1))
        hasher.update(data: event.payload)
        return ChainHash(bytes: Array(hasher.finalize()))
    }

    private static func header(of event: NewEvent, in stream: StreamName, version: Int) -> [UInt8] {
        var header: [UInt8] = []
        header.reserveCapacity(32 + stream.text.utf8.count + event.type.utf8.count)
        header.append(prefixed: stream.text)
        header.append(bigEndian: Int64(version))
        header.append(prefixed: event.type)
        header.append(bigEndian: event.recordedAt)
        return header
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: Int64) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    /// The length in UTF-8 bytes, then the bytes.
    mutating func append(prefixed text: String) {
        append(bigEndian: Int64(text.utf8.count))
        append(contentsOf: text.utf8)
    }
}
