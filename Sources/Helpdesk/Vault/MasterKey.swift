package import Crypto
package import Foundation

/// The one secret of an installation: it wraps the keys of personal data, and other secrets are derived from it.
///
/// Keep a copy apart from the backups. Who has both can read everything; who loses it can read nothing.
package struct MasterKey: Sendable {
    private let key: SymmetricKey

    package static let count = 32

    /// - Throws: `VaultError.malformedMasterKey` unless there are 32 bytes.
    package init(bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Self.count else { throw .malformedMasterKey }
        key = SymmetricKey(data: bytes)
    }

    /// - Parameter base64: of 32 bytes, as an environment variable holds it.
    package init(base64: String) throws(VaultError) {
        guard let data = Data(base64Encoded: base64.trimmed) else { throw .malformedMasterKey }
        try self.init(bytes: Array(data))
    }

    /// Reads the key's file; one that is missing is created, readable by its owner alone.
    /// - Throws: `VaultError`.
    package init(file: URL, random: RandomSource = .system) throws {
        try self.init(bytes: try SecretFile(file).contents(orCreating: { random.bytes(Self.count) }))
    }

    /// A secret of its own for one purpose: HKDF-SHA256 with `label`.
    package func derived(_ label: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("tangga/\(label)".utf8), outputByteCount: 32)
    }
}
