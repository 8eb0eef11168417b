import Gateway
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// Turns whatever was thrown into a page that says what to do next.
struct PageAnswering: RouterMiddleware {
    typealias Context = APIContext

    let pages: Pages
    let methods: AllowedMethods

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = await answer(request, context: context, next: next)
        pages.note(context.endpointPath, response.status.code, ContinuousClock.now - start)
        return response
    }

    private func answer(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async -> Response {
        do {
            return try await next(request, context)
        } catch let needed as SignInNeeded {
            return await signIn(needed, request, context)
        } catch {
            return await pages.problemPage(problem(error, request, context), request, context)
        }
    }

    private func signIn(_ needed: SignInNeeded, _ request: Request, _ context: Context) async -> Response {
        let path = request.head.path ?? "/"
        guard let typed = needed.typed else { return .goingTo("/masuk?ke=\(path.percentEncoded)") }
        let problem = Problem(.noIdentity(.invalid))
        return await pages.problemPage(problem, request, context, typed: typed)
    }

    private func problem(_ error: any Error, _ request: Request, _ context: Context) -> Problem {
        if let error = error as? HTTPError, error.status == .notFound,
            let allowed = methods.allowed(at: request.uri.path)
        {
            return Problem(.wrongMethod(allowed: allowed))
        }
        if error is NoWayIn { return Problem("no-way-in", .forbidden) }
        if let problem = Problem(error) {
            guard problem.status.kind == .serverError else { return problem }
            context.logger.warning(
                "request not served", metadata: ["problem": "\(problem.slug)", "cause": "\(cause(error))"])
            return problem
        }
        // Only the kind: an error that we don't know may hold what somebody wrote.
        context.logger.error("request failed", metadata: ["error": "\(type(of: error))", "cause": "\(cause(error))"])
        return .ourFault(incident: context.id)
    }
}
