import Crypto
import Foundation
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A file in pieces` {
    let folder: TemporaryFolder
    let cipher = FileCipher(key: SymmetricKey(size: .bits256))

    init() throws { folder = try TemporaryFolder() }

    static func content(_ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) } }

    private func path(_ name: String = "f") -> String { folder.url.appending(path: name).path(percentEncoded: false) }

    @discardableResult
    private func write(_ content: [UInt8], in parts: Int = 1_000, as name: String = "f") throws -> String {
        var writer = PieceWriter(try OpenFile(creating: path(name)), cipher)
        for start in stride(from: 0, to: content.count, by: parts) {
            try writer.append(Array(content[start...].prefix(parts)))
        }
        return try writer.finish()
    }

    private func read(_ size: Int, _ name: String = "f") throws -> [UInt8] {
        let reader = PieceReader(file: try OpenFile(reading: path(name)), cipher: cipher, size: size)
        return try (0..<reader.pieces).flatMap { try reader.piece($0) }
    }

    @Test(arguments: [1, 65_535, 65_536, 65_537, 131_072, 200_000], [1_000, 65_536, 300_000])
    func `is read as it was written, whatever its size and however it came`(size: Int, parts: Int) throws {
        try write(Self.content(size), in: parts)
        #expect(try read(size) == Self.content(size))
    }

    @Test func `has the hash of what lies on the disk, which depends on the content alone`() throws {
        let hash = try write(Self.content(100_000), in: 999)
        let stored = try Data(contentsOf: URL(filePath: path()))
        #expect(hash == Array(SHA256.hash(data: stored)).hexadecimal)
        #expect(try write(Self.content(100_000), in: 65_536, as: "g") == hash)
    }

    @Test func `is read from wherever`() throws {
        try write(Self.content(200_000))
        let reader = PieceReader(file: try OpenFile(reading: path()), cipher: cipher, size: 200_000)
        for range in [0..<10, 65_530..<65_540, 65_536..<131_072, 199_990..<200_000, 100_000..<300_000, 5..<5] {
            #expect(try reader.bytes(in: range) == Array(Self.content(200_000)[range.clamped(to: 0..<200_000)]))
        }
    }

    @Test(arguments: ["a bit", "the end", "the last piece", "the order", "the length"])
    func `that was altered is never read`(part: String) throws {
        try write(Self.content(150_000))
        var stored = Array(try Data(contentsOf: URL(filePath: path())))
        let piece = FileCipher.sealedPieceSize
        switch part {
        case "a bit": stored[70_000] ^= 1
        case "the end": stored.removeLast()
        case "the last piece": stored.removeLast(stored.count - 2 * piece)
        case "the order": stored = Array(stored[piece..<2 * piece] + stored[..<piece] + stored[(2 * piece)...])
        default: break
        }
        try Data(stored).write(to: URL(filePath: path("g")))
        // One whole piece less is not what was sealed either, though each piece is sound.
        #expect(throws: FileCipher.Damage.self) { try read(part == "the length" ? 131_072 : 150_000, "g") }
    }

    @Test func `can't be read under another key`() throws {
        try write(Self.content(10))
        let other = FileCipher(key: SymmetricKey(size: .bits256))
        let reader = PieceReader(file: try OpenFile(reading: path()), cipher: other, size: 10)
        #expect(throws: FileCipher.Damage.self) { try reader.piece(0) }
    }
}
