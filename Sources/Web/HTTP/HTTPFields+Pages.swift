import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

extension HTTPFields {
    /// On everything that a browser shows. `same-origin` lets it say where a form comes from, which we check, and tells
    /// nobody else which ticket somebody reads.
    static let ofEveryPage: HTTPFields = {
        var headers = HTTPFields.ofEveryAnswer
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        headers[.referrerPolicy] = "same-origin"
        headers[.crossOriginOpenerPolicy] = "same-origin"
        headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        return headers
    }()
}

extension HTTPField.Name {
    fileprivate static let crossOriginOpenerPolicy = constant("Cross-Origin-Opener-Policy")
    fileprivate static let permissionsPolicy = constant("Permissions-Policy")
    static let referrerPolicy = constant("Referrer-Policy")

    static func constant(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header's name") }
        return name
    }
}

extension Response {
    init(page: String, status: HTTPResponse.Status = .ok, in language: Language) {
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = "text/html; charset=utf-8"
        headers.speak(language)
        headers[.vary] = "Accept-Language, Cookie"
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    /// To be read with GET, whatever was asked.
    static func goingTo(_ path: String) -> Response {
        var headers = HTTPFields.ofEveryPage
        headers[.location] = path
        return Response(status: .seeOther, headers: headers)
    }
}
