import Foundation

/// How far long work has come, on one line of a terminal; silent where nobody watches.
enum Progress {
    private static let isWatched = isatty(STDERR_FILENO) == 1

    /// - Parameter share: 0 to 1.
    static func show(_ key: String, share: Double) {
        guard isWatched else { return }
        let line = "\r\(Failure.text(key)) \(Int(share * 100)) %\u{1B}[K"
        FileHandle.standardError.write(Data(line.utf8))
    }

    static func end() {
        guard isWatched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
