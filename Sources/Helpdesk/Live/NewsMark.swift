package import Crypto
import Foundation

/// How far the log had come when a page was drawn, as the page holds it. Sealed: how much happens elsewhere is nobody's
/// business.
package struct NewsMark: Sendable {
    private let key: SymmetricKey

    package init(secret: SymmetricKey) { key = secret }

    func text(of position: Int) throws -> String {
        let box = try AES.GCM.seal(withUnsafeBytes(of: Int64(position).bigEndian, Array.init), using: key)
        return Base64URL.encode(Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// Nil for anything that we did not write.
    func position(in text: String) -> Int? {
        guard let bytes = Base64URL.decode(text), let box = try? AES.GCM.SealedBox(combined: bytes),
            let clear = try? AES.GCM.open(box, using: key), clear.count == 8
        else { return nil }
        return Int(clear.reduce(Int64(0)) { $0 << 8 | Int64($1) })
    }
}
