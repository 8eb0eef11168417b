import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// What is to be known of somebody new. The password is ours to make.
struct NewAccountPage: Printable {
    var frame: Frame
    var problem: ProblemNotice?
    var username: String
    var usernameError: String?
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
    /// `GET /kelola/akun/baru`
    func showNewAccount(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await administrator(request, context)
        return answer(.newAccount, try await newAccountPage(reader, FormBody(), nil), reader.visit)
    }

    /// `POST /kelola/akun/baru`: the account with its first password; or the form again, with what is wrong.
    func addAccount(_ request: Request, _ context: APIContext) async throws -> Response {
        let (sender, form) = try await administrator(sending: request, context)
        do {
            let (account, password) = try await sender.administration.addAccount(
                form["username"] ?? "", name: form["name"] ?? "",
                roles: Set(form.all("roles").map { RoleName($0) }), place: form["place"] ?? "",
                email: form.typed("email"), language: form["language"].flatMap { Language(rawValue: $0) },
                at: realTime.now())
            context.logger.notice(
                "account added", metadata: ["account": "\(account.id)", "by": "\(sender.member.person.id)"])
            return try await showPassword(password, of: account.id, sender)
        } catch let fault as AccountProblem {
            let problem = Problem(fault)
            let page = try await newAccountPage(sender, form, problem)
            return answer(.newAccount, page, sender.visit, status: problem.status)
        }
    }

    private func newAccountPage(
        _ reader: Administrator, _ form: FormBody, _ problem: Problem?
    ) async throws -> NewAccountPage {
        let words = reader.words
        func error(_ field: String) -> String? {
            problem?.errors.first { $0.field == field }?.text(words.texts, in: words.language)
        }
        return NewAccountPage(
            frame: try await frame(reader.member, title: words("admin.account.new")),
            problem: problem.map(words.notice), username: form["username"] ?? "", usernameError: error("username"),
            name: form["name"] ?? "", nameError: error("name"),
            roles: words.choices(of: reader.administration.roles, form.all("roles").map { RoleName($0) }),
            rolesError: error("roles"), place: form["place"] ?? "", placeError: error("place"),
            email: form["email"] ?? "", emailError: error("email"),
            languages: words.languages(form["language"] ?? ""))
    }
}
