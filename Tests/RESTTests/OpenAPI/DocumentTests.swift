import Foundation
import TestSupport
import Testing
import Workflow

@testable import REST

@Suite struct `The document` {
    @Test(arguments: [true, false])
    func `names every route, and no others`(isPractice: Bool) async throws {
        let house = try await House(isPractice: isPractice)
        let routes = house.routes.map { "\($0.method) \($0.path)" }
        let documented = Contract(Document.json(isPractice: isPractice)).operations.map { "\($0.method) \($0.path)" }
        #expect(Set(routes) == Set(documented))
        #expect(documented.count == Set(documented).count)
    }

    @Test func `is served, and refers to nothing that it does not have`() async throws {
        let house = try await House()
        let answer = try await house.get("/api/v1/openapi.json")
        #expect(answer.status == 200)
        #expect(answer.json["openapi"] == "3.1.0")
        let check = SchemaCheck(document: answer.json)
        let references = answer.json.references
        #expect(references.count > 50)
        for reference in references { #expect(check.resolve(reference) != .null, "\(reference)") }
    }

    @Test func `gives each operation a name of its own`() async throws {
        let document = try await House().get("/api/v1/openapi.json").json
        let ids = (document["paths"]?.members ?? []).flatMap { path in
            path.value.members.compactMap { $0.value["operationId"]?.text }
        }
        #expect(ids.count == Set(ids).count)
    }
}

extension JSON {
    /// Every `$ref` in it.
    fileprivate var references: Set<String> {
        switch self {
        case .array(let items): items.reduce(into: []) { $0.formUnion($1.references) }
        case .object(let members):
            members.reduce(into: []) { found, member in
                if member.name == "$ref", let text = member.value.text { found.insert(text) }
                found.formUnion(member.value.references)
            }
        case .null, .bool, .integer, .number, .string: []
        }
    }
}
