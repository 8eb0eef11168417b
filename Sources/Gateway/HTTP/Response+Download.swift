import HTTPTypes
package import Helpdesk
package import Hummingbird
import NIOCore

extension Response {
    /// A file, to be stored and not to be shown. Hostile to whoever would show it: it is somebody else's, whatever it says
    /// that it is.
    package init(_ file: AttachmentDownload) {
        var headers = HTTPFields.ofEveryAnswer
        headers[.contentType] = file.kind.mediaType
        headers[.contentDisposition] = contentDisposition(ofFileNamed: file.name)
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'; frame-ancestors 'none'"
        headers[.crossOriginResourcePolicy] = "same-origin"
        self.init(status: .ok, headers: headers, body: file.body)
    }
}

extension AttachmentDownload {
    fileprivate var body: ResponseBody {
        ResponseBody(contentLength: size) { writer in
            for number in 0..<pieces { try await writer.write(ByteBuffer(bytes: piece(number))) }
            try await writer.finish(nil)
        }
    }
}
