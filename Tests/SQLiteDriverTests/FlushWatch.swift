import FlushCounter
import Foundation
import TestSupport

/// The flushes of the databases in one folder, and what a power cut would leave of them.
struct FlushWatch {
    private let slot: Int32

    /// Begin before the databases are opened.
    init(_ folder: TemporaryFolder) {
        flush_counter_install()
        slot = flush_counter_watch(folder.url.path(percentEncoded: false).trimmingSuffix("/"))
        precondition(slot >= 0, "no slot left in FlushCounter")
    }

    var logFlushes: Int { Int(flush_counter_log_syncs(slot)) }
    var writes: Int { Int(flush_counter_writes(slot)) }
    var isCut: Bool { flush_counter_is_cut(slot) != 0 }

    func failFlushes(_ count: Int) {
        flush_counter_fail_syncs(slot, Int32(count))
    }

    func fillDisk(_ isFull: Bool) {
        flush_counter_fill_disk(slot, isFull ? 1 : 0)
    }

    /// In the middle of things: `count` writes from now.
    func cutPower(afterWrites count: Int) {
        flush_counter_cut_power(slot, Int32(writes + count))
    }

    /// What the disk may hold after the cut: everything that was flushed, and of what was not, any sector or none.
    func debris(of file: String, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        let durable = image(of: file, flush_counter_durable)
        let written = image(of: file, flush_counter_written)
        let survives = Bool.random(using: &generator)
        var debris = survives ? resized(durable, to: max(durable.count, written.count)) : durable
        let end = min(debris.count, written.count)
        for start in stride(from: 0, to: end, by: 512) where Bool.random(using: &generator) {
            let sector = start..<min(start + 512, end)
            debris.replaceSubrange(sector, with: written[sector])
        }
        return debris
    }

    private func resized(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: count - bytes.count)
    }

    private typealias Reader = (Int32, UnsafePointer<CChar>, UnsafeMutablePointer<UInt8>?, Int) -> Int

    private func image(of file: String, _ read: Reader) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, read(slot, file, nil, 0)))
        _ = read(slot, file, &bytes, bytes.count)
        return bytes
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
