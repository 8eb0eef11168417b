import Gateway
import HTTPTypes
import Hummingbird

/// A form whose files are worked on at once, and attached to nothing.
struct FileForm: Sendable {
    var form = FormBody()
    /// By the fields that they came in; without those in which nothing was picked.
    var files: [String: [UInt8]] = [:]
}

extension Pages {
    /// What an administrator sends with files. What proves that the form is ours comes first: before that no file is read.
    /// - Parameter largest: bytes that all files may have.
    /// - Throws: `SignInNeeded`, `BadRequest`.
    func administrator(
        sendingFiles request: Request, _ context: APIContext, largest: Int
    ) async throws -> (sender: Administrator, sent: FileForm) {
        _ = try await administrator(request, context)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > largest + FormBody.largest {
            throw BadRequest.bodyTooLarge(largest: largest)
        }
        let reader = try MultipartReader(request, largest: largest + FormBody.largest)
        var sent = FileForm()
        guard let first = try await reader.next(), first.name == FormBody.csrf, first.fileName == nil else {
            throw BadRequest.missingCSRFToken
        }
        try sent.form.append(first.name, try await reader.text(atMost: 200))
        let sender = try administrator(try await member(sending: sent.form, request, context))
        while let part = try await reader.next() {
            guard let fileName = part.fileName else {
                try sent.form.append(part.name, try await reader.text(atMost: FormBody.largest))
                continue
            }
            guard !fileName.isEmpty else { continue }
            sent.files[part.name] = try await reader.bytes(atMost: largest)
        }
        return (sender, sent)
    }
}
