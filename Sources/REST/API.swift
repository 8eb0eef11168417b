package import Gateway
package import Helpdesk
package import Hummingbird
package import Logging
package import NIOCore
import enum Workflow.JSON

/// The façade: JSON over HTTP, for programs and for our own pages. It decides nothing; it decodes, hands over, encodes.
package struct API: Sendable {
    let installation: Installation
    let settings: APISettings
    let readiness: Readiness
    let metrics: MetricsRegistry
    /// Sign-ins live on the real clock, whatever time it is for tickets.
    let realTime: any Timepiece

    package init(
        _ installation: Installation, settings: APISettings = APISettings(), readiness: Readiness,
        metrics: MetricsRegistry, realTime: any Timepiece = SystemTime()
    ) {
        self.installation = installation
        self.settings = settings
        self.readiness = readiness
        self.metrics = metrics
        self.realTime = realTime
    }

    /// Everything under `/api/v1`, and what machines ask beside it.
    package func router() -> Router<APIContext> {
        let plain = Router(context: APIContext.self)
        addRoutes(to: plain)
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: Answering(
                catalogue: installation.catalogue, methods: AllowedMethods(of: plain), measures: HTTPMeasures(metrics)))
        addRoutes(to: router)
        return router
    }

    private func addRoutes(to router: Router<APIContext>) {
        addHealthRoutes(to: router)
        let group = router.group("api/v1")
        addSpecificationRoutes(to: group)
        addSessionRoutes(to: group)
        addGuestRoutes(to: group)
        addWorkflowRoutes(to: group)
        addTicketRoutes(to: group)
        addInboxRoutes(to: group)
        addAttachmentRoutes(to: group)
        addDeskRoutes(to: group)
        addCodeRoutes(to: group)
        addCommentRoutes(to: group)
        if installation.practice != nil {
            addPracticeRoutes(to: group)
            addPracticeOutboxRoutes(to: group)
        }
    }

    /// A service that ends on graceful shutdown, once the requests that have begun are answered.
    /// - Parameter pages: what answers to people, at every address that is not for programs.
    package func application(
        on address: BindAddress, beside pages: RouterResponder<APIContext>? = nil, logger: Logger,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: Portal(programs: router().buildResponder(), people: pages),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [
                        SlowRequestHandler(limit: Self.patience, uploadLimit: Self.patienceForUploads)
                    ],
                    idleTimeout: Self.patience,
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768))),
            configuration: ApplicationConfiguration(
                address: address, serverName: "Tangga",
                availableConnectionsDelegate: .maximum(settings.mostConnections, logger: logger)),
            onServerRunning: { channel in
                readiness.set(true)
                await onServerRunning(channel)
            },
            logger: logger)
    }

    /// How long anybody may take over one request, or leave a connection idle.
    private static let patience = TimeAmount.seconds(60)
    /// A file of ten megabytes takes this long at 20 kB a second, from a school far from everything.
    private static let patienceForUploads = TimeAmount.minutes(9)
}

typealias Routes = any RouterMethods<APIContext>
