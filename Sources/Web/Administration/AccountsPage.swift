import Gateway
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// Who may sign in.
struct AccountsPage: Printable {
    static let path = "/kelola/akun"
    static let perPage = 50

    var frame: Frame
    var search: String
    var roles: [Choice]
    var items: [Item]
    var isEmpty: Bool
    var more: String?

    struct Item: Printable {
        var name: String
        var username: String
        var href: String
        var roles: String
        var place: String
        var isActive: Bool
    }
}

/// One account, and what may be done about it.
struct AccountSheet: Printable {
    var frame: Frame
    var name: String
    var isActive: Bool
    var facts: [Fact]
    var warnings: [Line]
    /// Shown this once, after it was made.
    var password: String?
    var path: String
    /// Nobody disables the account that they are signed in with.
    var mayDisable: Bool

    static func path(_ id: AccountID) -> String { "\(AccountsPage.path)/\(id.rawValue.percentEncoded)" }
}

extension Pages {
    func addAccountRoutes(to routes: PageRoutes) {
        routes.get("kelola/akun") { request, context in try await listAccounts(request, context) }
        routes.get("kelola/akun/baru") { request, context in try await showNewAccount(request, context) }
        routes.post("kelola/akun/baru") { request, context in try await addAccount(request, context) }
        routes.get("kelola/akun/{account}") { request, context in try await showAccount(request, context) }
        routes.get("kelola/akun/{account}/ubah") { request, context in try await showChange(request, context) }
        routes.post("kelola/akun/{account}/ubah") { request, context in try await changeAccount(request, context) }
        for step in AccountStep.allCases {
            routes.get("kelola/akun/{account}/\(step.rawValue)") { request, context in
                try await confirm(step, request, context)
            }
            routes.post("kelola/akun/{account}/\(step.rawValue)") { request, context in
                try await take(step, request, context)
            }
        }
    }

    /// `GET /kelola/akun?q=&peran=&setelah=`
    private func listAccounts(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (words, query) = (reader.words, try Query(of: request))
        let search = query["q"].flatMap { $0.isBlank ? nil : $0 }
        let role = query["peran"].flatMap { $0.isEmpty ? nil : RoleName($0) }
        let found = try await reader.administration.accounts(
            AccountFilter(role: role, text: search), after: query["setelah"].flatMap { Username($0) },
            limit: AccountsPage.perPage)
        let page = AccountsPage(
            frame: try await frame(reader.member, title: words("admin.accounts")), search: search ?? "",
            roles: words.choices(of: reader.administration.roles, [role].compactMap(\.self)),
            items: found.items.map(words.item), isEmpty: found.items.isEmpty,
            more: found.next.map {
                address(AccountsPage.path, [("q", search), ("peran", role?.rawValue), ("setelah", $0.text)])
            })
        return answer(.accounts, page, reader.visit)
    }

    /// `GET /kelola/akun/{account}`
    private func showAccount(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let view = try await account(context, reader)
        return answer(.account, try await accountPage(view, reader), reader.visit)
    }

    func account(_ context: APIContext, _ reader: Administrator) async throws -> AccountView {
        guard let view = try await reader.administration.account(AccountID(try context.name("account"))) else {
            throw BadRequest.noSuchPath
        }
        return view
    }

    private func accountPage(
        _ view: AccountView, _ reader: Administrator, password: String? = nil
    ) async throws -> AccountSheet {
        let (account, words) = (view.account, reader.words)
        return AccountSheet(
            frame: try await frame(reader.member, title: account.name), name: account.name,
            isActive: account.isActive, facts: words.facts(view), warnings: words.warnings(view).map(Line.init),
            password: password, path: AccountSheet.path(account.id),
            mayDisable: account.id != reader.member.person.id)
    }

    /// The one page that a password stands on. It is not squeezed together with what others may have put there, and nobody
    /// keeps it.
    func showPassword(_ password: String, of id: AccountID, _ reader: Administrator) async throws -> Response {
        guard let view = try await reader.administration.account(id) else { throw BadRequest.noSuchPath }
        let page = try await accountPage(view, reader, password: password)
        var response = answer(.account, page, reader.visit)
        response.headers[.cacheControl] = "no-store, no-transform"
        return response
    }

    // MARK: Steps

    /// `GET /kelola/akun/{account}/{step}`: asks.
    private func confirm(_ step: AccountStep, _ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let (account, words) = (try await account(context, reader).account, reader.words)
        let title = words("admin.account.\(step.word)")
        let path = AccountSheet.path(account.id)
        let page = ConfirmPage(
            frame: try await frame(reader.member, title: title), title: title,
            question: words("admin.account.\(step.word).question", ["name": account.name]),
            action: "\(path)/\(step.rawValue)", button: title, back: path, key: formKey())
        return answer(.confirm, page, reader.visit)
    }

    /// `POST /kelola/akun/{account}/{step}`: on to the account; a new password is shown at once.
    private func take(_ step: AccountStep, _ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, _) = try await administrator(sending: request, context)
        let id = try await account(context, sender).account.id
        let (administration, now) = (sender.administration, realTime.now())
        func note() {
            context.logger.notice(
                "account changed",
                metadata: ["account": "\(id)", "by": "\(sender.member.person.id)", "step": "\(step)"])
        }
        switch step {
        case .disable:
            try await administration.disable(id, at: now)
            note()
            return goOn(to: AccountSheet.path(id), saying: .disabled, sender.visit)
        case .enable:
            try await administration.enable(id, at: now)
            note()
            return goOn(to: AccountSheet.path(id), saying: .enabled, sender.visit)
        case .renewPassword:
            let password = try await administration.renewPassword(of: id, at: now)
            note()
            return try await showPassword(password, of: id, sender)
        }
    }
}

/// What is done about an account that is there, as its address says it.
enum AccountStep: String, CaseIterable {
    case disable = "nonaktif"
    case enable = "aktif"
    case renewPassword = "sandi"

    var word: String {
        switch self {
        case .disable: "disable"
        case .enable: "enable"
        case .renewPassword: "password"
        }
    }
}

extension PageWords {
    func choices(of roles: [RoleName], _ chosen: [RoleName]) -> [Choice] {
        roles.map { Choice(value: $0.rawValue, text: role($0), isChosen: chosen.contains($0)) }
    }

    fileprivate func item(_ view: AccountView) -> AccountsPage.Item {
        let account = view.account
        return AccountsPage.Item(
            name: account.name, username: account.username.text, href: AccountSheet.path(account.id),
            roles: roles(account.roles), place: view.place.name, isActive: account.isActive)
    }

    fileprivate func facts(_ view: AccountView) -> [Fact] {
        let (account, place) = (view.account, view.place)
        return [
            Fact(label: self("sign-in.username"), value: account.username.text),
            Fact(label: self("admin.account.roles"), value: roles(account.roles)),
            Fact(
                label: self("admin.account.place"), value: place.name,
                more: "\(level(place.place.level)), \(place.place.code)"),
            Fact(label: self("admin.account.email"), value: account.email ?? self("admin.none")),
            Fact(
                label: self("admin.account.language"),
                value: account.language.map { self("admin.language.\($0.rawValue)") }
                    ?? self("admin.account.language.any")),
        ]
    }

    private func level(_ level: Place.Level) -> String { texts.text("account.level.\(level.rawValue)", in: language) }

    /// Where somebody stands in vain.
    fileprivate func warnings(_ view: AccountView) -> [String] { view.misplacements.map(warning) }

    func warning(_ misplacement: Misplacement) -> String {
        switch misplacement {
        case .unknownRole(let role, _): self("admin.account.unknown-role", ["role": self.role(role)])
        case .noInbox(let role, let level, let wanted):
            self(
                "admin.account.no-inbox",
                [
                    "role": self.role(role), "level": self.level(level),
                    "wanted": either(wanted.map { self.level($0) }),
                ])
        }
    }
}
