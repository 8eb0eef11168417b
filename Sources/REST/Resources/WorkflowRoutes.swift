import Gateway
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addWorkflowRoutes(to routes: Routes) {
        routes.get("workflows") { request, _ in try await listWorkflows(request) }
        routes.get("workflows/{id}") { request, context in try await showWorkflow(request, context) }
        routes.get("workflows/{id}/forms/{form}") { request, context in try await showForm(request, context) }
    }

    /// `GET /workflows`: the services that take tickets now.
    private func listWorkflows(_ request: Request) async throws -> Response {
        _ = try await reader(of: request)
        return Response(list: installation.library.current.map { .object($0.head(in: request.language)) }, of: request)
    }

    /// `GET /workflows/{id}`: one of them in full, with the ways in that are open to the caller: a form must be
    /// seen before anybody can ask, so without an identity those for guests.
    private func showWorkflow(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try await reader(of: request)
        let name = WorkflowName(try context.name("id"))
        guard let workflow = installation.library.current(name) else { throw BadRequest.noSuchPath }
        return Response(workflow.json(for: reader, in: request.language))
    }

    /// `GET /workflows/{id}/forms/{form}?category=`: what is to be filled in for a question of that category. 409 where it
    /// goes another way, 422 where a ticket can't be about it.
    private func showForm(_ request: Request, _ context: APIContext) async throws -> Response {
        _ = try await reader(of: request)
        let category = try Query(of: request)["category"].map { CategoryPath(typed: $0) }
        guard let workflow = installation.library.current(WorkflowName(try context.name("id"))),
            let form = workflow.definition.form(FormName(try context.name("form")), for: category)
        else { throw BadRequest.noSuchPath }
        do throws(Refusal) {
            if category != nil { try workflow.definition.check(category) }
        } catch { throw DeskError.refused(error) }
        return Response(
            form.json(before: workflow.definition.checks(before: form, about: category), in: request.language))
    }
}
