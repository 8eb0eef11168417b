import Gateway
import Helpdesk
import Hummingbird
import Logging
import Workflow

/// Turns whatever was thrown into an answer, and notes each request: at debug level, without its query.
struct Answering: RouterMiddleware {
    typealias Context = APIContext

    let catalogue: Catalogue
    let methods: AllowedMethods
    let measures: HTTPMeasures

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = await answer(request, context: context, next: next)
        let duration = ContinuousClock.now - start
        measures.note(context.endpointPath, status: response.status.code, duration)
        context.logger.debug(
            "request",
            metadata: [
                "method": "\(request.method)", "endpoint": "\(context.endpointPath ?? "")",
                "status": "\(response.status.code)", "duration": "\(duration)",
            ])
        return response
    }

    private func answer(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async -> Response {
        do {
            return try await next(request, context)
        } catch {
            return problem(error, request, context).response(catalogue.texts, in: request.language)
        }
    }

    private func problem(_ error: any Error, _ request: Request, _ context: Context) -> Problem {
        if let error = error as? HTTPError, error.status == .notFound,
            let allowed = methods.allowed(at: request.uri.path)
        {
            return Problem(.wrongMethod(allowed: allowed))
        }
        if let problem = Problem(error) {
            note(problem, error, context)
            return problem
        }
        // Only the kind: an error that we don't know may hold what somebody wrote.
        context.logger.error("request failed", metadata: ["error": "\(type(of: error))", "cause": "\(cause(error))"])
        return .ourFault(incident: context.id)
    }

    private func note(_ problem: Problem, _ error: any Error, _ context: Context) {
        guard problem.status.kind == .serverError else { return }
        let metadata: Logger.Metadata = ["problem": "\(problem.slug)", "cause": "\(cause(error))"]
        context.logger.warning("request not served", metadata: metadata)
    }
}
