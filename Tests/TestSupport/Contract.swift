package import Foundation
package import Workflow

/// The OpenAPI document, to hold answers against.
package struct Contract: Sendable {
    private let document: JSON

    package init(_ document: JSON) {
        self.document = document
    }

    /// As it is served.
    package init(parsing document: Data) throws {
        self.init(JSON(foundation: try JSONSerialization.jsonObject(with: document)))
    }

    /// Every operation that it names.
    package var operations: [(method: String, path: String)] {
        (document["paths"]?.members ?? []).flatMap { path in path.value.members.map { ($0.name, path.name) } }
    }

    /// What the document does not say of this answer. A path that it lacks must not be there, and a method that it lacks
    /// must not be taken.
    /// - Parameters:
    ///   - type: the answer's `Content-Type`.
    ///   - method: in lower case.
    package func faults(status: Int, type: String, body: Data, to method: String, _ target: String) -> [String] {
        let path = target.split(separator: "?").first.map(String.init) ?? target
        let known = operations.filter { matches($0.path, path) }
        guard !known.isEmpty else { return status == 404 ? [] : ["a path that is not in the document"] }
        // A literal path counts before one with parameters, as it does where requests are led to their routes.
        let operation = known.filter { $0.method == method }.min { $0.path.parameters < $1.path.parameters }
        guard let operation, let responses = document["paths"]?[operation.path]?[method]?["responses"] else {
            return status == 405 || method == "head" ? [] : ["a method that is not in the document"]
        }
        guard let found = responses["\(status)"] else { return ["\(status) is not in the document"] }
        let contents = resolved(found)["content"]?.members ?? []
        guard !contents.isEmpty else { return body.isEmpty ? [] : ["a body where the document has none"] }
        guard let content = contents.first(where: { type.hasPrefix($0.name) }) else {
            return ["\(type) is not in the document"]
        }
        if content.value == .object([]) || content.name == "text/plain" { return [] }
        guard let json = try? JSONSerialization.jsonObject(with: body) else { return ["no JSON"] }
        let schema = content.value["schema"] ?? .null
        return SchemaCheck(document: document).faults(in: JSON(foundation: json), schema)
    }

    private func resolved(_ json: JSON) -> JSON {
        json["$ref"]?.text.map { SchemaCheck(document: document).resolve($0) } ?? json
    }

    private func matches(_ template: String, _ path: String) -> Bool {
        let (one, other) = (template.split(separator: "/"), path.split(separator: "/"))
        return one.count == other.count && zip(one, other).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
}

extension String {
    fileprivate var parameters: Int { count { $0 == "{" } }
}
