import Crypto
import Foundation

/// How a file lies on the disk: in pieces of 64 KiB, each sealed with AES-256-GCM under a key of the file's own, so that
/// neither sending nor fetching one ever holds it whole.
///
/// A key seals one content only, so a piece's number is nonce enough. The nonce also says which piece is the last:
/// none can be moved, left out, repeated or cut off unseen.
struct FileCipher: Sendable {
    static let pieceSize = 65_536
    static let tagSize = 16
    static let sealedPieceSize = pieceSize + tagSize
    private static let version: UInt8 = 1

    let key: SymmetricKey

    /// A piece that is not what was sealed.
    struct Damage: Error {}

    /// How many pieces so many bytes make. Nothing at all is one, and it is empty.
    static func pieces(in size: Int) -> Int { max(1, (size + pieceSize - 1) / pieceSize) }

    func seal(_ piece: [UInt8], number: Int, isLast: Bool) throws -> [UInt8] {
        let box = try AES.GCM.seal(piece, using: key, nonce: nonce(number, isLast))
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// - Throws: `Damage`.
    func open(_ sealed: [UInt8], number: Int, isLast: Bool) throws -> [UInt8] {
        guard sealed.count >= Self.tagSize,
            let box = try? AES.GCM.SealedBox(
                nonce: nonce(number, isLast), ciphertext: sealed.dropLast(Self.tagSize),
                tag: sealed.suffix(Self.tagSize)),
            let piece = try? AES.GCM.open(box, using: key)
        else { throw Damage() }
        return Array(piece)
    }

    private func nonce(_ number: Int, _ isLast: Bool) throws -> AES.GCM.Nonce {
        let digits = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * (7 - $0))) }
        return try AES.GCM.Nonce(data: [Self.version, isLast ? 1 : 0, 0, 0] + digits)
    }
}
