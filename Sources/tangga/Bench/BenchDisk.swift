import ArgumentParser
import Foundation

extension BenchCommand {
    /// Durable figures mean nothing without it: the same disk may be ten times slower in the next minute.
    struct Disk: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How long the disk takes to flush 4 KiB.")

        @OptionGroup var data: DataOption
        @Option(help: "How many flushes.") var times = 500

        func run() async throws {
            try FileManager.default.createDirectory(atPath: data.folder, withIntermediateDirectories: true)
            let path = data.folder + "/flush.probe"
            let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
            guard file >= 0 else { throw Failure(line: Failure.text("failure.unreadable", ["path": path])) }
            defer {
                close(file)
                unlink(path)
            }
            let block = [UInt8](repeating: 0x54, count: 4_096)
            let durations = (0..<times).map { _ in
                ContinuousClock().measure {
                    _ = write(file, block, block.count)
                    _ = fdatasync(file)
                }
            }
            print(Figures(durations).line("flush of 4 KiB"))
        }
    }
}

/// The spread of some durations.
struct Figures {
    private let sorted: [Duration]

    init(_ durations: [Duration]) { sorted = durations.sorted() }

    func line(_ name: String) -> String {
        "\(name): p50 \(text(0.5)) ms, p99 \(text(0.99)) ms, most \(text(1)) ms"
    }

    private func text(_ share: Double) -> String {
        guard !sorted.isEmpty else { return "-" }
        let value = sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        return String(format: "%.2f", value / .milliseconds(1))
    }
}
