import Crypto
import Foundation
import Helpdesk
import Testing

@Suite struct `The master key` {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tangga-\(UUID().uuidString)")
    var file: URL { folder.appending(path: "master.key") }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test func `is made once, for its owner's eyes only`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (made, read) = (try MasterKey(file: file), try MasterKey(file: file))
        #expect(made.derived("x") == read.derived("x"))
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == 32)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).count == 1)
    }

    @Test(arguments: [0, 31, 33, 5_000]) func `has 32 bytes`(count: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(repeating: 7, count: count).write(to: file)
        #expect(throws: VaultError.malformedMasterKey) { try MasterKey(file: file) }
    }

    @Test func `can't be made where there is no folder`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: VaultError.masterKeyFile(code: 2)) {
            try MasterKey(file: folder.appending(path: "tidak/ada/master.key"))
        }
    }

    @Test func `comes from the environment, too`() throws {
        let base64 = Data(repeating: 0, count: 32).base64EncodedString()
        #expect(try MasterKey(base64: base64 + "\n").derived("x") == MasterKey.zero.derived("x"))
        for text in ["", "AAAA", "bukan base64"] {
            #expect(throws: VaultError.malformedMasterKey) { try MasterKey(base64: text) }
        }
    }

    @Test func `gives each purpose a secret of its own`() throws {
        let key = try MasterKey.zero
        #expect(key.derived("csrf") == key.derived("csrf"))
        #expect(key.derived("csrf") != key.derived("cursor"))
    }
}
