import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// What an account is, to be made otherwise.
struct ChangeAccountPage: Printable {
    var frame: Frame
    var problem: ProblemNotice?
    var path: String
    var username: String
    /// As which it was seen.
    var edition: String
    var name: String
    var nameError: String?
    var roles: [Choice]
    var rolesError: String?
    var place: String
    var placeError: String?
    var email: String
    var emailError: String?
    var languages: [Choice]
}

extension Pages {
    /// `GET /kelola/akun/{account}/ubah`
    func showChange(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        let account = try await account(context, reader).account
        return answer(.changeAccount, try await page(account, FormBody(of: account), reader), reader.visit)
    }

    /// `POST /kelola/akun/{account}/ubah`: on to the account; or the form again, with what is wrong.
    func changeAccount(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        let account = try await account(context, sender).account
        do {
            let changes = try await sender.administration.changeAccount(
                account.id, edition: form["version"] ?? "", name: form["name"] ?? "",
                roles: Set(form.all("roles").map { RoleName($0) }), place: form["place"] ?? "",
                email: form.typed("email"), language: form["language"].flatMap { Language(rawValue: $0) },
                at: realTime.now())
            context.logger.notice(
                "account changed",
                metadata: [
                    "account": "\(account.id)", "by": "\(sender.member.person.id)",
                    "step": "\(changes.joined(separator: " "))",
                ])
            return goOn(to: AccountSheet.path(account.id), saying: .changed, sender.visit)
        } catch let error where error is AccountProblem || error is AccountChanged {
            guard let problem = Problem(error) else { throw error }
            let page = try await page(account, form, sender, problem)
            return answer(.changeAccount, page, sender.visit, status: problem.status)
        }
    }

    private func page(
        _ account: Account, _ form: FormBody, _ reader: Administrator, _ problem: Problem? = nil
    ) async throws -> ChangeAccountPage {
        let words = reader.words
        func error(_ field: String) -> String? {
            problem?.errors.first { $0.field == field }?.text(words.texts, in: words.language)
        }
        // A role that no service knows is not lost because somebody mends a name.
        let roles = Set(reader.administration.roles).union(account.roles).sorted()
        return ChangeAccountPage(
            frame: try await frame(reader.member, title: words("admin.account.change")),
            problem: problem.map(words.notice), path: AccountSheet.path(account.id), username: account.username.text,
            edition: account.edition, name: form["name"] ?? "", nameError: error("name"),
            roles: words.choices(of: roles, form.all("roles").map { RoleName($0) }), rolesError: error("roles"),
            place: form["place"] ?? "", placeError: error("place"), email: form["email"] ?? "",
            emailError: error("email"), languages: words.languages(form["language"] ?? ""))
    }
}

extension FormBody {
    /// As it would be sent by whoever changes nothing.
    fileprivate init(of account: Account) {
        self.init(
            [
                Field(name: "name", value: account.name), Field(name: "place", value: account.place.code),
                Field(name: "email", value: account.email ?? ""),
                Field(name: "language", value: account.language?.rawValue ?? ""),
            ] + account.roles.map { Field(name: "roles", value: $0.rawValue) })
    }
}

extension PageWords {
    /// In which letters may be written; nothing where nobody said.
    func languages(_ chosen: String) -> [Choice] {
        let languages =
            [("", self("admin.account.language.any"))]
            + Language.allCases.map { ($0.rawValue, self("admin.language.\($0.rawValue)")) }
        return languages.map { Choice(value: $0, text: $1, isChosen: $0 == chosen) }
    }
}
