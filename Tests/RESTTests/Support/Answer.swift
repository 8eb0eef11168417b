import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import REST
import TestSupport
import Workflow

/// What came back.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]
    let json: JSON

    init(_ response: Response) async throws {
        let collector = Collector()
        try await response.body.write(collector)
        status = response.status.code
        headers = response.headers
        bytes = collector.bytes
        let isJSON = !bytes.isEmpty && headers[.contentType]?.contains("json") ?? false
        json = isJSON ? JSON(foundation: try JSONSerialization.jsonObject(with: Data(bytes))) : .null
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// Of a problem.
    var type: String? { json["type"]?.text }
    /// The fields that a problem names.
    var fields: [String] { json["errors"]?.items.compactMap { $0["field"]?.text } ?? [] }
    /// What a problem says to people.
    var sentences: [String] {
        let messages = json["errors"]?.items.map { $0["message"] } ?? []
        return ([json["title"], json["detail"]] + messages).compactMap { $0?.text }
    }
    var items: [JSON] { json["items"]?.items ?? [] }
    var token: String { json["token"]?.text ?? "" }
    /// Where the `Link` header says that a list goes on.
    var nextLink: String? {
        HTTPField.Name("Link").flatMap { headers[$0] }?.split(separator: ">").first?.dropFirst().description
    }
    var number: Int { json["number"]?.integer ?? 0 }

    private final class Collector: ResponseBodyWriter {
        private(set) var bytes: [UInt8] = []

        func write(_ buffer: ByteBuffer) async throws { bytes += Array(buffer: buffer) }
        func finish(_ trailers: HTTPFields?) async throws {}
    }
}

extension JSON {
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
}

extension String {
    /// Whether it is a text of the catalogue with everything filled in: a key has no blanks, a hole has braces.
    var isSentence: Bool { contains(" ") && !contains("{") }
}
