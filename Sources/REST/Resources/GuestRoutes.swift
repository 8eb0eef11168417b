import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

extension API {
    func addGuestRoutes(to routes: Routes) {
        routes.post("guests") { request, context in try welcome(request, context) }
    }

    /// `POST /guests`: 201 with the token of somebody new, who needs no account; 429 from a network that asks too often.
    ///
    /// No key makes the same token again: nothing is stored, so asking twice does no harm, and a key that others can
    /// guess would make them the same guest.
    private func welcome(_ request: Request, _ context: APIContext) throws -> Response {
        guard !request.isFromOtherOrigin else { throw BadRequest.otherOrigin }
        let origin = Origin(request, context, settings)
        let token = try installation.guests.welcome(from: origin.address, at: realTime.now())
        return Response(
            .object([
                "token": .string(token.text), "link": installation.guests.link(for: token.guest).map(JSON.string),
                "roles": .names(token.person.roles),
            ]), status: .created)
    }
}
