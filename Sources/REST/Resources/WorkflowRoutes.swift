import Gateway
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addWorkflowRoutes(to routes: Routes) {
        routes.get("workflows") { request, _ in try await listWorkflows(request) }
        routes.get("workflows/{id}") { request, context in try await showWorkflow(request, context) }
    }

    /// `GET /workflows`: the services that take tickets now.
    private func listWorkflows(_ request: Request) async throws -> Response {
        _ = try await caller(of: request)
        return Response(list: installation.library.current.map { .object($0.head) }, of: request)
    }

    /// `GET /workflows/{id}`: one of them in full, with the ways in that are open to the caller.
    private func showWorkflow(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try await caller(of: request)
        let name = WorkflowName(try context.name("id"))
        guard let workflow = installation.library.current(name) else { throw BadRequest.noSuchPath }
        return Response(workflow.json(for: caller.person, in: request.language))
    }
}
