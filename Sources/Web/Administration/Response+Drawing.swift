import Crypto
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

extension Response {
    /// A ladder, also when it is opened by itself: the policy lets its own style through by its digest, and nothing else.
    init(_ drawing: LadderDrawing, in language: Language) {
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = "image/svg+xml; charset=utf-8"
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src '\(Self.drawingStyle)'; frame-ancestors 'none'; base-uri 'none'"
        headers.speak(language)
        headers[.vary] = "Accept-Language, Cookie"
        self.init(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: drawing.svg)))
    }

    private static let drawingStyle =
        "sha256-" + Data(SHA256.hash(data: Data(LadderDrawing.style.utf8))).base64EncodedString()
}
