import Gateway
import Helpdesk
import Hummingbird

extension API {
    /// `GET /openapi.json`: what this server can do, for anybody to read.
    func addSpecificationRoutes(to routes: Routes) {
        let bytes = Document.json(isPractice: installation.practice != nil).bytes
        routes.get("openapi.json") { _, _ in
            var headers = HTTPFields.ofEveryAnswer
            headers[.contentType] = "application/json"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
        }
    }
}
