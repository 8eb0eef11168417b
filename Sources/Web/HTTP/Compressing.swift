import Gateway
import HTTPTypes
import Hummingbird
import NIOCore

/// Sends what browsers show squeezed to those that can read it so: pages, style sheet and script.
///
/// Secrets on pages are masked anew each time (`Mask`), since squeezing them beside what a stranger put into an address
/// would tell of them; an answer that can't mask its own says `no-transform`. What is somebody's own is no secret that could
/// be masked: those whom another site sent here, and who are somebody here, get it as it is. So do files that people sent.
struct Compressing: RouterMiddleware {
    typealias Context = APIContext

    /// In bytes; below it fits into one packet anyway.
    static let least = 1_000

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard response.isText else { return response }
        response.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap(\.self).joined(
            separator: ", ")
        guard request.method != .head, request.takesGzip, !request.mayBeStaged, response.mayBeSqueezed else {
            return response
        }
        let collected = Collected()
        try await response.body.write(CollectingWriter(collected: collected))
        let body = gzip(collected.bytes)
        if body != nil { response.headers[.contentEncoding] = "gzip" }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: body ?? collected.bytes))
        return response
    }
}

extension Request {
    /// Another site chose the address, and what is in the page may be told by who asks.
    fileprivate var mayBeStaged: Bool {
        let isSomebody = [SessionCookie.name, GuestCookie.name].contains { cookies[$0] != nil }
        return isSomebody && headers[.secFetchSite] == "cross-site"
    }

    /// `gzip;q=0` is a no.
    fileprivate var takesGzip: Bool {
        (headers[.acceptEncoding] ?? "").lowercased().split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            return parts.first == "gzip"
                && !parts.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
        }
    }
}

extension Response {
    fileprivate var isText: Bool {
        let type = headers[.contentType] ?? ""
        return type.hasPrefix("text/html") || type.hasPrefix("text/css") || type.hasPrefix("text/javascript")
    }

    fileprivate var mayBeSqueezed: Bool {
        (body.contentLength ?? 0) >= Compressing.least && headers[.contentEncoding] == nil
            && !(headers[.cacheControl] ?? "").contains("no-transform")
    }
}

extension HTTPField.Name {
    /// Which site the address comes from, as browsers say it (Fetch Metadata).
    fileprivate static let secFetchSite = constant("Sec-Fetch-Site")
}

private final class Collected {
    var bytes: [UInt8] = []
}

private struct CollectingWriter: ResponseBodyWriter {
    let collected: Collected

    mutating func write(_ buffer: ByteBuffer) async throws { collected.bytes += buffer.readableBytesView }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
