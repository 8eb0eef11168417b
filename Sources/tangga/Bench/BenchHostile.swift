import ArgumentParser
import Foundation
import Helpdesk
import HostileFiles
import Workflow

extension BenchCommand {
    /// Whatever lies in a workflow file, loader and checker come back, in time and in bounded memory. Fails where they don't.
    struct Hostile: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold the checking of workflow files to its time and memory, whatever lies in them.")

        @Option(help: "Files made by chance from each workflow that comes with us.") var rounds = 400
        @Option(help: "Where chance begins; a random one if nothing is said.") var seed: UInt64?
        @Option(help: "Seconds that one file may take, of the processor's time.") var seconds = 1.0
        @Option(help: "Megabytes that the process may hold at any time.") var megabytes = 256

        func validate() throws {
            guard rounds >= 0, seconds > 0, megabytes > 0 else { throw ValidationError("Nothing below zero.") }
        }

        func run() async throws {
            try Resources.standard.check()
            let seed = seed ?? UInt64.random(in: 1...999_999)
            // At once: a crash would take along what waits to be printed.
            writeError("seed \(seed)")
            let files = LoadedFiles(try Resources.standard.workflowFiles())
            var ordeal = Ordeal(WorkflowLoader(calendars: files.calendars))
            for file in HostileFile.all { try ordeal.face(file.text.utf8, "\(file)") }
            try faceHugeFile(&ordeal)
            try faceMutations(of: files.workflows.map(\.file), from: seed, &ordeal)
            Progress.end()
            let memory = Self.mostMemory / 1_000_000
            print(
                "\(ordeal.count) files, seed \(seed): at most \(Int((ordeal.longest * 1_000).rounded(.up))) ms "
                    + "(\(ordeal.slowest)), at most \(memory) MB")
            guard ordeal.longest <= seconds, memory <= megabytes else {
                throw Failure(line: "more than \(seconds) s or \(megabytes) MB")
            }
        }

        /// Through the reading of files, which must not bring all of it into memory.
        private func faceHugeFile(_ ordeal: inout Ordeal) throws {
            let file = FileManager.default.temporaryDirectory.appending(path: "tangga-\(UUID().uuidString).yaml")
            guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
                throw Failure(line: Failure.text("failure.unreadable", ["path": file.path]))
            }
            defer { try? FileManager.default.removeItem(at: file) }
            try FileHandle(forWritingTo: file).truncate(atOffset: 1_000_000_000)
            let text = try Resources.standard.workflowFiles([file.path]).workflows[0].text
            try ordeal.face(text.utf8, "a gigabyte")
        }

        private func faceMutations(
            of files: [WorkflowFiles.File], from seed: UInt64, _ ordeal: inout Ordeal
        ) throws {
            let sound = try files.map { file in
                switch YAMLDocument.parse(file.text.utf8, file: file.name) {
                case .success(let node): (name: file.name, node: node)
                case .failure: throw Failure(line: Failure.text("explain.unsound", ["file": file.name]))
                }
            }
            var mutator = FileMutator(sound.map(\.node), seed: seed)
            for round in 0..<rounds {
                for file in sound {
                    let text = mutator.next(from: file.node).text
                    try ordeal.face(text.utf8, "\(file.name), round \(round)")
                    if round.isMultiple(of: 3) {
                        try ordeal.face(mutator.bytes(of: text), "\(file.name), round \(round), bytes")
                    }
                }
                Progress.show("bench.hostile", share: Double(round) / Double(rounds))
            }
        }

        /// Bytes that were resident at any time.
        private static var mostMemory: Int {
            var usage = rusage()
            #if os(Linux)
                getrusage(RUSAGE_SELF.rawValue, &usage)
                return usage.ru_maxrss * 1_024
            #else
                getrusage(RUSAGE_SELF, &usage)
                return usage.ru_maxrss
            #endif
        }
    }
}

/// One file after the other, and which of them took longest.
private struct Ordeal {
    private let loader: WorkflowLoader
    private(set) var count = 0
    private(set) var longest = 0.0
    private(set) var slowest = ""

    init(_ loader: WorkflowLoader) { self.loader = loader }

    mutating func face(_ bytes: some Collection<UInt8>, _ name: String) throws {
        // Whoever hangs is ended.
        alarm(600)
        defer { alarm(0) }
        let begun = Self.processorTime
        let loaded = loader.load(bytes, file: "x.yaml")
        let time = Self.processorTime - begun
        let isWhole = (loaded.definition == nil) == loaded.diagnostics.holdErrors
        guard isWhole, (loaded.bound == nil) == (loaded.definition == nil), loaded.diagnostics.count <= 1_000 else {
            throw Failure(line: "\(name): neither sound nor told what is wrong")
        }
        count += 1
        if time > longest { (longest, slowest) = (time, name) }
    }

    /// In seconds. What others do on the machine is none of it.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
