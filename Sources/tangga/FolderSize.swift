import Foundation
import Helpdesk

/// How much room a data folder takes. It may hold very many files, so they are counted now and then only.
actor FolderSize {
    private let folder: URL
    private var last: (use: DiskUse, countedAt: ContinuousClock.Instant)?

    private static let freshFor = Duration.seconds(600)

    init(_ path: String) { folder = URL(filePath: path, directoryHint: .isDirectory) }

    /// Nil where the folder can't be looked into.
    func use() -> DiskUse? {
        if let last, ContinuousClock.now - last.countedAt < Self.freshFor { return last.use }
        guard let data = data(), let free = free() else { return nil }
        last = (DiskUse(data: data, free: free), .now)
        return last?.use
    }

    private func data() -> Int? {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileSizeKey])
        guard let files else { return nil }
        // What went while we counted takes no room.
        return files.compactMap { $0 as? URL }.reduce(0) { sum, file in
            sum + ((try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0)
        }
    }

    private func free() -> Int? {
        let path = folder.path(percentEncoded: false)
        let found = try? FileManager.default.attributesOfFileSystem(forPath: path)[.systemFreeSize]
        return (found as? NSNumber)?.intValue
    }
}
