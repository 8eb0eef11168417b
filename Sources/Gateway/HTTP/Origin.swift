import HTTPTypes
package import Hummingbird

/// Where a request came from, as far as we may believe it.
package struct Origin: Sendable {
    /// The caller's IP address.
    package let address: String
    package let isSecure: Bool
    /// Straight from this machine, through no proxy.
    package let isLocal: Bool

    package init(_ request: Request, _ context: APIContext, _ settings: APISettings) {
        let peer = context.peer ?? ""
        // The last entry is our proxy's own; the ones before it are the caller's to make up.
        let forwarded = request.headers[.xForwardedFor]?.split(separator: ",").last.map { $0.filter { $0 != " " } }
        address = settings.isBehindProxy ? forwarded ?? peer : peer
        isSecure = settings.isBehindProxy && request.headers[.xForwardedProto] == "https"
        let isForwarded = forwarded != nil || request.headers[.forwarded] != nil
        isLocal = !isForwarded && (peer.hasPrefix("127.") || peer == "::1" || peer.hasPrefix("::ffff:127."))
    }
}

extension Request {
    /// Whether a page of another site made the browser send this. Programs send no `Origin`; browsers name the host
    /// that they think they talk to.
    package var isFromOtherOrigin: Bool {
        guard let origin = headers[.origin] else { return false }
        guard let scheme = origin.firstRange(of: "://") else { return true }
        return origin[scheme.upperBound...] != head.authority ?? ""
    }
}
