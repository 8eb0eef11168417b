import EventStore
import Foundation

/// A file that is open for as long as somebody holds it. Its calls block.
final class OpenFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// - Throws: `EventStoreError`; `.unavailable(.notFound)` where there is none.
    init(reading path: String) throws(EventStoreError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        try check(descriptor) { .unavailable($0) }
    }

    /// A new one that only we may read.
    init(creating path: String) throws(EventStoreError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        self.path = path
        try check(descriptor) { .notStored($0) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func write(_ bytes: [UInt8]) throws(EventStoreError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            try check(Int32(clamping: count)) { .notStored($0) }
            rest = rest.dropFirst(count)
        }
    }

    /// Fewer bytes at the end of the file.
    func read(_ count: Int, at offset: Int) throws(EventStoreError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                return pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
            }
            if read < 0, errno == EINTR { continue }
            try check(Int32(clamping: read)) { .unavailable($0) }
            if read == 0 { break }
            filled += read
        }
        return Array(bytes.prefix(filled))
    }

    /// When it comes back, what was written is on the disk.
    func flush() throws(EventStoreError) {
        try check(fsync(descriptor)) { .notStored($0) }
    }

    private func check(_ result: Int32, _ error: (EventStoreError.Cause) -> EventStoreError) throws(EventStoreError) {
        guard result >= 0 else { throw error(EventStoreError.Cause(errno: errno, path: path)) }
    }
}
