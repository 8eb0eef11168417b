import Gateway
import HTTPTypes
import Hummingbird
import NIOCore

/// Takes a `multipart/form-data` body (RFC 7578) apart while it comes in, one part after the other, holding no more of it
/// than one piece from the network.
final class MultipartReader {
    struct Part: Equatable {
        var name: String
        /// Nil for a field.
        var fileName: String?
    }

    private var body: RequestBody.AsyncIterator
    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var isAtEnd = false
    /// What stands before the first delimiter counts as a part that nobody wants.
    private var isInPart = true
    /// Bytes that may still come, and that could come at first.
    private var rest: Int
    private let largest: Int

    /// In bytes, of one part's headers.
    static let longestHeader = 8_192

    /// - Parameter largest: bytes that may come in all.
    /// - Throws: `BadRequest.notAForm` for any other body.
    init(_ request: Request, largest: Int) throws(BadRequest) {
        guard let boundary = Self.boundary(in: request.headers[.contentType] ?? "") else { throw .notAForm }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line end before it.
        buffer = Array("\r\n".utf8)
        body = request.body.makeAsyncIterator()
        rest = largest
        self.largest = largest
    }

    /// The next part's head; nil at the end. What was left of the part before is skipped.
    /// - Throws: `BadRequest`.
    func next() async throws -> Part? {
        while try await piece() != nil {}
        try await fill(to: 2)
        if buffer.starts(with: "--".utf8) { return nil }
        guard buffer.starts(with: "\r\n".utf8) else { throw BadRequest.malformedForm }
        isInPart = true
        return try part(try await header())
    }

    /// The next bytes of the part; nil at its end.
    /// - Throws: `BadRequest`.
    func piece() async throws -> [UInt8]? {
        guard isInPart else { return nil }
        while true {
            if let start = buffer.firstIndex(of: delimiter) {
                guard start > 0 else {
                    buffer.removeFirst(delimiter.count)
                    isInPart = false
                    return nil
                }
                return take(start)
            }
            // What could be the beginning of a delimiter stays.
            if buffer.count > delimiter.count { return take(buffer.count - delimiter.count) }
            guard try await more() else { throw BadRequest.malformedForm }
        }
    }

    private func take(_ count: Int) -> [UInt8] {
        let piece = Array(buffer.prefix(count))
        buffer.removeFirst(count)
        return piece
    }

    // MARK: Heads

    /// Without the empty line that ends it.
    private func header() async throws -> String {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let start = buffer.firstIndex(of: end) {
                let text = String(validating: buffer[..<start], as: UTF8.self)
                buffer.removeFirst(start + end.count)
                guard let text else { throw BadRequest.malformedForm }
                return text
            }
            guard buffer.count <= Self.longestHeader, try await more() else { throw BadRequest.malformedForm }
        }
    }

    private func part(_ header: String) throws -> Part {
        let lines = header.split(separator: "\r\n")
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = Self.parameter("name", of: disposition) else {
            throw BadRequest.malformedForm
        }
        return Part(name: name, fileName: Self.parameter("filename", of: disposition))
    }

    /// As browsers write it: in quotes, with `%22` for a quotation mark and `%0D%0A` for line ends.
    static func parameter(_ name: String, of line: some StringProtocol) -> String? {
        guard let start = line.firstRange(of: "; \(name)=\"") else { return nil }
        let rest = line[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
            "%0A", with: "\n")
    }

    /// RFC 2046: 1 to 70 characters.
    private static func boundary(in contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let start = contentType.lowercased().firstRange(of: "boundary=")
        else { return nil }
        let text =
            contentType[start.upperBound...].split(separator: ";").first?
            .filter { $0 != "\"" && $0 != " " } ?? ""
        return (1...70).contains(text.utf8.count) ? text : nil
    }

    // MARK: Bytes

    private func fill(to count: Int) async throws {
        while buffer.count < count {
            guard try await more() else { throw BadRequest.malformedForm }
        }
    }

    /// - Returns: whether anything came.
    private func more() async throws -> Bool {
        guard !isAtEnd else { return false }
        do {
            guard let bytes = try await body.next() else {
                isAtEnd = true
                return false
            }
            buffer += bytes.readableBytesView
            rest -= bytes.readableBytes
        } catch {
            throw BadRequest.bodyCutShort
        }
        guard rest >= 0 else { throw BadRequest.bodyTooLarge(largest: largest) }
        return true
    }
}

extension [UInt8] {
    /// Where `pattern` begins for the first time.
    fileprivate func firstIndex(of pattern: [UInt8]) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var from = startIndex
        while let index = self[from...].firstIndex(of: first), index + pattern.count <= endIndex {
            if self[index..<index + pattern.count].elementsEqual(pattern) { return index }
            from = index + 1
        }
        return nil
    }
}
