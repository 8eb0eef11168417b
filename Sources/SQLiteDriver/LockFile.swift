import EventStore
import Foundation

/// Keeps a second server out of the data. The lock dies with its process, whatever the file says; the file names the
/// process that holds it, and its modification time says since when.
final class LockFile: Sendable {
    private let descriptor: Int32
    /// Whether the last holder ended without letting go: it crashed or was killed.
    let wasLeftBehind: Bool

    /// - Throws: `EventStoreError.unavailable`, with `.inUse` when another server runs.
    init(path: String) throws(EventStoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unavailable(.init(errno: errno, path: path)) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            defer { Glibc.close(descriptor) }
            throw .unavailable(.inUse(pid: Self.holder(in: descriptor)))
        }
        self.wasLeftBehind = Self.holder(in: descriptor) != nil
        self.descriptor = descriptor
        Self.write("\(getpid())\n", to: descriptor)
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Marks the end as orderly. The lock itself goes with the last reference.
    func release() {
        Self.write("", to: descriptor)
        flock(descriptor, LOCK_UN)
    }

    private static func holder(in descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Int(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).trimmingCharacters(in: .newlines))
    }

    /// The text only informs; on a full disk the lock holds without it.
    private static func write(_ text: String, to descriptor: Int32) {
        guard ftruncate(descriptor, 0) == 0 else { return }
        let bytes = Array(text.utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }
}
