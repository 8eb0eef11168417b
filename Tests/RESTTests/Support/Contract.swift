import HTTPTypes
import Workflow

@testable import REST

/// The OpenAPI document, to hold answers against.
struct Contract {
    private let document: JSON

    init(isPractice: Bool = true) {
        document = Document.json(isPractice: isPractice)
    }

    /// Every operation that it names.
    var operations: [(method: String, path: String)] {
        (document["paths"]?.members ?? []).flatMap { path in path.value.members.map { ($0.name, path.name) } }
    }

    /// What the document does not say of this answer. Paths and methods that it does not have are not its business.
    func faults(in answer: Answer, to method: String, _ target: String) -> [String] {
        let path = target.split(separator: "?").first.map(String.init) ?? target
        let operation = operations.first { $0.method == method && matches($0.path, path) }
        guard let operation, let responses = document["paths"]?[operation.path]?[method]?["responses"] else {
            return []
        }
        guard let found = responses["\(answer.status)"] else { return ["\(answer.status) is not in the document"] }
        let response = resolved(found)
        let contents = response["content"]?.members ?? []
        guard !contents.isEmpty else { return answer.bytes.isEmpty ? [] : ["a body where the document has none"] }
        let type = answer.headers[.contentType] ?? ""
        guard let content = contents.first(where: { type.hasPrefix($0.name) }) else {
            return ["\(type) is not in the document"]
        }
        if content.value == .object([]) { return [] }
        let schema = content.value["schema"] ?? .null
        return content.name == "text/plain" ? [] : SchemaCheck(document: document).faults(in: answer.json, schema)
    }

    private func resolved(_ json: JSON) -> JSON {
        json["$ref"]?.text.map { SchemaCheck(document: document).resolve($0) } ?? json
    }

    private func matches(_ template: String, _ path: String) -> Bool {
        let (one, other) = (template.split(separator: "/"), path.split(separator: "/"))
        return one.count == other.count && zip(one, other).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
}
