import Crypto
import Foundation
import Workflow

/// The key under which one requester's texts are sealed: AES-256-GCM.
///
/// A sealed text is base64 of a version byte, the nonce (12 bytes), the ciphertext and the tag (16 bytes). Requester and
/// field are authenticated with it, so that no sealed text can be put in another's place.
struct VaultKey: Sendable {
    private let key: SymmetricKey

    private static let version: UInt8 = 1

    init(from random: RandomSource) {
        key = SymmetricKey(data: random.bytes(32))
    }

    /// - Throws: `VaultError.wrongMasterKey`.
    init(unwrapping wrapped: [UInt8], for requester: AccountID, with wrapper: SymmetricKey) throws(VaultError) {
        guard let bytes = Self.opened(wrapped, with: wrapper, for: Self.context(of: requester)), bytes.count == 32
        else { throw .wrongMasterKey }
        key = SymmetricKey(data: bytes)
    }

    func wrapped(for requester: AccountID, with wrapper: SymmetricKey) throws -> [UInt8] {
        try Self.sealed(key.withUnsafeBytes(Array.init), with: wrapper, for: Self.context(of: requester))
    }

    func seal(_ text: String, for requester: AccountID, field: String) throws -> SealedText {
        let sealed = try Self.sealed(Array(text.utf8), with: key, for: Self.context(of: requester, field))
        return SealedText(rawValue: Data(sealed).base64EncodedString())
    }

    /// - Throws: `VaultError.damaged`.
    func open(_ text: SealedText, for requester: AccountID, field: String) throws(VaultError) -> String {
        guard let sealed = Data(base64Encoded: text.rawValue),
            let opened = Self.opened(Array(sealed), with: key, for: Self.context(of: requester, field)),
            let text = String(validating: opened, as: UTF8.self)
        else { throw .damaged(requester: requester, field: field) }
        return text
    }

    /// The key of a file with that SHA-256, for files of this requester alone: the same file gets the same key, and so
    /// lies on the disk once. HKDF-SHA256.
    func fileKey(_ digest: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("attachment|".utf8) + digest, outputByteCount: 32)
    }

    private static func sealed(_ bytes: [UInt8], with key: SymmetricKey, for context: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: context)
        var sealed = [version]
        sealed.reserveCapacity(1 + 12 + bytes.count + 16)
        for part in [Data(box.nonce), box.ciphertext, box.tag] { sealed.append(contentsOf: part) }
        return sealed
    }

    private static func opened(_ sealed: [UInt8], with key: SymmetricKey, for context: [UInt8]) -> [UInt8]? {
        guard sealed.first == version, let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst()),
            let opened = try? AES.GCM.open(box, using: key, authenticating: context)
        else { return nil }
        return Array(opened)
    }

    /// An account's id holds no bar, so no two contexts are spelled alike. A wrapped key has no field.
    private static func context(of requester: AccountID, _ field: String? = nil) -> [UInt8] {
        Array((field.map { "\(requester)|\($0)" } ?? requester.rawValue).utf8)
    }
}
