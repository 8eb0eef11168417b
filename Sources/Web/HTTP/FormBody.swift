import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// What a form sent, besides files.
struct FormBody: Equatable, Sendable {
    struct Field: Equatable, Sendable {
        var name: String
        var value: String
    }

    private(set) var fields: [Field] = []

    /// The field that proves that a form is ours, and which comes first.
    static let csrf = "csrf"
    /// In bytes, of all fields: the longest message, each byte encoded as three, and room to spare.
    static let largest = 256 * 1_024
    static let mostFields = 400

    init() {}

    init(_ fields: [Field]) { self.fields = fields }

    /// The first of that name.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// What was typed into it; nil where nothing was. Browsers send line ends as CR LF.
    func typed(_ name: String) -> String? {
        let text = self[name]?.replacing("\r\n", with: "\n")
        return text?.isBlank ?? true ? nil : text
    }

    /// - Throws: `BadRequest.bodyTooLarge` beyond `mostFields`.
    mutating func append(_ name: String, _ value: String) throws(BadRequest) {
        guard fields.count < Self.mostFields else { throw .bodyTooLarge(largest: Self.largest) }
        fields.append(Field(name: name, value: value))
    }
}

extension FormBody {
    /// Reads `application/x-www-form-urlencoded`.
    /// - Throws: `BadRequest`, before more than `largest` bytes were taken in.
    init(of request: Request) async throws {
        guard (request.headers[.contentType] ?? "").lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw BadRequest.notAForm
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.largest)
        } catch is NIOTooManyBytesError {
            throw BadRequest.bodyTooLarge(largest: Self.largest)
        } catch {
            throw BadRequest.bodyCutShort
        }
        try self.init(urlEncoded: String(buffer: buffer))
    }

    init(urlEncoded text: String) throws(BadRequest) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = String(percentEncoded: parts[0], plusIsSpace: true),
                let value = String(percentEncoded: parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { throw .malformedQuery }
            try append(name, value)
        }
    }
}
