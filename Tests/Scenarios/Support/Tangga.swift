import Foundation
import TestSupport

/// The command line under test, and the checkout that it runs in.
enum Tangga {
    static let checkout = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Built beside the tests.
    private static let executable = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "tangga")

    /// - Parameter home: where its files lie; the checkout where nil.
    static func process(_ arguments: [String], language: String = "en_GB.UTF-8", home: URL? = nil) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = checkout
        var environment = ProcessInfo.processInfo.environment
        environment["LC_ALL"] = language
        environment["TANGGA_HOME"] = (home ?? checkout).path
        environment["TANGGA"] = executable.path
        process.environment = environment
        return process
    }

    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs to the end.
    static func run(
        _ arguments: [String], input: String = "", language: String = "en_GB.UTF-8", home: URL? = nil
    ) async throws -> Outcome {
        try await run(process(arguments, language: language, home: home), input: input)
    }

    /// Runs a script as somebody would who pastes it into a terminal; `$TANGGA` is the command.
    static func shell(_ script: String, language: String = "en_GB.UTF-8") async throws -> Outcome {
        let process = process(["-c", script], language: language)
        process.executableURL = URL(filePath: "/bin/bash")
        return try await run(process)
    }

    private static func run(_ process: Process, input: String = "") async throws -> Outcome {
        let folder = try TemporaryFolder()
        let (output, errors) = (folder.url.appending(path: "out"), folder.url.appending(path: "err"))
        for file in [output, errors] { try Data().write(to: file) }
        let stdin = Pipe()
        process.standardInput = stdin
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let ended = try process.started()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        return Outcome(
            status: await ended.value,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

extension Process {
    /// Runs it. Nobody waits on a thread: tests share few of them.
    func started() throws -> Task<Int32, Never> {
        let (statuses, continuation) = AsyncStream.makeStream(of: Int32.self)
        terminationHandler = { process in
            continuation.yield(process.terminationStatus)
            continuation.finish()
        }
        try run()
        return Task { await statuses.first { _ in true } ?? -1 }
    }
}
