import Gateway
import Helpdesk
import Hummingbird
import Workflow

extension Pages {
    func addSavedViewRoutes(to routes: PageRoutes) {
        routes.post("tampilan") { request, context in try await keepView(request, context) }
        routes.post("tampilan/hapus") { request, context in try await removeView(request, context) }
    }

    /// `POST /tampilan`: back to the list that is kept; or that list, with what is wrong with the name.
    private func keepView(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        var member = try await member(sending: form, request, context)
        guard let account = member.identity.account, let list = try NarrowedList(LocalPath(form["daftar"])) else {
            throw BadRequest.noSuchPath
        }
        do {
            try await installation.savedViews.keep(
                list.path, as: form["name"] ?? "", for: account.id, at: realTime.now())
            return goOn(to: list.path, saying: .viewKept, member.visit)
        } catch let problem as SavedViewProblem {
            // What is drawn after a form is to be found at the list's own address.
            member.visit.here = list.path
            let refused = RefusedView(name: form["name"] ?? "", problem: Problem(problem))
            return try await draw(list, for: member, after: refused)
        }
    }

    private func draw(_ list: NarrowedList, for member: Member, after refused: RefusedView) async throws -> Response {
        switch list {
        case .inbox(let query):
            let page = try await inboxPage(query, for: member, after: refused)
            return answer(.inbox, page, member.visit, status: refused.problem.status)
        case .tickets(let query):
            let page = try await ticketsPage(query, for: member, after: refused)
            return answer(.tickets, page, member.visit, status: refused.problem.status)
        }
    }

    /// `POST /tampilan/hapus`: back to where it was listed; one that is not theirs, or gone, is removed already.
    private func removeView(_ request: Request, _ context: APIContext) async throws -> Response {
        let form = try await FormBody(of: request)
        let member = try await member(sending: form, request, context)
        guard let account = member.identity.account, let id = form["hapus"].flatMap({ Int($0) }) else {
            throw BadRequest.noSuchPath
        }
        try await installation.savedViews.remove(id, of: account.id)
        return goOn(to: LocalPath(form["ke"])?.text ?? "/tiket", saying: .viewRemoved, member.visit)
    }
}
