import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// A body that has been read whole, within bounds.
struct JSONBody {
    let bytes: [UInt8]

    /// In bytes: the longest message, every character escaped, and room to spare.
    static let largest = 256 * 1_024

    /// - Throws: `BadRequest`, before more than `largest` bytes were taken in.
    init(of request: Request) async throws {
        guard request.hasJSON else { throw BadRequest.notJSON }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.largest {
            throw BadRequest.bodyTooLarge(largest: Self.largest)
        }
        do {
            let buffer = try await request.body.collect(upTo: Self.largest)
            bytes = Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw BadRequest.bodyTooLarge(largest: Self.largest)
        } catch {
            // All that else can go wrong while one waits for bytes. Nobody could mend it who reads the log.
            throw BadRequest.bodyCutShort
        }
    }

    /// - Throws: `BadRequest`.
    func members() throws(BadRequest) -> Members {
        let json: JSON
        do throws(JSONParser.Fault) {
            json = try JSONParser.parse(bytes)
        } catch {
            switch error.kind {
            case .malformed: throw .malformedJSON(at: error.at)
            case .notUTF8: throw .notUTF8
            case .tooDeep: throw .tooDeep(deepest: JSONParser.deepest)
            case .duplicate(let name): throw .duplicateMember(name)
            }
        }
        return try Members(json)
    }
}

extension Request {
    /// JSON is UTF-8 (RFC 8259); whoever names another charset means something else.
    fileprivate var hasJSON: Bool {
        let parts = (headers[.contentType] ?? "").lowercased().split(separator: ";").map { $0.filter { $0 != " " } }
        guard parts.first == "application/json" else { return false }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }
        return charset.map { $0.dropFirst(8).filter { $0 != "\"" } == "utf-8" } ?? true
    }
}
