import Gateway
import HTTPTypes
import Hummingbird
import Workflow

extension Response {
    init(_ json: JSON, status: HTTPResponse.Status = .ok, type: String = "application/json") {
        var headers = HTTPFields.ofEveryAnswer
        headers[.contentType] = type
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: json.bytes))
    }

    static var noContent: Response { Response(status: .noContent, headers: .ofEveryAnswer) }
}
