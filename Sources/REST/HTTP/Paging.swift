import Gateway
import HTTPTypes
import Helpdesk
import Hummingbird
import Workflow

/// Which part of a list is wanted.
struct Paging {
    let cursor: String?
    let limit: Int

    /// - Throws: `BadRequest.faults`.
    init(_ query: Query) throws(BadRequest) {
        cursor = query["cursor"]
        guard let text = query["limit"] else {
            limit = PageLimit.standard
            return
        }
        let range = 1...PageLimit.most
        guard let number = Int(text), range.contains(number) else {
            throw .faults([BodyFault(field: "limit", kind: .outOfRange(range))])
        }
        limit = number
    }
}

extension Response {
    /// A page of a list. The next one is `request` again with another cursor.
    init(page items: [JSON], next: String?, of request: Request) {
        self.init(.object(["items": .array(items), "next": next.map(JSON.string) ?? .null]))
        guard let next else { return }
        let others = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        let query = (others.map(String.init) + ["cursor=\(next.percentEncoded)"]).joined(separator: "&")
        headers[.link] = "<\(request.uri.path)?\(query)>; rel=\"next\""
    }

    /// A list that is never long enough to have pages.
    init(list items: [JSON], of request: Request) {
        self.init(page: items, next: nil, of: request)
    }
}
