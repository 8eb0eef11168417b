import Foundation
import Synchronization
import TestSupport

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A `tangga serve` of its own: a process, a data folder, and a port that the system chose.
final class Server: Sendable {
    let url: URL
    private let copy: DataCopy
    let processIdentifier: Int32
    private let isStopped = Mutex(false)
    /// With its exit status.
    private let ended: Task<Int32, Never>
    /// Closing it would stop the server's next word.
    private let output: Pipe
    private let words: Words
    private let document = Mutex<Task<Contract, any Error>?>(nil)

    private init(
        url: URL, copy: DataCopy, processIdentifier: Int32, ended: Task<Int32, Never>, output: Pipe, words: Words
    ) {
        self.url = url
        self.copy = copy
        self.processIdentifier = processIdentifier
        self.ended = ended
        self.output = output
        self.words = words
    }

    /// Everything that it has printed so far.
    var said: String { words.text.withLock { $0 } }

    fileprivate final class Words: Sendable {
        let text = Mutex("")
    }

    struct DidNotStart: Error {
        var output: String
    }

    /// Returns once it listens.
    static func start(
        _ data: DataCopy, arguments: [String] = ["--practice"], home: URL? = nil
    ) async throws -> Server {
        let process = Tangga.process(
            ["serve", "--data", data.folder.path, "--listen", "127.0.0.1:0"] + arguments, home: home)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        let ended = try process.started()
        let words = Words()
        let said = await output.fileHandleForReading.text(upTo: "http://", keepingAllIn: words)
        guard let start = said.range(of: "http://"), let url = URL(string: said[start.lowerBound...].firstWord) else {
            throw DidNotStart(output: said)
        }
        return Server(
            url: url, copy: data, processIdentifier: process.processIdentifier, ended: ended, output: output,
            words: words)
    }

    /// As `kill -9` does: no warning, no good-bye.
    @discardableResult
    func kill() async -> Int32 { await stop(SIGKILL) }

    /// As an operator stops it.
    @discardableResult
    func stop() async -> Int32 { await stop(SIGTERM) }

    private func stop(_ signal: Int32) async -> Int32 {
        isStopped.withLock { isStopped in
            if !isStopped { Foundation.kill(processIdentifier, signal) }
            isStopped = true
        }
        return await ended.value
    }

    /// A server goes with the last test and client that hold it.
    deinit {
        isStopped.withLock { isStopped in
            if !isStopped { Foundation.kill(processIdentifier, SIGKILL) }
        }
    }

    var data: URL { copy.folder }

    /// The document that it serves, asked for once.
    func contract() async throws -> Contract {
        let url = url.appending(path: "api/v1/openapi.json")
        let reading = document.withLock { document in
            let reading = document ?? Task { try Contract(parsing: await URLSession.shared.data(from: url).0) }
            document = reading
            return reading
        }
        return try await reading.value
    }

    func signIn(_ username: String, password: String = "latihan") async throws -> Client {
        let anonymous = Client(server: self)
        let reply = try await anonymous.post("/sessions", ["username": .text(username), "password": .text(password)])
        try reply.expect(201)
        return Client(server: self, token: try reply.json["token"].text())
    }
}

extension FileHandle {
    /// What comes, up to the line that holds `words`, or to the end. What comes after that is read too, so that the writer
    /// never waits for us.
    fileprivate func text(upTo words: String, keepingAllIn all: Server.Words) async -> String {
        let descriptor = fileDescriptor
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let handle = FileHandle(fileDescriptor: descriptor)
                var waiting: CheckedContinuation<String, Never>? = continuation
                var text = ""
                while true {
                    let chunk = handle.availableData
                    let more = String(decoding: chunk, as: UTF8.self)
                    all.text.withLock { $0 += more }
                    text += more
                    let found = text.range(of: words)
                    let hasLine = found.map { text[$0.upperBound...].contains { $0.isNewline } } ?? false
                    if chunk.isEmpty || hasLine {
                        waiting?.resume(returning: text)
                        waiting = nil
                        text = ""
                    }
                    if chunk.isEmpty { return }
                }
            }
        }
    }
}

extension Substring {
    fileprivate var firstWord: String { String(prefix { !$0.isWhitespace && $0 != "(" }) }
}
