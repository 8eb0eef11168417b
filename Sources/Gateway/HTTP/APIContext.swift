package import Hummingbird
package import Logging
import NIOCore

/// What is known of one request besides the request.
package struct APIContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection: the caller, or a proxy before us.
    package let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// For requests that come through no network.
    package init(logger: Logger, peer: String?) {
        coreContext = CoreRequestContextStorage(source: InProcess(logger: logger))
        self.peer = peer
    }

    private struct InProcess: RequestContextSource {
        var logger: Logger
    }
}
