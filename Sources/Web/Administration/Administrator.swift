import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Somebody whom Helpdesk lets administer. To everybody else these pages are not there.
struct Administrator: Sendable {
    let administration: Administration
    let member: Member

    var visit: Visit { member.visit }
    var words: PageWords { member.words }
}

extension Pages {
    func addAdministrationRoutes(to routes: PageRoutes) {
        addHealthRoutes(to: routes)
        addWorkflowRoutes(to: routes)
        addCalendarRoutes(to: routes)
        addCalendarChangeRoutes(to: routes)
        addAccountRoutes(to: routes)
        addCodeRoutes(to: routes)
        addTextRoutes(to: routes)
        addAnswerRoutes(to: routes)
        addImportRoutes(to: routes)
    }

    /// - Throws: `BadRequest.noSuchPath`.
    func administrator(_ request: Request, _ context: APIContext) async throws -> Administrator {
        let visit = try await visit(request, context, needsAccount: true)
        guard let identity = visit.identity else { throw BadRequest.noSuchPath }
        return try administrator(Member(identity: identity, visit: visit))
    }

    /// Whoever sent a form. It is read only once they may send one.
    /// - Throws: `BadRequest`.
    func administrator(
        sending request: Request, _ context: APIContext
    ) async throws -> (sender: Administrator, form: FormBody) {
        _ = try await administrator(request, context)
        let form = try await FormBody(of: request)
        return (try administrator(try await member(sending: form, request, context)), form)
    }

    func administrator(_ member: Member) throws(BadRequest) -> Administrator {
        guard let administration = installation.administration(for: member.identity.account) else { throw .noSuchPath }
        return Administrator(administration: administration, member: member)
    }
}

/// Something that can't be taken back, asked once more.
struct ConfirmPage: Printable {
    var frame: Frame
    var title: String
    var question: String
    var action: String
    var button: String
    /// Where to go instead.
    var back: String
    var key: String
}
