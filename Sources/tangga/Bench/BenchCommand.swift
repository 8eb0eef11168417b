import ArgumentParser

/// The parts of `Scripts/bench` that run inside the process; the rest of it loads a server from outside.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the disk, bare inserts and hostile files, and fill a folder to measure reads on.",
        subcommands: [Disk.self, Inserts.self, Fill.self, Hostile.self])
}
