import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request takes too long to come in, however steadily it drips.
final class SlowRequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private let uploadLimit: TimeAmount
    private var deadline: NIODeadline?
    private var check: Scheduled<Void>?

    init(limit: TimeAmount, uploadLimit: TimeAmount) {
        self.limit = limit
        self.uploadLimit = uploadLimit
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): deadline = .now() + (head.isUpload ? uploadLimit : limit)
        case .body: if check == nil { plan(context) }
        case .end: deadline = nil
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        check?.cancel()
        context.fireChannelInactive()
    }

    /// One look per connection and minute, not one per request: most are over before anybody looks.
    private func plan(_ context: ChannelHandlerContext) {
        check = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline ?? .now() + limit) {
            self.check = nil
            guard let deadline = self.deadline else { return }
            if deadline <= .now() { context.close(promise: nil) } else { self.plan(context) }
        }
    }
}

extension HTTPRequest {
    /// Whether it may carry files: to the façade they come alone, to the pages in a form.
    fileprivate var isUpload: Bool {
        let hasForm = headerFields[.contentType]?.hasPrefix("multipart/form-data") ?? false
        return method == .post && (hasForm || path?.hasPrefix("/api/v1/attachments") ?? false)
    }
}
