import Foundation
import Synchronization

/// Server-sent events, as a browser's `EventSource` hears them, each at the moment at which it comes. Over a bare
/// socket: `URLSession` hands on nothing before it has a piece that it thinks large enough.
final class EventStream: Sendable {
    enum Part: Equatable, Sendable {
        case head(status: Int, type: String, encoding: String?)
        case event(String)
    }

    private let parts: AsyncStream<Part>
    private let descriptor: Int32

    struct NotConnected: Error {}

    init(_ server: Server, _ path: String, cookie: String) throws {
        let (parts, continuation) = AsyncStream.makeStream(of: Part.self)
        self.parts = parts
        let (host, port) = (server.url.host() ?? "", UInt16(server.url.port ?? 0))
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        self.descriptor = descriptor
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
        guard isConnected else { throw NotConnected() }
        let request = [
            "GET \(path) HTTP/1.1", "Host: \(host):\(port)", "Cookie: \(cookie)", "Accept-Encoding: gzip",
            "Accept: text/event-stream", "", "",
        ].joined(separator: "\r\n")
        let bytes = Array(request.utf8)
        guard send(descriptor, bytes, bytes.count, 0) == bytes.count else { throw NotConnected() }
        DispatchQueue.global().async {
            var reading = Reading()
            var buffer = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { break }
                for part in reading.take(buffer.prefix(count)) { continuation.yield(part) }
            }
            continuation.finish()
        }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// The next that comes; nil once the server has ended it.
    func next() async -> Part? { await parts.first { _ in true } }

    /// What has come and is not yet whole.
    private struct Reading {
        private var bytes = ""
        private var body = ""
        private var hasHead = false

        mutating func take(_ data: some Sequence<UInt8>) -> [Part] {
            // As bytes: to a `String` of characters CR LF is one.
            bytes += String(decoding: Array(data), as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\u{1}")
            var found: [Part] = []
            if !hasHead, let end = bytes.range(of: "\u{1}\u{1}") {
                found.append(head(String(bytes[..<end.lowerBound])))
                bytes = String(bytes[end.upperBound...])
                hasHead = true
            }
            if hasHead { found += events() }
            return found
        }

        private func head(_ text: String) -> Part {
            let lines = text.components(separatedBy: "\u{1}")
            func value(_ name: String) -> String? {
                lines.first { $0.lowercased().hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) }
            }
            let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
            return .head(status: status ?? 0, type: value("content-type") ?? "", encoding: value("content-encoding"))
        }

        /// Each chunk is its length, and then itself.
        private mutating func events() -> [Part] {
            while let line = bytes.range(of: "\u{1}"), let count = Int(bytes[..<line.lowerBound], radix: 16), count > 0
            {
                let rest = bytes[line.upperBound...].utf8
                guard rest.count > count else { break }
                body += String(decoding: rest.prefix(count), as: UTF8.self)
                bytes = String(decoding: rest.dropFirst(count + 1), as: UTF8.self)
            }
            var found: [Part] = []
            while let end = body.range(of: "\n\n") {
                let event = String(body[..<end.lowerBound])
                body = String(body[end.upperBound...])
                if !event.hasPrefix(":") { found.append(.event(event)) }
            }
            return found
        }
    }
}
