package import Gateway
import HTTPTypes
package import Helpdesk
package import Hummingbird
package import Workflow

/// The pages that people use, drawn on the server. They decide nothing: each asks the installation what there is and what
/// may be done, prints it, and hands over what is sent.
package struct Pages: Sendable {
    let installation: Installation
    let settings: APISettings
    let templates: Templates
    let assets: Assets
    let canned: CannedNames
    /// To try, on the page for signing in; empty outside practice mode.
    let practiceAccounts: [PracticeAccount]
    /// Sign-ins live on the real clock, whatever time it is for tickets.
    let realTime: any Timepiece
    /// How much room the data takes; nil where nobody knows.
    let diskUse: @Sendable () async -> DiskUse?
    let random: RandomSource
    /// Told of every answer: the route, the status, and how long it took.
    let note: @Sendable (_ endpoint: String?, _ status: Int, _ duration: Duration) -> Void

    package init(
        _ installation: Installation, settings: APISettings = APISettings(), templates: Templates, assets: Assets,
        practiceAccounts: [PracticeAccount] = [], realTime: any Timepiece = SystemTime(),
        diskUse: @escaping @Sendable () async -> DiskUse? = { nil }, random: RandomSource = .system,
        note: @escaping @Sendable (_ endpoint: String?, _ status: Int, _ duration: Duration) -> Void = { _, _, _ in }
    ) {
        self.installation = installation
        self.settings = settings
        self.templates = templates
        self.assets = assets
        canned = CannedNames(installation.texts)
        self.practiceAccounts = practiceAccounts
        self.realTime = realTime
        self.diskUse = diskUse
        self.random = random
        self.note = note
    }

    package func router() -> Router<APIContext> {
        let plain = Router(context: APIContext.self)
        addRoutes(to: plain)
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Compressing())
        router.add(middleware: GoingOn())
        router.add(middleware: PageAnswering(pages: self, methods: AllowedMethods(of: plain)))
        router.add(middleware: LanguageChoice(pages: self))
        addRoutes(to: router)
        return router
    }

    private func addRoutes(to router: Router<APIContext>) {
        router.get("aset/{file}") { request, _ in
            guard let asset = assets[request.uri.path] else { throw BadRequest.noSuchPath }
            return Response(asset)
        }
        addFrontRoutes(to: router)
        addSignInRoutes(to: router)
        addTicketListRoutes(to: router)
        addAskingRoutes(to: router)
        addTicketRoutes(to: router)
        addInboxRoutes(to: router)
        addQueueRoutes(to: router)
        addCommentRoutes(to: router)
        addBulkRoutes(to: router)
        addSavedViewRoutes(to: router)
        addShortcutRoutes(to: router)
        addNewsRoutes(to: router)
        addFileRoutes(to: router)
        addPartRoutes(to: router)
        addGuestRoutes(to: router)
        addStandardRoutes(to: router)
        addDashboardRoutes(to: router)
        addAdministrationRoutes(to: router)
        if installation.practice != nil {
            addPracticeRoutes(to: router)
            addPracticeLetterRoutes(to: router)
        }
    }

    /// Draws a page, and forgets the notice that it showed.
    func answer(
        _ page: PageName, _ model: any Printable, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        var response = Response(
            page: templates.draw(page, model, in: visit.language), status: status, in: visit.language)
        if visit.notice != nil { response.setCookie(Preferences.telling(nil, isSecure: isSecure(visit))) }
        return response
    }

    /// After a form: on to a page that says what was done, so that loading it again does nothing.
    func goOn(to path: String, saying notice: Notice, _ visit: Visit) -> Response {
        var response = Response.goingTo(path)
        response.setCookie(Preferences.telling(notice, isSecure: isSecure(visit)))
        return response
    }

    /// A guest goes on as that guest: their browser may not know yet, or no longer.
    func remembering(_ member: Member, in response: Response) -> Response {
        guard let guest = member.identity.guest else { return response }
        var response = response
        response.setCookie(GuestCookie(isSecure: isSecure(member.visit)).holding(guest))
        return response
    }

    /// A form's own key: sent twice, it acts once.
    func formKey() -> String { random.bytes(16).hexadecimal }
}

typealias PageRoutes = any RouterMethods<APIContext>

/// Somebody to be in practice mode.
package struct PracticeAccount: Equatable, Sendable {
    package var username: String
    package var password: String
    package var name: String
    package var roles: [RoleName]

    package init(username: String, password: String, name: String, roles: [RoleName]) {
        self.username = username
        self.password = password
        self.name = name
        self.roles = roles
    }
}
