package import Crypto

/// Where a list goes on: opaque to the caller, and good only for the list, filter and person it was made for.
package struct CursorCodec: Sendable {
    private let key: SymmetricKey

    package init(secret: SymmetricKey) { key = secret }

    /// - Parameter scope: everything that the list depends on, the caller included.
    package func text(of values: [Int64], scope: String) -> String {
        let bytes = values.flatMap { value in withUnsafeBytes(of: value.bigEndian, Array.init) }
        return Base64URL.encode(seal(bytes, scope) + bytes)
    }

    /// Nil for anything that this server did not hand out for `scope`.
    package func values(in text: String, count: Int, scope: String) -> [Int64]? {
        guard let all = Base64URL.decode(text), all.count == Self.sealSize + count * 8 else { return nil }
        let bytes = Array(all.dropFirst(Self.sealSize))
        guard seal(bytes, scope) == Array(all.prefix(Self.sealSize)) else { return nil }
        return stride(from: 0, to: bytes.count, by: 8).map { start in
            bytes[start..<start + 8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        }
    }

    private static let sealSize = 12

    private func seal(_ bytes: [UInt8], _ scope: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes + Array(scope.utf8), using: key).prefix(Self.sealSize))
    }
}
