import Foundation

/// A small file that is written once, whole or not at all, and that only its owner may read.
struct SecretFile {
    private let path: String
    private let folder: String

    init(_ file: URL) {
        path = file.path(percentEncoded: false)
        folder = file.deletingLastPathComponent().path(percentEncoded: false)
    }

    /// At most 4 KiB.
    func contents(orCreating make: () -> [UInt8]) throws(VaultError) -> [UInt8] {
        if let contents = try read() { return contents }
        try create(make())
        return try read() ?? []
    }

    /// Nil where there is no file.
    private func read() throws(VaultError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        try check(descriptor)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        try check(Int32(clamping: count))
        return Array(bytes.prefix(count))
    }

    /// Under another name first: a crash must not leave half a secret. Linking fails where somebody was faster, and
    /// then theirs counts.
    private func create(_ bytes: [UInt8]) throws(VaultError) {
        let draft = "\(path).\(getpid())"
        try write(bytes, to: draft)
        defer { unlink(draft) }
        if link(draft, path) != 0, errno != EEXIST { throw .masterKeyFile(code: Int(errno)) }
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        try check(descriptor)
        defer { close(descriptor) }
        try check(fsync(descriptor))
    }

    private func write(_ bytes: [UInt8], to path: String) throws(VaultError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        try check(descriptor)
        defer { close(descriptor) }
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw .masterKeyFile(code: Int(errno))
        }
        try check(fsync(descriptor))
    }

    private func check(_ result: Int32) throws(VaultError) {
        guard result >= 0 else { throw .masterKeyFile(code: Int(errno)) }
    }
}
